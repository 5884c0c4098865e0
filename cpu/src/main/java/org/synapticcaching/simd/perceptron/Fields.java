package org.synapticcaching.simd.perceptron;

import java.util.List;

/**
 * What a perceptron answers to its patterns: the field of a pattern times its target, w . update,
 * which is not above 0 when the answer is wrong. The state is that right after the last event (an
 * update or a consolidation); k presentations later the transient part has shrunk by k factors.
 */
interface Fields {
  /** No pattern is wrong. */
  int NONE = -1;

  /** Rounding could decide whether a pattern is wrong. */
  int UNDECIDED = -2;

  /** The algorithm, in a word. */
  String id();

  /**
   * The first wrong pattern.
   *
   * @param from first pattern
   * @param to one after the last pattern
   * @param gap presentations from the last event to that of pattern {@code from}, >= 1
   * @return its index, {@link #NONE} or {@link #UNDECIDED}
   */
  int nextWrong(int from, int to, int gap);

  /** Shrinks the transient part and adds update p to it. */
  void learn(int p, double shrink);

  /** Shrinks the transient part, where fields keep it apart. */
  default void shrink(double shrink) {}

  /** All that is transient becomes persistent, where fields keep them apart: sums stay. */
  default void consolidate() {}

  /**
   * Numbers that it goes on from, beyond those of the synapses; not to be modified. To be asked
   * where s decays: without, fields are such numbers themselves, and told by nobody.
   */
  default List<double[]> remembered() {
    return List.of();
  }

  /**
   * How close to zero a field may be without being decided here; 0 where all is exact.
   *
   * @param persistent part that is always there
   * @param transients part that shrinks with the transient weights
   */
  void tolerate(double persistent, double transients);
}
