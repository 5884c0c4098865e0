package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The sums of {@link RowKernels} with caching, to the bit, over rows of exactly thirteen vectors.
 * Persistent parts are walked row after row; transient ones of four rows, which are added up before
 * they join the sums, column by column: one register does where row after row would take thirteen.
 */
final class ThirteenTotals {
  private static final int WIDTH = ThirteenSums.WIDTH;
  private static final int STRIDE = TransientKernels.stride(WIDTH);

  private ThirteenTotals() {}

  /** As {@link RowKernels#combineTotal}. */
  static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    FloatVector z5 = z0;
    FloatVector z6 = z0;
    FloatVector z7 = z0;
    FloatVector z8 = z0;
    FloatVector z9 = z0;
    FloatVector z10 = z0;
    FloatVector z11 = z0;
    FloatVector z12 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * STRIDE;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      z0 = x0.fma(fromArray(SPECIES, w, b0), z0);
      z1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), z1);
      z2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), z2);
      z3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), z3);
      z4 = x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), z4);
      z5 = x0.fma(fromArray(SPECIES, w, b0 + 5 * COUNT), z5);
      z6 = x0.fma(fromArray(SPECIES, w, b0 + 6 * COUNT), z6);
      z7 = x0.fma(fromArray(SPECIES, w, b0 + 7 * COUNT), z7);
      z8 = x0.fma(fromArray(SPECIES, w, b0 + 8 * COUNT), z8);
      z9 = x0.fma(fromArray(SPECIES, w, b0 + 9 * COUNT), z9);
      z10 = x0.fma(fromArray(SPECIES, w, b0 + 10 * COUNT), z10);
      z11 = x0.fma(fromArray(SPECIES, w, b0 + 11 * COUNT), z11);
      z12 = x0.fma(fromArray(SPECIES, w, b0 + 12 * COUNT), z12);
      FloatVector g0 = x0.mul(scale);
      int b1 = ORIGIN + rows[k + 1] * STRIDE;
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      z0 = x1.fma(fromArray(SPECIES, w, b1), z0);
      z1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), z1);
      z2 = x1.fma(fromArray(SPECIES, w, b1 + 2 * COUNT), z2);
      z3 = x1.fma(fromArray(SPECIES, w, b1 + 3 * COUNT), z3);
      z4 = x1.fma(fromArray(SPECIES, w, b1 + 4 * COUNT), z4);
      z5 = x1.fma(fromArray(SPECIES, w, b1 + 5 * COUNT), z5);
      z6 = x1.fma(fromArray(SPECIES, w, b1 + 6 * COUNT), z6);
      z7 = x1.fma(fromArray(SPECIES, w, b1 + 7 * COUNT), z7);
      z8 = x1.fma(fromArray(SPECIES, w, b1 + 8 * COUNT), z8);
      z9 = x1.fma(fromArray(SPECIES, w, b1 + 9 * COUNT), z9);
      z10 = x1.fma(fromArray(SPECIES, w, b1 + 10 * COUNT), z10);
      z11 = x1.fma(fromArray(SPECIES, w, b1 + 11 * COUNT), z11);
      z12 = x1.fma(fromArray(SPECIES, w, b1 + 12 * COUNT), z12);
      FloatVector g1 = x1.mul(scale);
      int b2 = ORIGIN + rows[k + 2] * STRIDE;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      z0 = x2.fma(fromArray(SPECIES, w, b2), z0);
      z1 = x2.fma(fromArray(SPECIES, w, b2 + COUNT), z1);
      z2 = x2.fma(fromArray(SPECIES, w, b2 + 2 * COUNT), z2);
      z3 = x2.fma(fromArray(SPECIES, w, b2 + 3 * COUNT), z3);
      z4 = x2.fma(fromArray(SPECIES, w, b2 + 4 * COUNT), z4);
      z5 = x2.fma(fromArray(SPECIES, w, b2 + 5 * COUNT), z5);
      z6 = x2.fma(fromArray(SPECIES, w, b2 + 6 * COUNT), z6);
      z7 = x2.fma(fromArray(SPECIES, w, b2 + 7 * COUNT), z7);
      z8 = x2.fma(fromArray(SPECIES, w, b2 + 8 * COUNT), z8);
      z9 = x2.fma(fromArray(SPECIES, w, b2 + 9 * COUNT), z9);
      z10 = x2.fma(fromArray(SPECIES, w, b2 + 10 * COUNT), z10);
      z11 = x2.fma(fromArray(SPECIES, w, b2 + 11 * COUNT), z11);
      z12 = x2.fma(fromArray(SPECIES, w, b2 + 12 * COUNT), z12);
      FloatVector g2 = x2.mul(scale);
      int b3 = ORIGIN + rows[k + 3] * STRIDE;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      z0 = x3.fma(fromArray(SPECIES, w, b3), z0);
      z1 = x3.fma(fromArray(SPECIES, w, b3 + COUNT), z1);
      z2 = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), z2);
      z3 = x3.fma(fromArray(SPECIES, w, b3 + 3 * COUNT), z3);
      z4 = x3.fma(fromArray(SPECIES, w, b3 + 4 * COUNT), z4);
      z5 = x3.fma(fromArray(SPECIES, w, b3 + 5 * COUNT), z5);
      z6 = x3.fma(fromArray(SPECIES, w, b3 + 6 * COUNT), z6);
      z7 = x3.fma(fromArray(SPECIES, w, b3 + 7 * COUNT), z7);
      z8 = x3.fma(fromArray(SPECIES, w, b3 + 8 * COUNT), z8);
      z9 = x3.fma(fromArray(SPECIES, w, b3 + 9 * COUNT), z9);
      z10 = x3.fma(fromArray(SPECIES, w, b3 + 10 * COUNT), z10);
      z11 = x3.fma(fromArray(SPECIES, w, b3 + 11 * COUNT), z11);
      z12 = x3.fma(fromArray(SPECIES, w, b3 + 12 * COUNT), z12);
      FloatVector g3 = x3.mul(scale);
      FloatVector s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH), s);
      z0 = z0.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + COUNT), s);
      z1 = z1.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 2 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 2 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 2 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 2 * COUNT), s);
      z2 = z2.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 3 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 3 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 3 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 3 * COUNT), s);
      z3 = z3.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 4 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 4 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 4 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 4 * COUNT), s);
      z4 = z4.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 5 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 5 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 5 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 5 * COUNT), s);
      z5 = z5.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 6 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 6 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 6 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 6 * COUNT), s);
      z6 = z6.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 7 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 7 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 7 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 7 * COUNT), s);
      z7 = z7.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 8 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 8 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 8 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 8 * COUNT), s);
      z8 = z8.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 9 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 9 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 9 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 9 * COUNT), s);
      z9 = z9.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 10 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 10 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 10 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 10 * COUNT), s);
      z10 = z10.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 11 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 11 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 11 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 11 * COUNT), s);
      z11 = z11.add(s);
      s = g0.mul(fromArray(SPECIES, w, b0 + WIDTH + 12 * COUNT));
      s = g1.fma(fromArray(SPECIES, w, b1 + WIDTH + 12 * COUNT), s);
      s = g2.fma(fromArray(SPECIES, w, b2 + WIDTH + 12 * COUNT), s);
      s = g3.fma(fromArray(SPECIES, w, b3 + WIDTH + 12 * COUNT), s);
      z12 = z12.add(s);
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * STRIDE;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = x.fma(fromArray(SPECIES, w, b), z0);
      z1 = x.fma(fromArray(SPECIES, w, b + COUNT), z1);
      z2 = x.fma(fromArray(SPECIES, w, b + 2 * COUNT), z2);
      z3 = x.fma(fromArray(SPECIES, w, b + 3 * COUNT), z3);
      z4 = x.fma(fromArray(SPECIES, w, b + 4 * COUNT), z4);
      z5 = x.fma(fromArray(SPECIES, w, b + 5 * COUNT), z5);
      z6 = x.fma(fromArray(SPECIES, w, b + 6 * COUNT), z6);
      z7 = x.fma(fromArray(SPECIES, w, b + 7 * COUNT), z7);
      z8 = x.fma(fromArray(SPECIES, w, b + 8 * COUNT), z8);
      z9 = x.fma(fromArray(SPECIES, w, b + 9 * COUNT), z9);
      z10 = x.fma(fromArray(SPECIES, w, b + 10 * COUNT), z10);
      z11 = x.fma(fromArray(SPECIES, w, b + 11 * COUNT), z11);
      z12 = x.fma(fromArray(SPECIES, w, b + 12 * COUNT), z12);
      FloatVector g = x.mul(scale);
      z0 = g.fma(fromArray(SPECIES, w, b + WIDTH), z0);
      z1 = g.fma(fromArray(SPECIES, w, b + WIDTH + COUNT), z1);
      z2 = g.fma(fromArray(SPECIES, w, b + WIDTH + 2 * COUNT), z2);
      z3 = g.fma(fromArray(SPECIES, w, b + WIDTH + 3 * COUNT), z3);
      z4 = g.fma(fromArray(SPECIES, w, b + WIDTH + 4 * COUNT), z4);
      z5 = g.fma(fromArray(SPECIES, w, b + WIDTH + 5 * COUNT), z5);
      z6 = g.fma(fromArray(SPECIES, w, b + WIDTH + 6 * COUNT), z6);
      z7 = g.fma(fromArray(SPECIES, w, b + WIDTH + 7 * COUNT), z7);
      z8 = g.fma(fromArray(SPECIES, w, b + WIDTH + 8 * COUNT), z8);
      z9 = g.fma(fromArray(SPECIES, w, b + WIDTH + 9 * COUNT), z9);
      z10 = g.fma(fromArray(SPECIES, w, b + WIDTH + 10 * COUNT), z10);
      z11 = g.fma(fromArray(SPECIES, w, b + WIDTH + 11 * COUNT), z11);
      z12 = g.fma(fromArray(SPECIES, w, b + WIDTH + 12 * COUNT), z12);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
    z3.intoArray(z, 3 * COUNT);
    z4.intoArray(z, 4 * COUNT);
    z5.intoArray(z, 5 * COUNT);
    z6.intoArray(z, 6 * COUNT);
    z7.intoArray(z, 7 * COUNT);
    z8.intoArray(z, 8 * COUNT);
    z9.intoArray(z, 9 * COUNT);
    z10.intoArray(z, 10 * COUNT);
    z11.intoArray(z, 11 * COUNT);
    z12.intoArray(z, 12 * COUNT);
  }
}
