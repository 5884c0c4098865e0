package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * What {@link RowKernels} does without caching, to the bit, for rows of exactly four, five and six
 * vectors: rows are written out, so that sums and changes stay in registers. With caching that wins
 * little for so many, and four rows of four no longer fit into one method.
 */
final class RowsOfFourToSix {
  private RowsOfFourToSix() {}

  /** As {@link RowKernels#combine}, for four vectors. */
  static void combineFour(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      z0 = fromArray(SPECIES, w, b1).fma(x1, fromArray(SPECIES, w, b0).fma(x0, z0));
      z0 = z0.add(fromArray(SPECIES, w, b3).fma(x3, fromArray(SPECIES, w, b2).mul(x2)));
      z1 = fromArray(SPECIES, w, b1 + COUNT).fma(x1, fromArray(SPECIES, w, b0 + COUNT).fma(x0, z1));
      z1 =
          z1.add(
              fromArray(SPECIES, w, b3 + COUNT).fma(x3, fromArray(SPECIES, w, b2 + COUNT).mul(x2)));
      z2 =
          fromArray(SPECIES, w, b1 + 2 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 2 * COUNT).fma(x0, z2));
      z2 =
          z2.add(
              fromArray(SPECIES, w, b3 + 2 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 2 * COUNT).mul(x2)));
      z3 =
          fromArray(SPECIES, w, b1 + 3 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 3 * COUNT).fma(x0, z3));
      z3 =
          z3.add(
              fromArray(SPECIES, w, b3 + 3 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 3 * COUNT).mul(x2)));
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = fromArray(SPECIES, w, b).fma(x, z0);
      z1 = fromArray(SPECIES, w, b + COUNT).fma(x, z1);
      z2 = fromArray(SPECIES, w, b + 2 * COUNT).fma(x, z2);
      z3 = fromArray(SPECIES, w, b + 3 * COUNT).fma(x, z3);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
    z3.intoArray(z, 3 * COUNT);
  }

  /** As {@link RowKernels#addOuter}, for four vectors. */
  static void addOuterFour(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    for (int k = from; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
    }
  }

  /** As {@link RowKernels#combine}, for five vectors. */
  static void combineFive(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      z0 = fromArray(SPECIES, w, b1).fma(x1, fromArray(SPECIES, w, b0).fma(x0, z0));
      z0 = z0.add(fromArray(SPECIES, w, b3).fma(x3, fromArray(SPECIES, w, b2).mul(x2)));
      z1 = fromArray(SPECIES, w, b1 + COUNT).fma(x1, fromArray(SPECIES, w, b0 + COUNT).fma(x0, z1));
      z1 =
          z1.add(
              fromArray(SPECIES, w, b3 + COUNT).fma(x3, fromArray(SPECIES, w, b2 + COUNT).mul(x2)));
      z2 =
          fromArray(SPECIES, w, b1 + 2 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 2 * COUNT).fma(x0, z2));
      z2 =
          z2.add(
              fromArray(SPECIES, w, b3 + 2 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 2 * COUNT).mul(x2)));
      z3 =
          fromArray(SPECIES, w, b1 + 3 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 3 * COUNT).fma(x0, z3));
      z3 =
          z3.add(
              fromArray(SPECIES, w, b3 + 3 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 3 * COUNT).mul(x2)));
      z4 =
          fromArray(SPECIES, w, b1 + 4 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 4 * COUNT).fma(x0, z4));
      z4 =
          z4.add(
              fromArray(SPECIES, w, b3 + 4 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 4 * COUNT).mul(x2)));
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = fromArray(SPECIES, w, b).fma(x, z0);
      z1 = fromArray(SPECIES, w, b + COUNT).fma(x, z1);
      z2 = fromArray(SPECIES, w, b + 2 * COUNT).fma(x, z2);
      z3 = fromArray(SPECIES, w, b + 3 * COUNT).fma(x, z3);
      z4 = fromArray(SPECIES, w, b + 4 * COUNT).fma(x, z4);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
    z3.intoArray(z, 3 * COUNT);
    z4.intoArray(z, 4 * COUNT);
  }

  /** As {@link RowKernels#addOuter}, for five vectors. */
  static void addOuterFive(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    for (int k = from; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
    }
  }

  /** As {@link RowKernels#combine}, for six vectors. */
  static void combineSix(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z) {
    FloatVector z0 = FloatVector.zero(SPECIES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    FloatVector z5 = z0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride;
      int b1 = ORIGIN + rows[k + 1] * stride;
      int b2 = ORIGIN + rows[k + 2] * stride;
      int b3 = ORIGIN + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      z0 = fromArray(SPECIES, w, b1).fma(x1, fromArray(SPECIES, w, b0).fma(x0, z0));
      z0 = z0.add(fromArray(SPECIES, w, b3).fma(x3, fromArray(SPECIES, w, b2).mul(x2)));
      z1 = fromArray(SPECIES, w, b1 + COUNT).fma(x1, fromArray(SPECIES, w, b0 + COUNT).fma(x0, z1));
      z1 =
          z1.add(
              fromArray(SPECIES, w, b3 + COUNT).fma(x3, fromArray(SPECIES, w, b2 + COUNT).mul(x2)));
      z2 =
          fromArray(SPECIES, w, b1 + 2 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 2 * COUNT).fma(x0, z2));
      z2 =
          z2.add(
              fromArray(SPECIES, w, b3 + 2 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 2 * COUNT).mul(x2)));
      z3 =
          fromArray(SPECIES, w, b1 + 3 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 3 * COUNT).fma(x0, z3));
      z3 =
          z3.add(
              fromArray(SPECIES, w, b3 + 3 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 3 * COUNT).mul(x2)));
      z4 =
          fromArray(SPECIES, w, b1 + 4 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 4 * COUNT).fma(x0, z4));
      z4 =
          z4.add(
              fromArray(SPECIES, w, b3 + 4 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 4 * COUNT).mul(x2)));
      z5 =
          fromArray(SPECIES, w, b1 + 5 * COUNT)
              .fma(x1, fromArray(SPECIES, w, b0 + 5 * COUNT).fma(x0, z5));
      z5 =
          z5.add(
              fromArray(SPECIES, w, b3 + 5 * COUNT)
                  .fma(x3, fromArray(SPECIES, w, b2 + 5 * COUNT).mul(x2)));
    }
    for (; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      z0 = fromArray(SPECIES, w, b).fma(x, z0);
      z1 = fromArray(SPECIES, w, b + COUNT).fma(x, z1);
      z2 = fromArray(SPECIES, w, b + 2 * COUNT).fma(x, z2);
      z3 = fromArray(SPECIES, w, b + 3 * COUNT).fma(x, z3);
      z4 = fromArray(SPECIES, w, b + 4 * COUNT).fma(x, z4);
      z5 = fromArray(SPECIES, w, b + 5 * COUNT).fma(x, z5);
    }
    z0.intoArray(z, 0);
    z1.intoArray(z, COUNT);
    z2.intoArray(z, 2 * COUNT);
    z3.intoArray(z, 3 * COUNT);
    z4.intoArray(z, 4 * COUNT);
    z5.intoArray(z, 5 * COUNT);
  }

  /** As {@link RowKernels#addOuter}, for six vectors. */
  static void addOuterSix(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    for (int k = from; k < to; k++) {
      int b = ORIGIN + rows[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
      x.fma(d5, fromArray(SPECIES, w, b + 5 * COUNT)).intoArray(w, b + 5 * COUNT);
    }
  }
}
