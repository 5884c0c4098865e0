package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;
import org.synapticcaching.simd.kernel.SelectedKernels;
import org.synapticcaching.simd.kernel.TransientKernels;
import org.synapticcaching.simd.kernel.WidthKernels;

/**
 * One weight matrix with transient parts, as rows [persistent | stored transient | lane sums of
 * abs(stored transient)], so that one walk over the rows in use streams through memory once.
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
  /** Updates of selected synapses after which sums that only follow changes are made exact. */
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

  /** Positions in the list of touched rows whose row may hold a synapse over threshold. */
  public final int[] over;

  /** Number of rows in the list of those over the threshold. */
  public int overCount;

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

  /** Of one or two rows in which selected synapses learn: change of the lane sums. */
  private final float[] rowChange = new float[2 * COUNT];

  /** Largest abs(stored) of their vectors, lane by lane. */
  private final float[] rowMost = new float[2 * COUNT];

  private int selectedUpdates;

  TransientMatrix(int rows, int length, EnergyTally tally) {
    this.rows = rows;
    this.length = length;
    this.width = FloatLanes.padded(length);
    this.stride = TransientKernels.stride(width);
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
    this.over = new int[rows];
    this.storedChange = new float[width];
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
   * lists in {@link #over} the positions of rows that may hold a synapse over the limit. Rows have
   * to be up to date.
   *
   * @param factor of all changes (1/g)
   * @param limit threshold in stored units; exceeded strictly
   */
  void learn(
      int[] list, float[] values, int from, int to, float factor, float[] change, float limit) {
    RowKernels.scale(change, factor, storedChange, width);
    overCount =
        WidthKernels.learn(w, list, values, from, to, storedChange, width, limit, over, scratch);
    events.updated();
    storedSum += FloatLanes.sum(scratch, 0);
  }

  /** {@link #learn} for the synapses that a rule has selected of an update. */
  void learnSelected(WeightUpdate update, float factor, float limit) {
    SelectedLanes lanes = update.selected;
    int[] list = update.list;
    float[] values = update.values;
    overCount = 0;
    events.updated();
    Arrays.fill(scratch, 0f);
    for (int k = update.from; k < update.to; ) {
      lanes.of(k);
      int[] vectors = lanes.vectors;
      int count = lanes.count;
      float[] change = lanes.change;
      int end = Math.min(update.to, lanes.endOfGroup(k));
      for (; k + 1 < end; k += 2) {
        SelectedKernels.learnTwo(
            w,
            base(list[k]) + width,
            base(list[k + 1]) + width,
            values[k] * factor,
            values[k + 1] * factor,
            lanes.bound(k),
            lanes.bound(k + 1),
            vectors,
            count,
            change,
            rowChange,
            rowMost);
        endRow(k, list[k], 0, limit);
        endRow(k + 1, list[k + 1], COUNT, limit);
      }
      if (k < end) {
        SelectedKernels.learnOne(
            w,
            base(list[k]) + width,
            values[k] * factor,
            lanes.bound(k),
            vectors,
            count,
            change,
            rowChange,
            rowMost);
        endRow(k, list[k], 0, limit);
        k++;
      }
    }
    storedSum += FloatLanes.sum(scratch, 0);
    if (++selectedUpdates == UPDATES_PER_SUM) {
      selectedUpdates = 0;
      settle();
      sumUp();
    }
  }

  /**
   * Ends the update of one row, of which {@link #rowChange} has the change of the lane sums, and
   * {@link #rowMost} the largest abs(stored). Arrays, since vectors that are passed on may end up
   * on the heap.
   *
   * @param k position of the row, to be put into {@link #over} if it exceeds the limit
   * @param from where both begin
   */
  private void endRow(int k, int row, int from, float limit) {
    int sums = base(row) + 2 * width;
    FloatVector old = FloatVector.fromArray(SPECIES, w, sums);
    FloatVector sum = old.add(FloatVector.fromArray(SPECIES, rowChange, from));
    sum.intoArray(w, sums);
    FloatVector.fromArray(SPECIES, scratch, 0).add(sum.sub(old)).intoArray(scratch, 0);
    over[overCount] = k;
    FloatVector most = FloatVector.fromArray(SPECIES, rowMost, from);
    overCount += most.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
  }

  /** Adds up all sums again; rows have to be up to date. */
  public void sumUp() {
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      TransientKernels.sumUp(w, base(r), width);
      storedSum += storedSum(r);
    }
  }

  /** abs(stored) of one synapse, 0 if an event that its row has not seen yet has moved it. */
  public float storedMagnitude(int row, int lane) {
    return events.hasSeenAll(row) ? Math.abs(w[base(row) + width + lane]) : 0f;
  }

  /** Sum of abs(stored) of one row, which has to be up to date. */
  public float storedSum(int row) {
    return FloatLanes.sum(w, base(row) + 2 * width);
  }

  /** Lists in {@link #over} every row (by its number) with a synapse over the limit. */
  public void findAllOver(float limit) {
    settle();
    overCount = 0;
    for (int r = 0; r < rows; r++) {
      if (TransientKernels.isOver(w, base(r), width, limit)) {
        over[overCount++] = r;
      }
    }
  }

  /** Adds up the lane sums of a row again. */
  void refreshSum(int row) {
    int sums = base(row) + 2 * width;
    FloatVector old = FloatVector.fromArray(SPECIES, w, sums);
    TransientKernels.sumUp(w, base(row), width);
    storedSum += FloatLanes.sum(FloatVector.fromArray(SPECIES, w, sums).sub(old), scratch);
  }

  /** stored := scale x stored for all, so that g can start again from 1; sums are made exact. */
  public void fold(float scale) {
    settle();
    if (columns != null) {
      columns.fold(scale);
    }
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      TransientKernels.scale(w, base(r), width, scale, NEGLIGIBLE);
      int sums = base(r) + 2 * width;
      for (int j = sums; j < sums + COUNT; j++) {
        storedSum += w[j];
      }
    }
  }
}
