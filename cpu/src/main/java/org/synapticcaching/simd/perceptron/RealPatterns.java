package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.simd.kernel.DoubleLanes;

/** Updates of any numbers, a double each. */
final class RealPatterns extends PatternMatrix {
  private final int stride;
  private final double[] values;
  private final double[] magnitudes;
  private final double largest;

  RealPatterns(PerceptronTask task) {
    super(task.patterns(), task.synapses() + 1);
    stride = width();
    values = new double[task.rowsInOneArray(stride, 0)];
    magnitudes = new double[patterns()];
    double most = 0;
    for (int p = 0; p < patterns(); p++) {
      task.change(p, values, p * stride);
      for (int i = p * stride; i < (p + 1) * stride; i++) {
        magnitudes[p] += Math.abs(values[i]);
        most = Math.max(most, Math.abs(values[i]));
      }
    }
    largest = most;
  }

  @Override
  boolean onlySigns() {
    return false;
  }

  @Override
  double value(int p, int i) {
    return values[p * stride + i];
  }

  @Override
  double largest() {
    return largest;
  }

  /**
   * The least power of two that makes all numbers integers when multiplied by it, or 0 when none up
   * to 2^10 does. Products and sums of such numbers are exact as long as they are small enough.
   */
  double denominator() {
    for (double unit = 1; unit <= 1024; unit *= 2) {
      boolean integers = true;
      for (int i = 0; i < values.length && integers; i++) {
        integers = values[i] * unit == Math.rint(values[i] * unit);
      }
      if (integers) {
        return unit;
      }
    }
    return 0;
  }

  @Override
  void learn(int p, double shrink, double[] w, double[] magnitudes) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, shrink);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    LongVector most = LongVector.zero(DoubleLanes.LONGS);
    int row = p * stride;
    for (int i = 0; i < w.length; i += COUNT) {
      DoubleVector changed =
          DoubleVector.fromArray(SPECIES, w, i)
              .fma(factor, DoubleVector.fromArray(SPECIES, values, row + i));
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
    int row = p * stride;
    for (int i = 0; i < w.length; i++) {
      w[i] += times * values[row + i];
    }
  }

  @Override
  double field(int p, double[] l, double[] s, double g) {
    DoubleVector persistent = DoubleVector.zero(SPECIES);
    DoubleVector transients = DoubleVector.zero(SPECIES);
    int row = p * stride;
    for (int i = 0; i < l.length; i += COUNT) {
      DoubleVector value = DoubleVector.fromArray(SPECIES, values, row + i);
      persistent = DoubleVector.fromArray(SPECIES, l, i).fma(value, persistent);
      transients = DoubleVector.fromArray(SPECIES, s, i).fma(value, transients);
    }
    return DoubleLanes.sum(persistent.add(transients.mul(g)));
  }

  @Override
  double field(int p, double[] w) {
    return GramMatrix.product(w, 0, values, p * stride, stride);
  }

  @Override
  double magnitude(int p) {
    return magnitudes[p];
  }

  @Override
  double cost(int p, ChangeMeasure measure) {
    double cost = 0;
    for (int i = p * stride; i < p * stride + length(); i++) {
      cost += measure.of(values[i]);
    }
    return cost;
  }

  @Override
  Optional<SignScreen> screen() {
    return Optional.empty();
  }

  @Override
  GramMatrix gram() {
    return GramMatrix.ofNumbers(values, stride, patterns());
  }
}
