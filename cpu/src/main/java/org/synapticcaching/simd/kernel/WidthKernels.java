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
      case 1 -> RowsOfOne.combine(w, stride, rows, values, from, to, z);
      case 2 -> RowsOfTwo.combine(w, stride, rows, values, from, to, z);
      case 3 -> RowsOfThree.combine(w, stride, rows, values, from, to, z);
      case 4 -> RowsOfFourToSix.combineFour(w, stride, rows, values, from, to, z);
      case 5 -> RowsOfFourToSix.combineFive(w, stride, rows, values, from, to, z);
      case 6 -> RowsOfFourToSix.combineSix(w, stride, rows, values, from, to, z);
      case 7 -> RowsOfSeven.combine(w, stride, rows, values, from, to, z, 0);
      case 13 -> RowsOfThirteen.combine(w, stride, rows, values, from, to, z);
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
      case 1 -> RowsOfOne.combineTotal(w, stride, rows, values, from, to, scale, z);
      case 2 -> RowsOfTwo.combineTotal(w, stride, rows, values, from, to, scale, z);
      case 3 -> RowsOfThree.combineTotal(w, stride, rows, values, from, to, scale, z);
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
      case 1 -> RowsOfOne.addOuter(w, stride, rows, values, from, to, change);
      case 2 -> RowsOfTwo.addOuter(w, stride, rows, values, from, to, change);
      case 3 -> RowsOfThree.addOuter(w, stride, rows, values, from, to, change);
      case 4 -> RowsOfFourToSix.addOuterFour(w, stride, rows, values, from, to, change);
      case 5 -> RowsOfFourToSix.addOuterFive(w, stride, rows, values, from, to, change);
      case 6 -> RowsOfFourToSix.addOuterSix(w, stride, rows, values, from, to, change);
      case 7 -> RowsOfSeven.addOuter(w, stride, rows, values, from, to, change, 0);
      case 13 -> RowsOfThirteen.addOuter(w, stride, rows, values, from, to, change);
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
        return RowsOfOne.learn(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      case 2:
        return RowsOfTwo.learn(
            w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      case 3:
        return RowsOfThree.learn(
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
