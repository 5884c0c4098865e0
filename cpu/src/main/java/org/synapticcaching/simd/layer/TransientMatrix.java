package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;

import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.OverKernels;
import org.synapticcaching.simd.kernel.RowKernels;
import org.synapticcaching.simd.kernel.RowsOfFewVectors;
import org.synapticcaching.simd.kernel.TransientKernels;
import org.synapticcaching.simd.kernel.WidthKernels;

/**
 * One weight matrix with transient parts, as rows [persistent | stored transient | lane sums of
 * abs(stored transient)], so that one walk over the rows in use streams through memory once. Rows
 * of few vectors have no sums ({@link TransientKernels}).
 *
 * <p>Lazy decay (model section 8.2): the true transient is g x stored, with one scale g per
 * network, so that untouched synapses need no work. Lazy consolidation (model section 8.3): when
 * the whole matrix is consolidated, only the scale at that moment is noted; each row remembers how
 * many such events it has seen and is brought up to date when next read. Energies of such events
 * come from the running sum of abs(stored).
 *
 * <p>"Persistent" here holds w(0) + l; the initial weights are kept elsewhere.
 */
public final class TransientMatrix {
  /** Updates after which sums that only follow changes are made exact. */
  private static final int UPDATES_PER_SUM = 1024;

  /** Stored magnitudes below this are dropped on folding, so that none becomes subnormal. */
  private static final float NEGLIGIBLE = 1e-30f;

  /** All rows, one after another. */
  public final float[] w;

  /** Number of rows. */
  public final int rows;

  final int length;

  /** Floats of each part of a row, padded to whole vectors. */
  public final int width;

  /** Floats of a row. */
  public final int stride;

  /** Whether rows have lane sums. */
  final boolean hasSums;

  /** Those synapses of the last update, or of all, that are over the threshold. */
  public final SynapsesOver over;

  /**
   * Sum of abs(stored transient) over the matrix: times g it is what maintenance is charged for.
   */
  public double storedSum;

  /** Sums over rows that follow what is consolidated and folded; null where none are needed. */
  ColumnSums columns;

  private final EnergyTally tally;
  private final MatrixEvents events;
  private final float[] scratch = new float[COUNT];

  /** Of the update at hand, in stored units. */
  private final float[] storedChange;

  private final SelectedTransients selected;

  /** Since sums that only follow changes were exact. */
  private int updates;

  TransientMatrix(int rows, int length, EnergyTally tally) {
    this.rows = rows;
    this.length = length;
    this.width = FloatLanes.padded(length);
    this.stride = TransientKernels.stride(width);
    this.hasSums = TransientKernels.haveSums(width);
    this.tally = tally;
    long floats = (long) rows * stride + ORIGIN;
    if (floats > Integer.MAX_VALUE - 64) {
      throw new UnsupportedOperationException(
          "simd: a matrix of "
              + rows
              + " x "
              + length
              + " with transient parts needs "
              + floats
              + " floats; one array holds 2147483583");
    }
    this.w = new float[(int) floats];
    this.over = new SynapsesOver(rows, length);
    this.storedChange = new float[width];
    this.selected = new SelectedTransients(this);
    this.events = new MatrixEvents(rows, width / COUNT, !tally.linearOnly());
  }

  /** Where a row begins in {@link #w}. */
  public int base(int row) {
    return ORIGIN + row * stride;
  }

  /** Applies the whole-matrix events that the listed rows, none twice, have not seen yet. */
  void bringUpToDate(int[] list, int from, int to) {
    if (events.areOld()) {
      settle();
    } else {
      bringUpToDate(events.findBehind(list, from, to));
    }
  }

  /** Those that have been found behind. */
  private void bringUpToDate(int count) {
    if (count == 0) {
      return;
    }
    events.see(count);
    if (!tally.linearOnly()) {
      for (int i = 0; i < count; i++) {
        chargeOtherMeasures(events.behind[i], events.scalesOfBehind[i]);
      }
    }
    TransientKernels.consolidateRows(w, stride, events.behind, events.scalesOfBehind, count, width);
  }

  private void chargeOtherMeasures(int row, float scale) {
    int base = base(row) + width;
    for (int j = base; j < base + length; j++) {
      tally.consolidatedBeyondLinear((double) scale * w[j]);
    }
  }

