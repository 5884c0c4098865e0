package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Arithmetic over synapses that are listed once for all: of each row, the first lanes of the
 * vectors with a listed lane, and for each of these vectors a bit for each listed lane, the lowest
 * for its first. Bits become whole lanes by arithmetic: on some versions of Java masks are slow.
 */
public final class ListedKernels {
  private ListedKernels() {}

  /** All bits of the lanes whose bit is set, none of the others. */
  private static IntVector lanes(int bits) {
    return SelectedKernels.LANE_BITS
        .and(bits)
        .neg()
        .lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
  }

  /**
   * persistent(row) += value x change in the listed lanes: learning without caching. The other
   * lanes of their vectors get a 0 added.
   *
   * @param w rows, at {@code ORIGIN + row * stride}
   * @param list which rows, from {@code from} to {@code to}; none twice
   * @param values factor of each of them
   * @param vectorsOf by row
   * @param bitsOf by row, for each of its vectors
   * @param change padded to whole vectors
   */
  public static void add(
      float[] w,
      int stride,
      int[] list,
      float[] values,
      int from,
      int to,
      int[][] vectorsOf,
      int[][] bitsOf,
      float[] change) {
    for (int k = from; k < to; k++) {
      int base = ORIGIN + list[k] * stride;
      int[] vectors = vectorsOf[list[k]];
      int[] bits = bitsOf[list[k]];
      FloatVector x = FloatVector.broadcast(SPECIES, values[k]);
      for (int c = 0; c < vectors.length; c++) {
        int v = vectors[c];
        IntVector d = FloatVector.fromArray(SPECIES, change, v).reinterpretAsInts();
        d.and(lanes(bits[c]))
            .reinterpretAsFloats()
            .fma(x, FloatVector.fromArray(SPECIES, w, base + v))
            .intoArray(w, base + v);
      }
    }
  }

  /**
   * sums[lane] += value and magnitudes[lane] += abs(value), of every row in which the lane is
   * listed.
   *
   * @param sums padded to whole vectors
   * @param magnitudes likewise
   */
  public static void addValues(
      int[] list,
      float[] values,
      int from,
      int to,
      int[][] vectorsOf,
      int[][] bitsOf,
      float[] sums,
      float[] magnitudes) {
    for (int k = from; k < to; k++) {
      int[] vectors = vectorsOf[list[k]];
      int[] bits = bitsOf[list[k]];
      IntVector x = FloatVector.broadcast(SPECIES, values[k]).reinterpretAsInts();
      IntVector a = x.and(FloatLanes.ALL_BUT_SIGN);
      for (int c = 0; c < vectors.length; c++) {
        int v = vectors[c];
        IntVector listed = lanes(bits[c]);
        FloatVector.fromArray(SPECIES, sums, v)
            .add(x.and(listed).reinterpretAsFloats())
            .intoArray(sums, v);
        FloatVector.fromArray(SPECIES, magnitudes, v)
            .add(a.and(listed).reinterpretAsFloats())
            .intoArray(magnitudes, v);
      }
    }
  }
}
