package org.synapticcaching.simd.layer;

import java.util.Arrays;

/**
 * Consolidations of a whole matrix, and which of its rows have seen them (model section 8.3). Only
 * the first that a row has not seen moves anything: what it moves is zero for those after it.
 */
final class MatrixEvents {
  /** So many are remembered before all rows have to be brought up to date. */
  private static final int MOST = 512;

  /**
   * Updates between two events, for each vector of a row, from which on it is faster to apply an
   * event to all rows at once. To look for those that have not seen it takes one or two cycles for
   * each active row in each presentation that follows; to apply it to the quarter of the rows that
   * would have waited for the next event, some cycles for each of their vectors, once.
   */
  private static final int UPDATES_PER_VECTOR = 3;

  /** Rows that {@link #findBehind} has found. */
  final int[] behind;

  /** g at the first event that each of these had not seen, after {@link #see(int)}. */
  final float[] scalesOfBehind;

  /** g at each event. */
  private final float[] scales = new float[MOST];

  /** Number of events that each row has seen. */
  private final int[] seen;

  /** Updates since an event from which on it is rare, or old. */
  private final long rareFrom;

  private int count;

  /** Updates since the last event. */
  private long updates;

  /**
   * No event yet.
   *
   * @param rows of the matrix
   * @param vectors in each part of a row
   * @param asRead whether each row has to see events when it is next read, since what it moves is
   *     accounted in that order; else all rows may at once
   */
  MatrixEvents(int rows, int vectors, boolean asRead) {
    this.rareFrom = asRead ? Long.MAX_VALUE : (long) UPDATES_PER_VECTOR * vectors;
    this.behind = new int[rows];
    this.scalesOfBehind = new float[rows];
    this.seen = new int[rows];
  }

  /**
   * Lists in {@link #behind} those rows that have not seen all events. Where a layer is
   * consolidated now and then, a few in a hundred have not, which no processor foresees: hence no
   * branch.
   *
   * @param list rows, from {@code from} to {@code to}, none twice
   * @return number of rows found
   */
  int findBehind(int[] list, int from, int to) {
    int now = count;
    if (now == 0) {
      return 0;
    }
    // Fields that are read again after each store would take longer than all the rest.
    int[] seenBy = seen;
    int[] found = behind;
    int next = 0;
    for (int k = from; k < to; k++) {
      int row = list[k];
      found[next] = row;
      next += (seenBy[row] - now) >>> 31;
    }
    return next;
  }

  /**
   * Lists in {@link #behind} all rows that have not seen all events.
   *
   * @return number of rows found
   */
  int findBehind() {
    if (count == 0) {
      return 0;
    }
    int next = 0;
    for (int row = 0; row < seen.length; row++) {
      behind[next] = row;
      next += (seen[row] - count) >>> 31;
    }
    return next;
  }

  /** Whether there are some, so old that all rows should see them rather than be asked again. */
  boolean areOld() {
    return count > 0 && updates >= rareFrom;
  }

  /** Whether a row has seen all events. */
  boolean hasSeenAll(int row) {
    return seen[row] == count;
  }

  /** Lets the first {@code rows} of {@link #behind} see all events. */
  void see(int rows) {
    int now = count;
    int[] found = behind;
    int[] seenBy = seen;
    for (int i = 0; i < rows; i++) {
      int row = found[i];
      scalesOfBehind[i] = scales[seenBy[row]];
      seenBy[row] = now;
    }
  }

  /** Whether {@link #forget} has to come before the next event. */
  boolean isFull() {
    return count == MOST;
  }

  /** Adds an event. */
  void add(float scale) {
    scales[count++] = scale;
    updates = 0;
  }

  /** Takes note that an event was applied to all rows, instead of being {@link #add added}. */
  void appliedToAll() {
    updates = 0;
  }

  /** Takes note that the matrix has learned. */
  void updated() {
    updates++;
  }

  /**
   * Whether an event comes so long after the last one that it should be applied to all rows at
   * once.
   */
  boolean areRare() {
    return updates >= rareFrom;
  }

  /** Forgets all events, which every row has seen. */
  void forget() {
    if (count > 0) {
      Arrays.fill(seen, 0);
      count = 0;
    }
  }
}
