package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The sums of {@link RowKernels} with caching, to the bit, over rows of exactly seven vectors: row
 * after row, with all sums in registers.
 */
final class SevenTotals {
  private static final int WIDTH = RowsOfSeven.WIDTH;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private SevenTotals() {}

  /** Whether this is the padded length of such rows, and there are registers for 14 sums. */
  static boolean fit(int width) {
    return COUNT >= 16 && width == WIDTH;
  }

  /** As {@link RowKernels#combineTotal}. */
  static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z) {
    // A sum that begins with -0 is its first term, to the bit, even where that is -0.
    FloatVector nothing = FloatVector.broadcast(SPECIES, -0f);
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    FloatVector z5 = z0;
    FloatVector z6 = z0;
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    while (k < end) {
      FloatVector s0 = nothing;
      FloatVector s1 = nothing;
      FloatVector s2 = nothing;
      FloatVector s3 = nothing;
      FloatVector s4 = nothing;
      FloatVector s5 = nothing;
      FloatVector s6 = nothing;
      for (int four = k + 4; k < four; k++) {
        int b = ORIGIN + rows[k] * STRIDE;
        FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
        z0 = x.fma(fromArray(SPECIES, w, b), z0);
        z1 = x.fma(fromArray(SPECIES, w, b + COUNT), z1);
        z2 = x.fma(fromArray(SPECIES, w, b + 2 * COUNT), z2);
        z3 = x.fma(fromArray(SPECIES, w, b + 3 * COUNT), z3);
        z4 = x.fma(fromArray(SPECIES, w, b + 4 * COUNT), z4);
        z5 = x.fma(fromArray(SPECIES, w, b + 5 * COUNT), z5);
        z6 = x.fma(fromArray(SPECIES, w, b + 6 * COUNT), z6);
        s0 = x.fma(fromArray(SPECIES, w, b + WIDTH), s0);
        s1 = x.fma(fromArray(SPECIES, w, b + WIDTH + COUNT), s1);
        s2 = x.fma(fromArray(SPECIES, w, b + WIDTH + 2 * COUNT), s2);
        s3 = x.fma(fromArray(SPECIES, w, b + WIDTH + 3 * COUNT), s3);
        s4 = x.fma(fromArray(SPECIES, w, b + WIDTH + 4 * COUNT), s4);
        s5 = x.fma(fromArray(SPECIES, w, b + WIDTH + 5 * COUNT), s5);
        s6 = x.fma(fromArray(SPECIES, w, b + WIDTH + 6 * COUNT), s6);
      }
      z0 = g.fma(s0, z0);
      z1 = g.fma(s1, z1);
      z2 = g.fma(s2, z2);
      z3 = g.fma(s3, z3);
      z4 = g.fma(s4, z4);
      z5 = g.fma(s5, z5);
      z6 = g.fma(s6, z6);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * STRIDE;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector scaled = x.mul(g);
      z0 = scaled.fma(fromArray(SPECIES, w, b + WIDTH), x.fma(fromArray(SPECIES, w, b), z0));
      z1 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + COUNT),
              x.fma(fromArray(SPECIES, w, b + COUNT), z1));
      z2 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 2 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 2 * COUNT), z2));
      z3 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 3 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 3 * COUNT), z3));
      z4 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 4 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 4 * COUNT), z4));
      z5 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 5 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 5 * COUNT), z5));
      z6 =
          scaled.fma(
              fromArray(SPECIES, w, b + WIDTH + 6 * COUNT),
              x.fma(fromArray(SPECIES, w, b + 6 * COUNT), z6));
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
