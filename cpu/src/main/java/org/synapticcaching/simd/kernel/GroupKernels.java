package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over rows of a tile, for four patterns at a time: a vector of weights that has been read
 * serves all four, of which each multiplies it by its own input, or by 0. Patterns that resemble
 * each other share most rows, so that half as many vectors are read as by {@link TileKernels}, for
 * 1.7 times as many multiply-adds: a gain where 16 sums stay in registers beside four weights.
 *
 * <p>The sum of a pattern is one chain over its rows as they are listed. A product with 0 adds
 * nothing to it, as long as weights are finite: the sum does not depend on the three others, but
 * for the sign of 0.
 */
public final class GroupKernels {
  /** Patterns in a group. */
  public static final int PATTERNS = 4;

  /** Most vectors in a row of a tile. */
  public static final int MOST_VECTORS = 4;

  private GroupKernels() {}

  /** Whether these are faster than {@link TileKernels} here: with 32 registers they are. */
  public static boolean areFaster() {
    return COUNT >= 16;
  }

  /**
   * z = sum over rows of value x weight, for the columns of a tile.
   *
   * @param w rows of the tile, one after another from {@code origin} on; finite, not modified
   * @param vectors in a row, 1 to {@link #MOST_VECTORS}
   * @param rows which rows, from {@code from} to {@code to}
   * @param values {@code [row][pattern]}, from {@code from * PATTERNS} on
   * @param z of each pattern, overwritten, {@code vectors * COUNT} floats at {@code at}
   */
  public static void combine(
      float[] w,
      int origin,
      int vectors,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[][] z,
      int at) {
    float[] z0 = z[0];
    float[] z1 = z[1];
    float[] z2 = z[2];
    float[] z3 = z[3];
    switch (vectors) {
      case 1 -> combine1(w, origin, rows, values, from, to, z0, z1, z2, z3, at);
      case 2 -> combine2(w, origin, rows, values, from, to, z0, z1, z2, z3, at);
      case 3 -> combine3(w, origin, rows, values, from, to, z0, z1, z2, z3, at);
      case 4 -> combine4(w, origin, rows, values, from, to, z0, z1, z2, z3, at);
      default -> throw new IllegalArgumentException("a tile of " + vectors + " vectors");
    }
  }

  /** Whether all numbers are finite. */
  public static boolean areFinite(float[] w) {
    int largest = 0;
    for (float each : w) {
      largest = Math.max(largest, Float.floatToRawIntBits(each) & Integer.MAX_VALUE);
    }
    return largest < Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
  }

