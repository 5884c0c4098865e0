package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.simd.kernel.DoubleLanes;

/** Updates of +1 and -1, a byte each. */
final class BinaryPatterns extends PatternMatrix {
  private final int stride;
  private final byte[] signs;
  private final int[] increases;

  BinaryPatterns(PerceptronTask task) {
    super(task.patterns(), task.synapses() + 1);
    stride = (length() + SignScreen.BLOCK - 1) / SignScreen.BLOCK * SignScreen.BLOCK;
    signs = task.signedChanges(stride, DoubleLanes.SLACK);
    increases = new int[patterns()];
    for (int p = 0; p < increases.length; p++) {
      for (int i = p * stride; i < p * stride + length(); i++) {
        increases[p] += (signs[i] + 1) >> 1;
      }
    }
  }

  @Override
  boolean onlySigns() {
    return true;
  }

  @Override
  double value(int p, int i) {
    return signs[p * stride + i];
  }

  @Override
  double largest() {
    return 1;
  }

  @Override
  void learn(int p, double shrink, double[] w, double[] magnitudes) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, shrink);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    LongVector most = LongVector.zero(DoubleLanes.LONGS);
    int row = p * stride;
    for (int i = 0; i < w.length; i += COUNT) {
      DoubleVector changed =
          DoubleVector.fromArray(SPECIES, w, i).fma(factor, DoubleLanes.of(signs, row + i));
      changed.intoArray(w, i);
      DoubleVector magnitude = changed.abs();
      sum = magnitude.add(sum);
      most = magnitude.reinterpretAsLongs().max(most);
    }
    magnitudes[0] = DoubleLanes.sum(sum);
    magnitudes[1] = DoubleLanes.largest(most);
  }

  @Override
  void add(int p, double times, double[] w) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, times);
    int row = p * stride;
    for (int i = 0; i < w.length; i += COUNT) {
      DoubleLanes.of(signs, row + i)
          .fma(factor, DoubleVector.fromArray(SPECIES, w, i))
          .intoArray(w, i);
    }
  }

  @Override
  double field(int p, double[] l, double[] s, double g) {
    DoubleVector persistent = DoubleVector.zero(SPECIES);
    DoubleVector transients = DoubleVector.zero(SPECIES);
    int row = p * stride;
    for (int i = 0; i < l.length; i += COUNT) {
      DoubleVector sign = DoubleLanes.of(signs, row + i);
      persistent = DoubleVector.fromArray(SPECIES, l, i).fma(sign, persistent);
      transients = DoubleVector.fromArray(SPECIES, s, i).fma(sign, transients);
    }
    return DoubleLanes.sum(persistent.add(transients.mul(g)));
  }

  /** Four sums do not wait for one another as long as two. */
  @Override
  double quickField(int p, double[] l, double[] s, double g) {
    DoubleVector a = DoubleVector.zero(SPECIES);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    int row = p * stride;
    int i = 0;
    for (; i < l.length - COUNT; i += 2 * COUNT) {
      DoubleVector sign = DoubleLanes.of(signs, row + i);
      DoubleVector next = DoubleLanes.of(signs, row + i + COUNT);
      a = DoubleVector.fromArray(SPECIES, l, i).fma(sign, a);
      b = DoubleVector.fromArray(SPECIES, s, i).fma(sign, b);
      c = DoubleVector.fromArray(SPECIES, l, i + COUNT).fma(next, c);
      d = DoubleVector.fromArray(SPECIES, s, i + COUNT).fma(next, d);
    }
    if (i < l.length) {
      DoubleVector sign = DoubleLanes.of(signs, row + i);
      a = DoubleVector.fromArray(SPECIES, l, i).fma(sign, a);
      b = DoubleVector.fromArray(SPECIES, s, i).fma(sign, b);
    }
    return DoubleLanes.sum(a.add(c).add(b.add(d).mul(g)));
  }

  @Override
  double field(int p, double[] w) {
    DoubleVector field = DoubleVector.zero(SPECIES);
    int row = p * stride;
    for (int i = 0; i < w.length; i += COUNT) {
      field = DoubleVector.fromArray(SPECIES, w, i).fma(DoubleLanes.of(signs, row + i), field);
    }
    return DoubleLanes.sum(field);
  }

  @Override
  double magnitude(int p) {
    return length();
  }

  @Override
  double cost(int p, ChangeMeasure measure) {
    return increases[p] * measure.of(1) + (length() - increases[p]) * measure.of(-1);
  }

  @Override
  Optional<SignScreen> screen() {
    return Optional.of(new SignScreen(signs, stride));
  }

  @Override
  GramMatrix gram() {
    return GramMatrix.ofSigns(signs, stride, length(), patterns());
  }
}
