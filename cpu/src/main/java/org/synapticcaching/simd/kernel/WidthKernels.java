package org.synapticcaching.simd.kernel;

/**
 * The kernel over rows that is fastest for their width: some widths that are common have their own,
 * which give the same bits.
 */
public final class WidthKernels {
  private WidthKernels() {}

  /** As {@link RowKernels#combine}. */
  public static void combine(
      float[] w, int stride, int[] rows, float[] values, int from, int to, float[] z, int width) {
    if (NarrowKernels.fit(width)) {
      NarrowKernels.combine(w, stride, rows, values, from, to, z);
    } else if (SevenKernels.fit(width)) {
      SevenKernels.combine(w, stride, rows, values, from, to, z, 0);
    } else if (ThirteenKernels.fit(width)) {
      ThirteenKernels.combine(w, stride, rows, values, from, to, z);
    } else {
      RowKernels.combine(w, stride, rows, values, from, to, z, width);
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
    if (NarrowKernels.fit(width)) {
      NarrowKernels.combineTotal(w, stride, rows, values, from, to, scale, z);
    } else {
      RowKernels.combineTotal(w, stride, rows, values, from, to, scale, z, width);
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
    if (NarrowKernels.fit(width)) {
      NarrowKernels.addOuter(w, stride, rows, values, from, to, change);
    } else if (SevenKernels.fit(width)) {
      SevenKernels.addOuter(w, stride, rows, values, from, to, change, 0);
    } else if (ThirteenKernels.fit(width)) {
      ThirteenKernels.addOuter(w, stride, rows, values, from, to, change);
    } else {
      RowKernels.addOuter(w, stride, rows, values, from, to, change, width);
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
    if (NarrowKernels.fit(width)) {
      return NarrowKernels.learn(
          w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
    } else if (SevenKernels.fit(width)) {
      int found =
          SevenTransients.learnFours(
              w, stride, rows, values, from, to, factor, change, limit, over, sumChange);
      return SevenTransients.learnLast(
          w, stride, rows, values, from, to, factor, change, limit, over, sumChange, found);
    }
    return TransientKernels.learn(
        w, stride, rows, values, from, to, factor, change, width, limit, over, sumChange);
  }
}
