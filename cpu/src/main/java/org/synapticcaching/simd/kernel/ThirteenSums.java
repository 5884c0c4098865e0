package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The sums of {@link RowKernels} without caching, to the bit, over rows of exactly thirteen
 * vectors, as 100 hidden units have with vectors of 8. Thirteen sums leave three of 16 registers,
 * so that of four rows the last two, whose products are added up before they join the sums, are
 * walked column by column.
 */
final class ThirteenSums {
  private static final int WIDTH = 13 * COUNT;

  private ThirteenSums() {}

  /** As {@link RowKernels#combine}, for rows that follow one another without a gap. */
  static void combine(float[] w, int[] rows, float[] values, int from, int to, float[] z) {
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
      int b0 = ORIGIN + rows[k] * WIDTH;
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
      int b1 = ORIGIN + rows[k + 1] * WIDTH;
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
      int b2 = ORIGIN + rows[k + 2] * WIDTH;
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      int b3 = ORIGIN + rows[k + 3] * WIDTH;
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      FloatVector s = x2.mul(fromArray(SPECIES, w, b2));
      s = x3.fma(fromArray(SPECIES, w, b3), s);
      z0 = s.add(z0);
      s = x2.mul(fromArray(SPECIES, w, b2 + COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + COUNT), s);
      z1 = s.add(z1);
      s = x2.mul(fromArray(SPECIES, w, b2 + 2 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), s);
      z2 = s.add(z2);
      s = x2.mul(fromArray(SPECIES, w, b2 + 3 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 3 * COUNT), s);
      z3 = s.add(z3);
      s = x2.mul(fromArray(SPECIES, w, b2 + 4 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 4 * COUNT), s);
      z4 = s.add(z4);
      s = x2.mul(fromArray(SPECIES, w, b2 + 5 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 5 * COUNT), s);
      z5 = s.add(z5);
      s = x2.mul(fromArray(SPECIES, w, b2 + 6 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 6 * COUNT), s);
      z6 = s.add(z6);
      s = x2.mul(fromArray(SPECIES, w, b2 + 7 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 7 * COUNT), s);
      z7 = s.add(z7);
      s = x2.mul(fromArray(SPECIES, w, b2 + 8 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 8 * COUNT), s);
      z8 = s.add(z8);
      s = x2.mul(fromArray(SPECIES, w, b2 + 9 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 9 * COUNT), s);
      z9 = s.add(z9);
      s = x2.mul(fromArray(SPECIES, w, b2 + 10 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 10 * COUNT), s);
      z10 = s.add(z10);
      s = x2.mul(fromArray(SPECIES, w, b2 + 11 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 11 * COUNT), s);
      z11 = s.add(z11);
      s = x2.mul(fromArray(SPECIES, w, b2 + 12 * COUNT));
      s = x3.fma(fromArray(SPECIES, w, b3 + 12 * COUNT), s);
      z12 = s.add(z12);
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
      z7 = x.fma(fromArray(SPECIES, w, b + 7 * COUNT), z7);
      z8 = x.fma(fromArray(SPECIES, w, b + 8 * COUNT), z8);
      z9 = x.fma(fromArray(SPECIES, w, b + 9 * COUNT), z9);
      z10 = x.fma(fromArray(SPECIES, w, b + 10 * COUNT), z10);
      z11 = x.fma(fromArray(SPECIES, w, b + 11 * COUNT), z11);
      z12 = x.fma(fromArray(SPECIES, w, b + 12 * COUNT), z12);
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
