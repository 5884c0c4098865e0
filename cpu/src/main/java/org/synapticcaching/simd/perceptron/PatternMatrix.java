package org.synapticcaching.simd.perceptron;

import java.util.Optional;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.simd.kernel.DoubleLanes;

/**
 * The updates of a perceptron, one for each pattern: target x pattern with the bias last: what is
 * done with them in the space of synapses. Arrays of weights are padded to {@link #width()}, and
 * the padding of an update is 0.
 */
abstract class PatternMatrix {
  private final int patterns;
  private final int length;

  PatternMatrix(int patterns, int length) {
    this.patterns = patterns;
    this.length = length;
  }

  /** P. */
  final int patterns() {
    return patterns;
  }

  /** N + 1. */
  final int length() {
    return length;
  }

  /** Length of weight arrays: N + 1, padded. */
  final int width() {
    return DoubleLanes.padded(length);
  }

  /** Whether every number is +1 or -1. */
  abstract boolean onlySigns();

  /** One number of one update. */
  abstract double value(int p, int i);

  /** The largest magnitude in all updates. */
  abstract double largest();

  /**
   * w = shrink x w + update p.
   *
   * @param w added to
   * @param magnitudes overwritten: sum and maximum of abs(w)
   */
  abstract void learn(int p, double shrink, double[] w, double[] magnitudes);

  /** w += times x update p. */
  abstract void add(int p, double times, double[] w);

  /** l . update p + g (s . update p): the field of the pattern times its target. */
  abstract double field(int p, double[] l, double[] s, double g);

  /** That field, summed in whatever order is quickest. */
  double quickField(int p, double[] l, double[] s, double g) {
    return field(p, l, s, g);
  }

  /** w . update p. */
  abstract double field(int p, double[] w);

  /** Sum of abs(change) of update p. */
  abstract double magnitude(int p);

  /** Energy of update p by itself. */
  abstract double cost(int p, ChangeMeasure measure);

  /** A quick estimate of fields, where there is one. */
  abstract Optional<SignScreen> screen();

  /** Products of all updates with one another. */
  abstract GramMatrix gram();
}
