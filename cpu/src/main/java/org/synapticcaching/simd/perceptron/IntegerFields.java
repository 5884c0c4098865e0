package org.synapticcaching.simd.perceptron;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Fields of patterns of signs without decay: integers, in pattern space. */
final class IntegerFields implements Fields {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 2)));
  private static final int COUNT = INTS.length();

  private final short[] gram;
  private final int stride;
  private final int[] fields;

  IntegerFields(GramMatrix gram) {
    this.gram = gram.integers();
    this.stride = gram.stride();
    this.fields = new int[stride];
  }

  @Override
  public String id() {
    return "gram-integer";
  }

  @Override
  public int nextWrong(int from, int to, int gap) {
    // The next error is near: plain comparisons find it as fast as vectors.
    for (int q = from; q < to; q++) {
      if (fields[q] <= 0) {
        return q;
      }
    }
    return NONE;
  }

  @Override
  public void learn(int p, double shrink) {
    int row = p * stride;
    for (int q = 0; q < stride; q += COUNT) {
      IntVector products =
          (IntVector)
              ShortVector.fromArray(SHORTS, gram, row + q)
                  .convertShape(VectorOperators.S2I, INTS, 0);
      IntVector.fromArray(INTS, fields, q).add(products).intoArray(fields, q);
    }
  }

  @Override
  public void tolerate(double persistent, double transients) {
    // Integers are exact.
  }
}
