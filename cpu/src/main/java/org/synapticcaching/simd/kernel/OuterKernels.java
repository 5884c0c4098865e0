package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Learning without caching, persistent(row) += value x change, to the bit as {@link
 * RowKernels#addOuter}, for rows of as many vectors as are common: a row is written out, so that
 * changes stay in registers. From the last row back: the rows that a forward walk has read last are
 * still in the nearest cache, as those that are learned last will be when the next one begins.
 */
final class OuterKernels {
  private OuterKernels() {}

  static void addOne(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * COUNT;
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
    }
  }

  static void addTwo(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (2 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
    }
  }

  static void addThree(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (3 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
    }
  }

  static void addFour(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (4 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
    }
  }

  static void addFive(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (5 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
    }
  }

  static void addSix(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (6 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
      x.fma(d5, fromArray(SPECIES, w, b + 5 * COUNT)).intoArray(w, b + 5 * COUNT);
    }
  }

  static void addSeven(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    FloatVector d6 = fromArray(SPECIES, change, 6 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (7 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
      x.fma(d5, fromArray(SPECIES, w, b + 5 * COUNT)).intoArray(w, b + 5 * COUNT);
      x.fma(d6, fromArray(SPECIES, w, b + 6 * COUNT)).intoArray(w, b + 6 * COUNT);
    }
  }

  static void addThirteen(float[] w, int[] rows, float[] values, int from, int to, float[] change) {
    FloatVector d0 = fromArray(SPECIES, change, 0);
    FloatVector d1 = fromArray(SPECIES, change, COUNT);
    FloatVector d2 = fromArray(SPECIES, change, 2 * COUNT);
    FloatVector d3 = fromArray(SPECIES, change, 3 * COUNT);
    FloatVector d4 = fromArray(SPECIES, change, 4 * COUNT);
    FloatVector d5 = fromArray(SPECIES, change, 5 * COUNT);
    FloatVector d6 = fromArray(SPECIES, change, 6 * COUNT);
    FloatVector d7 = fromArray(SPECIES, change, 7 * COUNT);
    FloatVector d8 = fromArray(SPECIES, change, 8 * COUNT);
    FloatVector d9 = fromArray(SPECIES, change, 9 * COUNT);
    FloatVector d10 = fromArray(SPECIES, change, 10 * COUNT);
    FloatVector d11 = fromArray(SPECIES, change, 11 * COUNT);
    FloatVector d12 = fromArray(SPECIES, change, 12 * COUNT);
    for (int k = to - 1; k >= from; k--) {
      int b = ORIGIN + rows[k] * (13 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      x.fma(d0, fromArray(SPECIES, w, b)).intoArray(w, b);
      x.fma(d1, fromArray(SPECIES, w, b + COUNT)).intoArray(w, b + COUNT);
      x.fma(d2, fromArray(SPECIES, w, b + 2 * COUNT)).intoArray(w, b + 2 * COUNT);
      x.fma(d3, fromArray(SPECIES, w, b + 3 * COUNT)).intoArray(w, b + 3 * COUNT);
      x.fma(d4, fromArray(SPECIES, w, b + 4 * COUNT)).intoArray(w, b + 4 * COUNT);
      x.fma(d5, fromArray(SPECIES, w, b + 5 * COUNT)).intoArray(w, b + 5 * COUNT);
      x.fma(d6, fromArray(SPECIES, w, b + 6 * COUNT)).intoArray(w, b + 6 * COUNT);
      x.fma(d7, fromArray(SPECIES, w, b + 7 * COUNT)).intoArray(w, b + 7 * COUNT);
      x.fma(d8, fromArray(SPECIES, w, b + 8 * COUNT)).intoArray(w, b + 8 * COUNT);
      x.fma(d9, fromArray(SPECIES, w, b + 9 * COUNT)).intoArray(w, b + 9 * COUNT);
      x.fma(d10, fromArray(SPECIES, w, b + 10 * COUNT)).intoArray(w, b + 10 * COUNT);
      x.fma(d11, fromArray(SPECIES, w, b + 11 * COUNT)).intoArray(w, b + 11 * COUNT);
      x.fma(d12, fromArray(SPECIES, w, b + 12 * COUNT)).intoArray(w, b + 12 * COUNT);
    }
  }
}