  private static void combine1(
      float[] w,
      int origin,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z0,
      float[] z1,
      float[] z2,
      float[] z3,
      int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector c0 = a0;
    FloatVector d0 = a0;
    for (int k = from; k < to; k++) {
      int b = origin + rows[k] * COUNT;
      FloatVector w0 = fromArray(SPECIES, w, b);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k * PATTERNS]);
      a0 = x.fma(w0, a0);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 1]);
      b0 = x.fma(w0, b0);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 2]);
      c0 = x.fma(w0, c0);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 3]);
      d0 = x.fma(w0, d0);
    }
    a0.intoArray(z0, at);
    b0.intoArray(z1, at);
    c0.intoArray(z2, at);
    d0.intoArray(z3, at);
  }

  private static void combine2(
      float[] w,
      int origin,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z0,
      float[] z1,
      float[] z2,
      float[] z3,
      int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    for (int k = from; k < to; k++) {
      int b = origin + rows[k] * (2 * COUNT);
      FloatVector w0 = fromArray(SPECIES, w, b);
      FloatVector w1 = fromArray(SPECIES, w, b + COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k * PATTERNS]);
      a0 = x.fma(w0, a0);
      a1 = x.fma(w1, a1);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 1]);
      b0 = x.fma(w0, b0);
      b1 = x.fma(w1, b1);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 2]);
      c0 = x.fma(w0, c0);
      c1 = x.fma(w1, c1);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 3]);
      d0 = x.fma(w0, d0);
      d1 = x.fma(w1, d1);
    }
    a0.intoArray(z0, at);
    a1.intoArray(z0, at + COUNT);
    b0.intoArray(z1, at);
    b1.intoArray(z1, at + COUNT);
    c0.intoArray(z2, at);
    c1.intoArray(z2, at + COUNT);
    d0.intoArray(z3, at);
    d1.intoArray(z3, at + COUNT);
  }

  private static void combine3(
      float[] w,
      int origin,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z0,
      float[] z1,
      float[] z2,
      float[] z3,
      int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    for (int k = from; k < to; k++) {
      int b = origin + rows[k] * (3 * COUNT);
      FloatVector w0 = fromArray(SPECIES, w, b);
      FloatVector w1 = fromArray(SPECIES, w, b + COUNT);
      FloatVector w2 = fromArray(SPECIES, w, b + 2 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k * PATTERNS]);
      a0 = x.fma(w0, a0);
      a1 = x.fma(w1, a1);
      a2 = x.fma(w2, a2);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 1]);
      b0 = x.fma(w0, b0);
      b1 = x.fma(w1, b1);
      b2 = x.fma(w2, b2);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 2]);
      c0 = x.fma(w0, c0);
      c1 = x.fma(w1, c1);
      c2 = x.fma(w2, c2);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 3]);
      d0 = x.fma(w0, d0);
      d1 = x.fma(w1, d1);
      d2 = x.fma(w2, d2);
    }
    a0.intoArray(z0, at);
    a1.intoArray(z0, at + COUNT);
    a2.intoArray(z0, at + 2 * COUNT);
    b0.intoArray(z1, at);
    b1.intoArray(z1, at + COUNT);
    b2.intoArray(z1, at + 2 * COUNT);
    c0.intoArray(z2, at);
    c1.intoArray(z2, at + COUNT);
    c2.intoArray(z2, at + 2 * COUNT);
    d0.intoArray(z3, at);
    d1.intoArray(z3, at + COUNT);
    d2.intoArray(z3, at + 2 * COUNT);
  }

  private static void combine4(
      float[] w,
      int origin,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z0,
      float[] z1,
      float[] z2,
      float[] z3,
      int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector c3 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    FloatVector d3 = a0;
    for (int k = from; k < to; k++) {
      int b = origin + rows[k] * (4 * COUNT);
      FloatVector w0 = fromArray(SPECIES, w, b);
      FloatVector w1 = fromArray(SPECIES, w, b + COUNT);
      FloatVector w2 = fromArray(SPECIES, w, b + 2 * COUNT);
      FloatVector w3 = fromArray(SPECIES, w, b + 3 * COUNT);
      FloatVector x = FloatVector.broadcast(SPECIES, values[k * PATTERNS]);
      a0 = x.fma(w0, a0);
      a1 = x.fma(w1, a1);
      a2 = x.fma(w2, a2);
      a3 = x.fma(w3, a3);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 1]);
      b0 = x.fma(w0, b0);
      b1 = x.fma(w1, b1);
      b2 = x.fma(w2, b2);
      b3 = x.fma(w3, b3);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 2]);
      c0 = x.fma(w0, c0);
      c1 = x.fma(w1, c1);
      c2 = x.fma(w2, c2);
      c3 = x.fma(w3, c3);
      x = FloatVector.broadcast(SPECIES, values[k * PATTERNS + 3]);
      d0 = x.fma(w0, d0);
      d1 = x.fma(w1, d1);
      d2 = x.fma(w2, d2);
      d3 = x.fma(w3, d3);
    }
    a0.intoArray(z0, at);
    a1.intoArray(z0, at + COUNT);
    a2.intoArray(z0, at + 2 * COUNT);
    a3.intoArray(z0, at + 3 * COUNT);
    b0.intoArray(z1, at);
    b1.intoArray(z1, at + COUNT);
    b2.intoArray(z1, at + 2 * COUNT);
    b3.intoArray(z1, at + 3 * COUNT);
    c0.intoArray(z2, at);
    c1.intoArray(z2, at + COUNT);
    c2.intoArray(z2, at + 2 * COUNT);
    c3.intoArray(z2, at + 3 * COUNT);
    d0.intoArray(z3, at);
    d1.intoArray(z3, at + COUNT);
    d2.intoArray(z3, at + 2 * COUNT);
    d3.intoArray(z3, at + 3 * COUNT);
  }
}
