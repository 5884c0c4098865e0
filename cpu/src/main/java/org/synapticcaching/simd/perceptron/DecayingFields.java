package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.DoubleLanes;

/**
 * Fields with decay, in pattern space: those of the persistent and of the transient weights apart.
 * For policies that consolidate all or nothing.
 */
final class DecayingFields implements Fields {
  /** Products of signs; null for other numbers. */
  private final short[] integers;

  /** Products of other numbers; null for signs. */
  private final double[] numbers;

  private final DecayPowers decay;
  private final int stride;
  private final double[] persistent;
  private final double[] transients;
  private double persistentTolerance;
  private double transientTolerance;

  DecayingFields(GramMatrix gram, DecayPowers decay) {
    this.integers = gram.ofSigns() ? gram.integers() : null;
    this.numbers = gram.numbers();
    this.decay = decay;
    this.stride = gram.stride();
    this.persistent = new double[stride + COUNT];
    this.transients = new double[stride + COUNT];
    Arrays.fill(persistent, gram.patterns(), persistent.length, Double.POSITIVE_INFINITY);
  }

  @Override
  public String id() {
    return "gram-decay";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    double[] factors = decay.factors();
    for (int q = from; q < to; q += COUNT) {
      VectorMask<Double> wrong =
          DoubleVector.fromArray(SPECIES, transients, q)
              .sub(transientTolerance)
              .fma(
                  DoubleVector.fromArray(SPECIES, factors, gap + q - from),
                  DoubleVector.fromArray(SPECIES, persistent, q))
              .compare(VectorOperators.LE, persistentTolerance);
      if (wrong.anyTrue()) {
        int at = q + wrong.firstTrue();
        if (at >= to) {
          return NONE;
        }
        return isCertain(at, factors[gap + at - from]) ? at : UNDECIDED;
      }
    }
    return NONE;
  }

  private boolean isCertain(int p, double factor) {
    double tolerance = persistentTolerance + factor * transientTolerance;
    boolean vanished = transientTolerance > 0 && factor < DecayPowers.LEAST;
    return !vanished && (tolerance == 0 || transients[p] * factor + persistent[p] < -tolerance);
  }

  @Override
  public void learn(int p, double shrink) {
    if (integers != null) {
      learn(integers, p * stride, shrink);
    } else {
      learn(numbers, p * stride, shrink);
    }
  }

  private void learn(short[] products, int row, double shrink) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, shrink);
    for (int q = 0; q < stride; q += COUNT) {
      DoubleVector.fromArray(SPECIES, transients, q)
          .fma(factor, DoubleLanes.of(products, row + q))
          .intoArray(transients, q);
    }
  }

  private void learn(double[] products, int row, double shrink) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, shrink);
    for (int q = 0; q < stride; q += COUNT) {
      DoubleVector.fromArray(SPECIES, transients, q)
          .fma(factor, DoubleVector.fromArray(SPECIES, products, row + q))
          .intoArray(transients, q);
    }
  }

  @Override
  public void shrink(double shrink) {
    for (int q = 0; q < stride; q++) {
      transients[q] *= shrink;
    }
  }

  @Override
  public void consolidate() {
    for (int q = 0; q < stride; q++) {
      persistent[q] += transients[q];
      transients[q] = 0;
    }
  }

  @Override
  public List<double[]> remembered() {
    return List.of(persistent, transients);
  }

  @Override
  public void tolerate(double persistent, double transients) {
    persistentTolerance = persistent;
    transientTolerance = transients;
  }
}
