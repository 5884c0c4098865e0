package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The sums of {@link RowKernels} without caching, to the bit, over rows of exactly seven vectors,
 * as 100 hidden units have with vectors of 16: a row is written out, so that sums stay in
 * registers, and a place in it is a constant in an instruction. ({@link SevenTotals} do with
 * caching; {@link OuterKernels} and {@link SevenTransients} learn.)
 *
 * <p>Vectors are loaded by the Vector API's own method, wherever it is: through one of ours, that
 * many would exceed what the compiler puts into one method, and the rest would be objects.
 */
final class RowsOfSeven {
  /** Padded length of such rows. */
  static final int WIDTH = 7 * COUNT;

  private RowsOfSeven() {}

  /** Whether this is the padded length of such rows. */
  static boolean fit(int width) {
    return width == WIDTH;
  }

  /** As {@link RowKernels#combine}, for rows that follow one another without a gap. */
  static void combine(float[] w, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    FloatVector z5 = z0;
    FloatVector z6 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * WIDTH;
      int b1 = ORIGIN + rows[k + 1] * WIDTH;
      int b2 = ORIGIN + rows[k + 2] * WIDTH;
      int b3 = ORIGIN + rows[k + 3] * WIDTH;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      z0 = x1.fma(fromArray(SPECIES, w, b1), x0.fma(fromArray(SPECIES, w, b0), z0));
      z0 = x3.fma(fromArray(SPECIES, w, b3), fromArray(SPECIES, w, b2).mul(x2)).add(z0);
      z1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), x0.fma(fromArray(SPECIES, w, b0 + COUNT), z1));
      z1 =
          z1.add(
              x3.fma(fromArray(SPECIES, w, b3 + COUNT), fromArray(SPECIES, w, b2 + COUNT).mul(x2)));
      z2 =
          x1.fma(
              fromArray(SPECIES, w, b1 + 2 * COUNT),
              x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), z2));
      z2 =
          z2.add(
              x3.fma(
                  fromArray(SPECIES, w, b3 + 2 * COUNT),
                  fromArray(SPECIES, w, b2 + 2 * COUNT).mul(x2)));
      z3 =
          x1.fma(
              fromArray(SPECIES, w, b1 + 3 * COUNT),
              x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), z3));
      z3 =
          z3.add(
              x3.fma(
                  fromArray(SPECIES, w, b3 + 3 * COUNT),
                  fromArray(SPECIES, w, b2 + 3 * COUNT).mul(x2)));
      z4 =
          x1.fma(
              fromArray(SPECIES, w, b1 + 4 * COUNT),
              x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), z4));
      z4 =
          z4.add(
              x3.fma(
                  fromArray(SPECIES, w, b3 + 4 * COUNT),
                  fromArray(SPECIES, w, b2 + 4 * COUNT).mul(x2)));
      z5 =
          x1.fma(
              fromArray(SPECIES, w, b1 + 5 * COUNT),
              x0.fma(fromArray(SPECIES, w, b0 + 5 * COUNT), z5));
      z5 =
          z5.add(
              x3.fma(
                  fromArray(SPECIES, w, b3 + 5 * COUNT),
                  fromArray(SPECIES, w, b2 + 5 * COUNT).mul(x2)));
      z6 =
          x1.fma(
              fromArray(SPECIES, w, b1 + 6 * COUNT),
              x0.fma(fromArray(SPECIES, w, b0 + 6 * COUNT), z6));
      z6 =
          z6.add(
              x3.fma(
                  fromArray(SPECIES, w, b3 + 6 * COUNT),
                  fromArray(SPECIES, w, b2 + 6 * COUNT).mul(x2)));
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * WIDTH;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = x.fma(fromArray(SPECIES, w, b), z0);
      z1 = x.fma(fromArray(SPECIES, w, b + COUNT), z1);
      z2 = x.fma(fromArray(SPECIES, w, b + 2 * COUNT), z2);
      z3 = x.fma(fromArray(SPECIES, w, b + 3 * COUNT), z3);
      z4 = x.fma(fromArray(SPECIES, w, b + 4 * COUNT), z4);
      z5 = x.fma(fromArray(SPECIES, w, b + 5 * COUNT), z5);
      z6 = x.fma(fromArray(SPECIES, w, b + 6 * COUNT), z6);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
    z3.intoArray(z, 3 * COUNT);
    z4.intoArray(z, 4 * COUNT);
    z5.intoArray(z, 5 * COUNT);
    z6.intoArray(z, 6 * COUNT);
  }
}