  /** Applies all events to all rows and forgets the events. */
  void settle() {
    bringUpToDate(events.findBehind());
    events.forget();
  }

  /** Consolidates the whole matrix; lazily, unless such events are rare. */
  public void consolidateAll(float scale) {
    tally.addConsolidation(0, scale * storedSum);
    storedSum = 0;
    if (columns != null) {
      columns.consolidated(scale);
    }
    boolean atOnce = events.areRare();
    if (atOnce || events.isFull()) {
      settle();
    }
    if (atOnce) {
      TransientKernels.consolidateAll(w, stride, rows, scale, width);
      events.appliedToAll();
    } else {
      events.add(scale);
    }
  }

  /**
   * Adds factor x value x change to the stored transient of each listed row, keeps the sums, and
   * tells in {@link #over} where there may be a synapse over the limit. Rows have to be up to date.
   *
   * @param factor of all changes (1/g)
   * @param limit threshold in stored units; exceeded strictly
   * @param asked what will be asked of synapses over the limit
   */
  void learn(
      int[] list,
      float[] values,
      int from,
      int to,
      float factor,
      float[] change,
      float limit,
      OverThreshold asked) {
    RowKernels.scale(change, factor, storedChange, width);
    over.clear();
    if (hasSums || asked == OverThreshold.ROWS) {
      over.count =
          WidthKernels.learn(
              w, list, values, from, to, storedChange, width, limit, over.rows, scratch);
    } else if (RowsOfFewVectors.learn(
        w, list, values, from, to, storedChange, width, limit, over.largest, scratch)) {
      if (asked == OverThreshold.RARELY_ROWS || !over.tellByLanes()) {
        over.count = OverKernels.list(w, list, from, to, width, limit, over.rows);
      }
    }
    events.updated();
    storedSum += FloatLanes.sum(scratch, 0);
    if (!hasSums) {
      keepExact();
    }
  }

  /** {@link #learn} for the synapses that a rule has selected of an update. */
  void learnSelected(WeightUpdate update, float factor, float limit) {
    over.clear();
    storedSum += selected.learn(update, factor, limit);
    events.updated();
    keepExact();
  }

  /** Takes note of an update by which sums only follow, and makes them exact now and then. */
  private void keepExact() {
    if (++updates == UPDATES_PER_SUM) {
      updates = 0;
      settle();
      sumUp();
    }
  }

  /** Adds up all sums again; rows have to be up to date. */
  public void sumUp() {
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      refreshSums(r);
      storedSum += storedSum(r);
    }
  }

  /** abs(stored) of one synapse, 0 if an event that its row has not seen yet has moved it. */
  public float storedMagnitude(int row, int lane) {
    return events.hasSeenAll(row) ? Math.abs(w[base(row) + width + lane]) : 0f;
  }

  /** Sum of abs(stored) of one row, which has to be up to date. */
  public float storedSum(int row) {
    if (hasSums) {
      return FloatLanes.sum(w, base(row) + 2 * width);
    }
    TransientKernels.sumUp(w, base(row), width, scratch, 0);
    return FloatLanes.sum(scratch, 0);
  }

  /** Lists in {@link #over} every row (by its number) with a synapse over the limit. */
  public void findAllOver(float limit) {
    settle();
    over.clear();
    for (int r = 0; r < rows; r++) {
      if (OverKernels.isOver(w, base(r), width, limit)) {
        over.rows[over.count++] = r;
      }
    }
  }

  /** Adds up the lane sums of a row again, if it has any. */
  void refreshSums(int row) {
    if (hasSums) {
      TransientKernels.sumUp(w, base(row), width, w, base(row) + 2 * width);
    }
  }

  /** stored := scale x stored for all, so that g can start again from 1; sums are made exact. */
  public void fold(float scale) {
    settle();
    if (columns != null) {
      columns.fold(scale);
    }
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      float[] sums = hasSums ? w : scratch;
      int at = hasSums ? base(r) + 2 * width : 0;
      TransientKernels.scale(w, base(r), width, scale, NEGLIGIBLE, sums, at);
      for (int j = at; j < at + COUNT; j++) {
        storedSum += sums[j];
      }
    }
  }
}
