package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * {@link TileKernels} for four, five and six vectors. Of four rows the first two are walked one
 * after the other; the last two, whose products are added up before they join the sums, column by
 * column, so that 16 registers do.
 */
final class WideTileKernels {
  private WideTileKernels() {}

  static void combine4(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * (4 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      int b1 = origin + rows[k + 1] * (4 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      a0 = x1.fma(fromArray(SPECIES, w, b1), a0);
      a1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), a1);
      a2 = x1.fma(fromArray(SPECIES, w, b1 + 2 * COUNT), a2);
      a3 = x1.fma(fromArray(SPECIES, w, b1 + 3 * COUNT), a3);
      int b2 = origin + rows[k + 2] * (4 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      int b3 = origin + rows[k + 3] * (4 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      FloatVector b = x2.mul(fromArray(SPECIES, w, b2));
      b = x3.fma(fromArray(SPECIES, w, b3), b);
      a0 = b.add(a0);
      b = x2.mul(fromArray(SPECIES, w, b2 + COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + COUNT), b);
      a1 = b.add(a1);
      b = x2.mul(fromArray(SPECIES, w, b2 + 2 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), b);
      a2 = b.add(a2);
      b = x2.mul(fromArray(SPECIES, w, b2 + 3 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 3 * COUNT), b);
      a3 = b.add(a3);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * (4 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
  }

  static void combine5(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * (5 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
      int b1 = origin + rows[k + 1] * (5 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      a0 = x1.fma(fromArray(SPECIES, w, b1), a0);
      a1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), a1);
      a2 = x1.fma(fromArray(SPECIES, w, b1 + 2 * COUNT), a2);
      a3 = x1.fma(fromArray(SPECIES, w, b1 + 3 * COUNT), a3);
      a4 = x1.fma(fromArray(SPECIES, w, b1 + 4 * COUNT), a4);
      int b2 = origin + rows[k + 2] * (5 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      int b3 = origin + rows[k + 3] * (5 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      FloatVector b = x2.mul(fromArray(SPECIES, w, b2));
      b = x3.fma(fromArray(SPECIES, w, b3), b);
      a0 = b.add(a0);
      b = x2.mul(fromArray(SPECIES, w, b2 + COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + COUNT), b);
      a1 = b.add(a1);
      b = x2.mul(fromArray(SPECIES, w, b2 + 2 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), b);
      a2 = b.add(a2);
      b = x2.mul(fromArray(SPECIES, w, b2 + 3 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 3 * COUNT), b);
      a3 = b.add(a3);
      b = x2.mul(fromArray(SPECIES, w, b2 + 4 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 4 * COUNT), b);
      a4 = b.add(a4);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * (5 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
    a4.intoArray(z, at + 4 * COUNT);
  }

  static void combine6(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * (6 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
      a5 = x0.fma(fromArray(SPECIES, w, b0 + 5 * COUNT), a5);
      int b1 = origin + rows[k + 1] * (6 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      a0 = x1.fma(fromArray(SPECIES, w, b1), a0);
      a1 = x1.fma(fromArray(SPECIES, w, b1 + COUNT), a1);
      a2 = x1.fma(fromArray(SPECIES, w, b1 + 2 * COUNT), a2);
      a3 = x1.fma(fromArray(SPECIES, w, b1 + 3 * COUNT), a3);
      a4 = x1.fma(fromArray(SPECIES, w, b1 + 4 * COUNT), a4);
      a5 = x1.fma(fromArray(SPECIES, w, b1 + 5 * COUNT), a5);
      int b2 = origin + rows[k + 2] * (6 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      int b3 = origin + rows[k + 3] * (6 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      FloatVector b = x2.mul(fromArray(SPECIES, w, b2));
      b = x3.fma(fromArray(SPECIES, w, b3), b);
      a0 = b.add(a0);
      b = x2.mul(fromArray(SPECIES, w, b2 + COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + COUNT), b);
      a1 = b.add(a1);
      b = x2.mul(fromArray(SPECIES, w, b2 + 2 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 2 * COUNT), b);
      a2 = b.add(a2);
      b = x2.mul(fromArray(SPECIES, w, b2 + 3 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 3 * COUNT), b);
      a3 = b.add(a3);
      b = x2.mul(fromArray(SPECIES, w, b2 + 4 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 4 * COUNT), b);
      a4 = b.add(a4);
      b = x2.mul(fromArray(SPECIES, w, b2 + 5 * COUNT));
      b = x3.fma(fromArray(SPECIES, w, b3 + 5 * COUNT), b);
      a5 = b.add(a5);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * (6 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
      a5 = x0.fma(fromArray(SPECIES, w, b0 + 5 * COUNT), a5);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
    a4.intoArray(z, at + 4 * COUNT);
    a5.intoArray(z, at + 5 * COUNT);
  }
}
