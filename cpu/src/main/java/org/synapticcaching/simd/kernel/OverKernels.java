package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Which magnitudes are over a limit, in rows as {@link TransientKernels} have them. */
public final class OverKernels {
  private OverKernels() {}

  /**
   * Whether a magnitude of one row's transient part is over the limit.
   *
   * @param base where the row begins
   * @param limit exceeded strictly
   */
  public static boolean isOver(float[] w, int base, int width, float limit) {
    IntVector most = IntVector.zero(INTS);
    for (int v = base + width; v < base + 2 * width; v += COUNT) {
      most = FloatVector.fromArray(SPECIES, w, v).abs().reinterpretAsInts().max(most);
    }
    return most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue();
  }

  /**
   * Marks the lanes of one row in which a magnitude is over the limit, and leaves others alone.
   *
   * @param from place of the first transient of the row, which is followed by padding
   * @param length number of lanes
   * @param limit exceeded strictly
   */
  public static void mark(float[] w, int from, int length, float limit, boolean[] marked) {
    for (int v = 0; v < length; v += COUNT) {
      FloatVector magnitude = FloatVector.fromArray(SPECIES, w, from + v).abs();
      if (magnitude.compare(VectorOperators.GT, limit).anyTrue()) {
        for (int j = v; j < Math.min(length, v + COUNT); j++) {
          marked[j] |= Math.abs(w[from + j]) > limit;
        }
      }
    }
  }

  /**
   * Lists the rows with a magnitude over the limit, as {@link WidthKernels#learn} does.
   *
   * @param over overwritten: the positions in {@code rows} of rows over the limit, ascending
   * @return number of rows over the limit
   */
  public static int list(
      float[] w, int[] rows, int from, int to, int width, float limit, int[] over) {
    int stride = TransientKernels.stride(width);
    int found = 0;
    for (int k = from; k < to; k++) {
      if (isOver(w, ORIGIN + rows[k] * stride, width, limit)) {
        over[found++] = k;
      }
    }
    return found;
  }
}
