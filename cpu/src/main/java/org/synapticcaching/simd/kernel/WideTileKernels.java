package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;
import static org.synapticcaching.simd.kernel.TileKernels.four;

import jdk.incubator.vector.FloatVector;

/** {@link TileKernels} for four, five and six vectors. */
final class WideTileKernels {
  private WideTileKernels() {}

  static void combine4(
      float[] w,
      int origin,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z,
      int at) {
    int fours = to - 3;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int k = from;
    for (; k < fours; k += 4) {
      int b0 = origin + rows[k] * stride;
      int b1 = origin + rows[k + 1] * stride;
      int b2 = origin + rows[k + 2] * stride;
      int b3 = origin + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      a0 = four(w, 0, b0, b1, b2, b3, x0, x1, x2, x3, a0);
      a1 = four(w, COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a1);
      a2 = four(w, 2 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a2);
      a3 = four(w, 3 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a3);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
  }

  static void combine5(
      float[] w,
      int origin,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z,
      int at) {
    int fours = to - 3;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    int k = from;
    for (; k < fours; k += 4) {
      int b0 = origin + rows[k] * stride;
      int b1 = origin + rows[k + 1] * stride;
      int b2 = origin + rows[k + 2] * stride;
      int b3 = origin + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      a0 = four(w, 0, b0, b1, b2, b3, x0, x1, x2, x3, a0);
      a1 = four(w, COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a1);
      a2 = four(w, 2 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a2);
      a3 = four(w, 3 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a3);
      a4 = four(w, 4 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a4);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
    a4.intoArray(z, at + 4 * COUNT);
  }

  static void combine6(
      float[] w,
      int origin,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z,
      int at) {
    int fours = to - 3;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    int k = from;
    for (; k < fours; k += 4) {
      int b0 = origin + rows[k] * stride;
      int b1 = origin + rows[k + 1] * stride;
      int b2 = origin + rows[k + 2] * stride;
      int b3 = origin + rows[k + 3] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      a0 = four(w, 0, b0, b1, b2, b3, x0, x1, x2, x3, a0);
      a1 = four(w, COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a1);
      a2 = four(w, 2 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a2);
      a3 = four(w, 3 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a3);
      a4 = four(w, 4 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a4);
      a5 = four(w, 5 * COUNT, b0, b1, b2, b3, x0, x1, x2, x3, a5);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * stride;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      a3 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 3 * COUNT), a3);
      a4 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 4 * COUNT), a4);
      a5 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 5 * COUNT), a5);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
    a3.intoArray(z, at + 3 * COUNT);
    a4.intoArray(z, at + 4 * COUNT);
    a5.intoArray(z, at + 5 * COUNT);
  }
}
