package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;

/**
 * The kernel over rows that is fastest for their width: many widths have their own, which give the
 * same bits. Only where a row has so few vectors that four rows take less time than a chain of four
 * sums that wait for one another (one and two vectors, with caching three), are four rows summed up
 * by themselves before they join the sum.
 */
public final class WidthKernels {
  private WidthKernels() {}

  /**
   * Whether sums over rows stay in registers from the first row to the last, and are faster than
   * {@link FewRows} for few rows too. (Other widths whose sums stay were not, or were not
   * measured.)
   *
   * @param width padded length of a row's vector
   * @param caching whether persistent and transient parts are summed up
   */
  public static boolean sumsStay(int width, boolean caching) {
    int vectors = width / COUNT;
    return vectors == 2 || (caching ? vectors == 3 || SevenTotals.fit(width) : vectors == 13);
  }

  /** As {@link RowKernels#combine}, for rows that follow one another without a gap. */
  public static void combine(
      float[] w, int[] rows, float[] values, int from, int to, float[] z, int width) {
    int vectors = width / COUNT;
    switch (vectors) {
      case 1 -> FourRowSums.one(w, rows, values, from, to, z);
      case 2 -> FourRowSums.two(w, rows, values, from, to, z);
      case 3, 4, 5, 6 -> TileKernels.combine(w, ORIGIN, vectors, rows, values, from, to, z, 0);
      case 7 -> RowsOfSeven.combine(w, rows, values, from, to, z);
      case 13 -> ThirteenSums.combine(w, rows, values, from, to, z);
      default -> RowKernels.combine(w, width, rows, values, from, to, z, width);
    }
  }

  /** As {@link RowKernels#combineTotal}, for rows as {@link TransientKernels} have them. */
  public static void combineTotal(
      float[] w, int[] rows, float[] values, int from, int to, float scale, float[] z, int width) {
    if (SevenTotals.fit(width)) {
      SevenTotals.combineTotal(w, rows, values, from, to, scale, z);
      return;
    }
    int stride = TransientKernels.stride(width);
    switch (width / COUNT) {
      case 1 -> RowsOfOne.combineTotal(w, rows, values, from, to, scale, z);
      case 2 -> RowsOfTwo.combineTotal(w, rows, values, from, to, scale, z);
      case 3 -> RowsOfThree.combineTotal(w, rows, values, from, to, scale, z);
      default -> RowKernels.combineTotal(w, stride, rows, values, from, to, scale, z, width);
    }
  }

  /** As {@link RowKernels#addOuter}, for rows that follow one another without a gap. */
  public static void addOuter(
      float[] w, int[] rows, float[] values, int from, int to, float[] change, int width) {
    switch (width / COUNT) {
      case 1 -> OuterKernels.addOne(w, rows, values, from, to, change);
      case 2 -> OuterKernels.addTwo(w, rows, values, from, to, change);
      case 3 -> OuterKernels.addThree(w, rows, values, from, to, change);
      case 4 -> OuterKernels.addFour(w, rows, values, from, to, change);
      case 5 -> OuterKernels.addFive(w, rows, values, from, to, change);
      case 6 -> OuterKernels.addSix(w, rows, values, from, to, change);
      case 7 -> OuterKernels.addSeven(w, rows, values, from, to, change);
      case 13 -> OuterKernels.addThirteen(w, rows, values, from, to, change);
      default -> RowKernels.addOuter(w, width, rows, values, from, to, change, width);
    }
  }

  /**
   * As {@link TransientKernels#learn}, for rows as {@link TransientKernels} have them; those
   * without lane sums have no other kernel. Rows over the limit are listed in the order in which
   * they learn, which is no certain one.
   */
  public static int learn(
      float[] w,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      int width,
      float limit,
      int[] over,
      float[] sumChange) {
    return switch (width / COUNT) {
      case 1 -> RowsOfOne.learn(w, rows, values, from, to, change, limit, over, sumChange);
      case 2 -> RowsOfTwo.learn(w, rows, values, from, to, change, limit, over, sumChange);
      case 3 -> RowsOfThree.learn(w, rows, values, from, to, change, limit, over, sumChange);
      case 4 -> WideTransients.four(w, rows, values, from, to, change, limit, over, sumChange);
      case 5 -> WideTransients.five(w, rows, values, from, to, change, limit, over, sumChange);
      case 6 -> WideTransients.six(w, rows, values, from, to, change, limit, over, sumChange);
      case 7 -> {
        int last =
            SevenTransients.learnLast(w, rows, values, from, to, change, limit, over, sumChange);
        yield SevenTransients.learnFours(
            w, rows, values, from, to, change, limit, over, sumChange, last);
      }
      case 8 -> WideTransients.eight(w, rows, values, from, to, change, limit, over, sumChange);
      default ->
          TransientKernels.learn(
              w,
              TransientKernels.stride(width),
              rows,
              values,
              from,
              to,
              change,
              width,
              limit,
              over,
              sumChange);
    };
  }
}
