package org.synapticcaching.simd;

/** Lanes whose change reaches a bound that differs from row to row. */
final class BoundedLanes extends ChosenLanes {
  private final int[] all;
  private final int[] ofLast;
  private final float[] bounds;
  private final double[] magnitudes;
  private final int[] counts;
  private int allCount;
  private int lastCount;
  private int lastFrom;

  /** For so many rows at most. */
  BoundedLanes(int width, int rows) {
    super(width);
    this.all = vectors;
    this.ofLast = new int[all.length];
    this.bounds = new float[rows];
    this.magnitudes = new double[rows];
    this.counts = new int[rows];
  }

  @Override
  boolean inEveryRow() {
    return false;
  }

  /**
   * Sets what holds for one row.
   *
   * @param bound least abs(change) of a lane that changes
   * @param magnitude sum of abs(change) of these lanes
   * @param lanes number of them
   */
  void row(int k, float bound, double magnitude, int lanes) {
    bounds[k] = bound;
    magnitudes[k] = magnitude;
    counts[k] = lanes;
  }

  /**
   * Ends the setting of rows.
   *
   * @param changes per lane, padded
   * @param least of all bounds
   * @param last from this position on, rows have the same bound
   * @param leastOfLast that bound
   */
  void finish(float[] changes, float least, int last, float leastOfLast) {
    change = changes;
    allCount = find(changes, changes.length, least, all);
    lastFrom = last;
    lastCount = find(changes, changes.length, leastOfLast, ofLast);
  }

  @Override
  void of(int k) {
    boolean last = k >= lastFrom;
    vectors = last ? ofLast : all;
    count = last ? lastCount : allCount;
    least = bounds[k];
  }

  @Override
  double magnitude(int k, float[] lanes) {
    return magnitudes[k];
  }

  @Override
  int nonZeros(int k) {
    return counts[k];
  }
}
