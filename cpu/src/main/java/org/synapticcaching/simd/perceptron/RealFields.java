package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Fields of any patterns without decay, in pattern space. */
final class RealFields implements Fields {
  private final double[] gram;
  private final int stride;
  private final double[] fields;
  private double tolerance;

  RealFields(GramMatrix gram) {
    this.gram = gram.numbers();
    this.stride = gram.stride();
    this.fields = new double[stride + COUNT];
    Arrays.fill(fields, gram.patterns(), fields.length, Double.POSITIVE_INFINITY);
  }

  @Override
  public String id() {
    return "gram";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    for (int q = from; q < to; q += COUNT) {
      VectorMask<Double> wrong =
          DoubleVector.fromArray(SPECIES, fields, q).compare(VectorOperators.LE, tolerance);
      if (wrong.anyTrue()) {
        int at = q + wrong.firstTrue();
        if (at >= to) {
          return NONE;
        }
        return tolerance > 0 && fields[at] >= -tolerance ? UNDECIDED : at;
      }
    }
    return NONE;
  }

  @Override
  public void learn(int p, double shrink) {
    int row = p * stride;
    for (int q = 0; q < stride; q += COUNT) {
      DoubleVector.fromArray(SPECIES, fields, q)
          .add(DoubleVector.fromArray(SPECIES, gram, row + q))
          .intoArray(fields, q);
    }
  }

  @Override
  public void tolerate(double persistent, double transients) {
    tolerance = persistent + transients;
  }
}
