package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over rows of a tile: so few columns that their sums stay in registers, and, in tests, that
 * the rows stay in the nearest caches while pattern after pattern is summed. Every lane gets the
 * same terms in the same order as by {@link RowKernels#combine}, so that the sums are the same to
 * the bit.
 *
 * <p>For 784-100-10 and 150 active inputs a pattern reads 150 x 448 bytes and writes 448. A chain
 * of sums that wait for one another takes ten cycles for four rows; three or more of them side by
 * side use that time. Two and three take row after row, which needs fewer addresses at a time; one
 * is slower so.
 */
public final class TileKernels {
  /** Most vectors in a row of a tile: as many as were fastest with 32 registers, and with 16. */
  public static final int MOST_VECTORS = COUNT < 16 ? 5 : 3;

  private TileKernels() {}

  /**
   * z = sum over rows of value x weight, for the columns of a tile.
   *
   * @param w rows of the tile, one after another from {@code origin} on; not modified
   * @param vectors in a row, 1 to {@link #MOST_VECTORS} where rows are cut into tiles, to 6 where
   *     they are one tile
   * @param rows which rows, from {@code from} to {@code to}
   * @param values factor of each of them
   * @param z overwritten, {@code vectors * COUNT} floats at {@code at}
   */
  public static void combine(
      float[] w,
      int origin,
      int vectors,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] z,
      int at) {
    switch (vectors) {
      case 1 -> combine1(w, origin, rows, values, from, to, z, at);
      case 2 -> combine2(w, origin, rows, values, from, to, z, at);
      case 3 -> combine3(w, origin, rows, values, from, to, z, at);
      case 4 -> WideTileKernels.combine4(w, origin, rows, values, from, to, z, at);
      case 5 -> WideTileKernels.combine5(w, origin, rows, values, from, to, z, at);
      case 6 -> WideTileKernels.combine6(w, origin, rows, values, from, to, z, at);
      default -> throw new IllegalArgumentException("a tile of " + vectors + " vectors");
    }
  }

  private static void combine1(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    int end = from + FloatLanes.wholeFours(to - from);
    FloatVector a0 = FloatVector.zero(SPECIES);
    int k = from;
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * COUNT;
      int b1 = origin + rows[k + 1] * COUNT;
      int b2 = origin + rows[k + 2] * COUNT;
      int b3 = origin + rows[k + 3] * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      a0 = four(w, 0, b0, b1, b2, b3, x0, x1, x2, x3, a0);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * COUNT;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
    }
    a0.intoArray(z, at);
  }

  private static void combine2(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    int end = from + FloatLanes.wholeFours(to - from);
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    int k = from;
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * (2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      int b1 = origin + rows[k + 1] * (2 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      a0 = x1.fma(FloatVector.fromArray(SPECIES, w, b1), a0);
      a1 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + COUNT), a1);
      int b2 = origin + rows[k + 2] * (2 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector c0 = x2.mul(FloatVector.fromArray(SPECIES, w, b2));
      FloatVector c1 = x2.mul(FloatVector.fromArray(SPECIES, w, b2 + COUNT));
      int b3 = origin + rows[k + 3] * (2 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      c0 = x3.fma(FloatVector.fromArray(SPECIES, w, b3), c0);
      c1 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + COUNT), c1);
      a0 = c0.add(a0);
      a1 = c1.add(a1);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * (2 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
  }

  private static void combine3(
      float[] w, int origin, int[] rows, float[] values, int from, int to, float[] z, int at) {
    int end = from + FloatLanes.wholeFours(to - from);
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    int k = from;
    for (; k < end; k += 4) {
      int b0 = origin + rows[k] * (3 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
      int b1 = origin + rows[k + 1] * (3 * COUNT);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      a0 = x1.fma(FloatVector.fromArray(SPECIES, w, b1), a0);
      a1 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + COUNT), a1);
      a2 = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + 2 * COUNT), a2);
      int b2 = origin + rows[k + 2] * (3 * COUNT);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector c0 = x2.mul(FloatVector.fromArray(SPECIES, w, b2));
      FloatVector c1 = x2.mul(FloatVector.fromArray(SPECIES, w, b2 + COUNT));
      FloatVector c2 = x2.mul(FloatVector.fromArray(SPECIES, w, b2 + 2 * COUNT));
      int b3 = origin + rows[k + 3] * (3 * COUNT);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      c0 = x3.fma(FloatVector.fromArray(SPECIES, w, b3), c0);
      c1 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + COUNT), c1);
      c2 = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + 2 * COUNT), c2);
      a0 = c0.add(a0);
      a1 = c1.add(a1);
      a2 = c2.add(a2);
    }
    for (; k < to; k++) {
      int b0 = origin + rows[k] * (3 * COUNT);
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, w, b0), a0);
      a1 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + COUNT), a1);
      a2 = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + 2 * COUNT), a2);
    }
    a0.intoArray(z, at);
    a1.intoArray(z, at + COUNT);
    a2.intoArray(z, at + 2 * COUNT);
  }

  /** sum + x0 w(b0) + x1 w(b1) + (x2 w(b2) + x3 w(b3)), rounded in this order, at a column. */
  static FloatVector four(
      float[] w,
      int column,
      int b0,
      int b1,
      int b2,
      int b3,
      FloatVector x0,
      FloatVector x1,
      FloatVector x2,
      FloatVector x3,
      FloatVector sum) {
    FloatVector a = x0.fma(FloatVector.fromArray(SPECIES, w, b0 + column), sum);
    a = x1.fma(FloatVector.fromArray(SPECIES, w, b1 + column), a);
    FloatVector b = FloatVector.fromArray(SPECIES, w, b2 + column).mul(x2);
    b = x3.fma(FloatVector.fromArray(SPECIES, w, b3 + column), b);
    return a.add(b);
  }
}
