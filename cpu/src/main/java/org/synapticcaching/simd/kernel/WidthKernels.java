package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

/**
 * The kernel over rows that is fastest for their width: many widths have their own, which give the
 * same bits.
 */
public final class WidthKernels {
  private WidthKernels() {}

  /** As {@link RowKernels#combine}. */
  public static void combine(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z, int width) {
    switch (width / COUNT) {
      case 1 -> OneKernels.combine(w, stride, rows, values, from, to, z);
      case 2 -> TwoKernels.combine(w, stride, rows, values, from, to, z);
      case 3 -> ThreeKernels.combine(w, stride, rows, values, from, to, z);
      case 4 -> MiddleKernels.combineFour(w, stride, rows, values, from, to, z);
      case 5 -> MiddleKernels.combineFive(w, stride, rows, values, from, to, z);
      case 6 -> MiddleKernels.combineSix(w, stride, rows, values, from, to, z);
      case 7 -> SevenKernels.combine(w, stride, rows, values, from, to, z, 0);
      case 13 -> ThirteenKernels.combine(w, stride, rows, values, from, to, z);
      default -> RowKernels.combine(w, stride, rows, values, from, to, z, width);
    }
  }

  /** As {@link RowKernels#combineTotal}. */
  public static void combineTotal(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float scale,
      float[] z,
      int width) {
    switch (width / COUNT) {
      case 1 -> OneKernels.combineTotal(w, stride, rows, values, from, to, scale, z);
      case 2 -> TwoKernels.combineTotal(w, stride, rows, values, from, to, scale, z);
      case 3 -> ThreeKernels.combineTotal(w, stride, rows, values, from, to, scale, z);
      default -> RowKernels.combineTotal(w, stride, rows, values, from, to, scale, z, width);
    }
  }

  /** As {@link RowKernels#addOuter}. */
  public static void addOuter(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      int width) {
    switch (width / COUNT) {
      case 1 -> OneKernels.addOuter(w, stride, rows, values, from, to, change);
      case 2 -> TwoKernels.addOuter(w, stride, rows, values, from, to, change);
      case 3 -> ThreeKernels.addOuter(w, stride, rows, values, from, to, change);
      case 4 -> MiddleKernels.addOuterFour(w, stride, rows, values, from, to, change);
      case 5 -> MiddleKernels.addOuterFive(w, stride, rows, values, from, to, change);
      case 6 -> MiddleKernels.addOuterSix(w, stride, rows, values, from, to, change);
      case 7 -> SevenKernels.addOuter(w, stride, rows, values, from, to, change, 0);
      case 13 -> ThirteenKernels.addOuter(w, stride, rows, values, from, to, change);
      default -> RowKernels.addOuter(w, stride, rows, values, from, to, change, width);
    }
  }

  /** As {@link TransientKernels#learn}. */
  public static int learn(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float factor,
      float[] change,
      int width,
      float limit,
      int[] over,
      float[] sumChange) {
    switch (width / COUNT) {
      case 1:
        return OneKernels.learn(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      case 2:
        return TwoKernels.learn(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      case 3:
        return ThreeKernels.learn(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      case 7:
        int found =
            SevenTransients.learnFours(
                w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
        return SevenTransients.learnLast(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange, found);
      default:
        return TransientKernels.learn(
            w, stride, rows, values, from, to, factor, change, width, limit, over, sumChange);
    }
  }
}
