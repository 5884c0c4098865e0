package org.synapticcaching.simd;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * One weight matrix with transient parts, as rows [persistent | stored transient | lane sums of
 * abs(stored transient)], so that one walk over the rows in use streams through memory once.
 *
 * <p>Lazy decay (shortcut 2): the true transient is g x stored, with one scale g per network, so
 * that untouched synapses need no work. Lazy consolidation (shortcut 3): when the whole matrix is
 * consolidated, only the scale at that moment is noted; each row remembers how many such events it
 * has seen and is brought up to date when next read. Energies of such events come from the running
 * sum of abs(stored).
 *
 * <p>"Persistent" here holds w(0) + l; the initial weights are kept elsewhere.
 */
final class TransientMatrix {
  /** Whole-matrix events remembered before all rows are brought up to date. */
  private static final int MOST_EVENTS = 512;

  /** Sums that follow single synapses gather rounding errors: after so many updates, begin anew. */
  private static final int SPARSE_UPDATES_PER_SUM = 1024;

  /** Stored magnitudes below this are dropped on folding, so that none becomes subnormal. */
  private static final float NEGLIGIBLE = 1e-30f;

  final float[] w;
  final int rows;
  final int length;
  final int width;
  final int stride;

  /** Positions in the list of touched rows whose row may hold a synapse over threshold. */
  final int[] over;

  int overCount;

  /** Sum of abs(stored transient) over the matrix: times g it is what maintenance is paid for. */
  double storedSum;

  /** Sums over rows that follow what is consolidated and folded; null if nobody needs them. */
  ColumnSums columns;

  private final EnergyTally tally;
  private final float[] eventScales = new float[MOST_EVENTS];
  private final int[] seen;
  private final float[] scratch = new float[COUNT];

  /** Of up to two rows that single synapses learn in. */
  final float[] rowChange = new float[2 * COUNT];

  final float[] rowMost = new float[2 * COUNT];
  private int events;
  private int sparseUpdates;

  TransientMatrix(int rows, int length, EnergyTally tally) {
    this.rows = rows;
    this.length = length;
    this.width = FloatLanes.padded(length);
    this.stride = 2 * width + COUNT;
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
    this.seen = new int[rows];
  }

  int base(int row) {
    return ORIGIN + row * stride;
  }

  /** Applies the whole-matrix events that the listed rows have not seen yet. */
  void bringUpToDate(int[] list, int from, int to) {
    if (events == 0) {
      return;
    }
    for (int k = from; k < to; k++) {
      if (seen[list[k]] != events) {
        bringUpToDate(list[k]);
      }
    }
  }

  /** Only the first unseen event moves anything: what it moved is zero for those after it. */
  private void bringUpToDate(int row) {
    float scale = eventScales[seen[row]];
    seen[row] = events;
    if (!tally.linearOnly()) {
      chargeOtherMeasures(row, scale);
    }
    int base = base(row);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int v = base; v < base + width; v += COUNT) {
      FloatVector s = FloatVector.fromArray(SPECIES, w, v + width);
      s.fma(g, FloatVector.fromArray(SPECIES, w, v)).intoArray(w, v);
      zero.intoArray(w, v + width);
    }
    zero.intoArray(w, base + 2 * width);
  }

  private void chargeOtherMeasures(int row, float scale) {
    int base = base(row) + width;
    for (int j = base; j < base + length; j++) {
      tally.consolidatedBeyondLinear((double) scale * w[j]);
    }
  }

  /** Applies all events to all rows and forgets the events. */
  void settle() {
    for (int r = 0; r < rows; r++) {
      if (seen[r] != events) {
        bringUpToDate(r);
      }
    }
    Arrays.fill(seen, 0);
    events = 0;
  }

  /** Consolidates the whole matrix, lazily. */
  void consolidateAll(float scale) {
    if (events == MOST_EVENTS) {
      settle();
    }
    eventScales[events++] = scale;
    tally.addConsolidation(0, scale * storedSum);
    storedSum = 0;
    if (columns != null) {
      columns.consolidated(scale);
    }
  }

  /**
   * Adds value x change to the stored transient of each listed row, keeps the sums, and lists in
   * {@link #over} the positions of rows that may hold a synapse over the limit. Rows have to be up
   * to date.
   *
   * @param factor common factor of all values (1/g)
   * @param limit threshold in stored units; exceeded strictly
   */
  void learn(
      int[] list, float[] values, int from, int to, float factor, float[] change, float limit) {
    FloatVector total = FloatVector.zero(SPECIES);
    int found = 0;
    int k = from;
    for (; k + 3 < to; k += 4) {
      int b0 = ORIGIN + list[k] * stride + width;
      int b1 = ORIGIN + list[k + 1] * stride + width;
      int b2 = ORIGIN + list[k + 2] * stride + width;
      int b3 = ORIGIN + list[k + 3] * stride + width;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k] * factor);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1] * factor);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2] * factor);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3] * factor);
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      FloatVector most0 = sum0;
      FloatVector most1 = sum0;
      FloatVector most2 = sum0;
      FloatVector most3 = sum0;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        FloatVector s0 = d.fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v));
        FloatVector s1 = d.fma(x1, FloatVector.fromArray(SPECIES, w, b1 + v));
        FloatVector s2 = d.fma(x2, FloatVector.fromArray(SPECIES, w, b2 + v));
        FloatVector s3 = d.fma(x3, FloatVector.fromArray(SPECIES, w, b3 + v));
        s0.intoArray(w, b0 + v);
        s1.intoArray(w, b1 + v);
        s2.intoArray(w, b2 + v);
        s3.intoArray(w, b3 + v);
        FloatVector a0 = s0.abs();
        FloatVector a1 = s1.abs();
        FloatVector a2 = s2.abs();
        FloatVector a3 = s3.abs();
        sum0 = sum0.add(a0);
        sum1 = sum1.add(a1);
        sum2 = sum2.add(a2);
        sum3 = sum3.add(a3);
        most0 = most0.max(a0);
        most1 = most1.max(a1);
        most2 = most2.max(a2);
        most3 = most3.max(a3);
      }
      int tail = width;
      FloatVector old0 = FloatVector.fromArray(SPECIES, w, b0 + tail);
      FloatVector old1 = FloatVector.fromArray(SPECIES, w, b1 + tail);
      FloatVector old2 = FloatVector.fromArray(SPECIES, w, b2 + tail);
      FloatVector old3 = FloatVector.fromArray(SPECIES, w, b3 + tail);
      total = total.add(sum0.sub(old0).add(sum1.sub(old1)));
      total = total.add(sum2.sub(old2).add(sum3.sub(old3)));
      sum0.intoArray(w, b0 + tail);
      sum1.intoArray(w, b1 + tail);
      sum2.intoArray(w, b2 + tail);
      sum3.intoArray(w, b3 + tail);
      FloatVector most = most0.max(most1).max(most2.max(most3));
      if (most.compare(VectorOperators.GT, limit).anyTrue()) {
        over[found] = k;
        found += most0.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        over[found] = k + 1;
        found += most1.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        over[found] = k + 2;
        found += most2.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        if (most3.compare(VectorOperators.GT, limit).anyTrue()) {
          over[found++] = k + 3;
        }
      }
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + list[k] * stride + width;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k] * factor);
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector most0 = sum0;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector s0 =
            FloatVector.fromArray(SPECIES, change, v)
                .fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v));
        s0.intoArray(w, b0 + v);
        FloatVector a0 = s0.abs();
        sum0 = sum0.add(a0);
        most0 = most0.max(a0);
      }
      total = total.add(sum0.sub(FloatVector.fromArray(SPECIES, w, b0 + width)));
      sum0.intoArray(w, b0 + width);
      if (most0.compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    overCount = found;
    storedSum += FloatLanes.sum(total, scratch);
  }

  /** Begins an update of single synapses. */
  void beginSparseUpdate() {
    overCount = 0;
    Arrays.fill(scratch, 0f);
  }

  /**
   * Ends the update of single synapses of one row, of which {@link #rowChange} has the change of
   * the lane sums, and {@link #rowMost} the largest abs(stored). Arrays, since vectors that are
   * passed on may end up on the heap.
   *
   * @param k position of the row, to be put into {@link #over} if it exceeds the limit
   * @param from where both begin
   */
  void endSparseRow(int k, int row, int from, float limit) {
    int sums = base(row) + 2 * width;
    FloatVector old = FloatVector.fromArray(SPECIES, w, sums);
    FloatVector sum = old.add(FloatVector.fromArray(SPECIES, rowChange, from));
    sum.intoArray(w, sums);
    FloatVector.fromArray(SPECIES, scratch, 0).add(sum.sub(old)).intoArray(scratch, 0);
    over[overCount] = k;
    FloatVector most = FloatVector.fromArray(SPECIES, rowMost, from);
    overCount += most.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
  }

  /** Ends an update of single synapses. */
  void endSparseUpdate() {
    storedSum += FloatLanes.sum(scratch, 0);
    if (++sparseUpdates == SPARSE_UPDATES_PER_SUM) {
      sparseUpdates = 0;
      settle();
      sumUp();
    }
  }

  /** Adds up all sums again; rows have to be up to date. */
  void sumUp() {
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      sumUp(r);
      storedSum += storedSum(r);
    }
  }

  /** abs(stored) of one synapse, 0 if an event that its row has not seen yet has moved it. */
  float storedMagnitude(int row, int lane) {
    return seen[row] == events ? Math.abs(w[base(row) + width + lane]) : 0f;
  }

  /** Sum of abs(stored) of one row, which has to be up to date. */
  float storedSum(int row) {
    return FloatLanes.sum(w, base(row) + 2 * width);
  }

  /** Lists in {@link #over} every row (by its number) with a synapse over the limit. */
  void findAllOver(float limit) {
    settle();
    overCount = 0;
    for (int r = 0; r < rows; r++) {
      int base = base(r) + width;
      FloatVector most = FloatVector.zero(SPECIES);
      for (int v = base; v < base + width; v += COUNT) {
        most = most.max(FloatVector.fromArray(SPECIES, w, v).abs());
      }
      if (most.compare(VectorOperators.GT, limit).anyTrue()) {
        over[overCount++] = r;
      }
    }
  }

  /** Adds up the lane sums of a row again. */
  void refreshSum(int row) {
    int sums = base(row) + 2 * width;
    FloatVector old = FloatVector.fromArray(SPECIES, w, sums);
    sumUp(row);
    storedSum += FloatLanes.sum(FloatVector.fromArray(SPECIES, w, sums).sub(old), scratch);
  }

  private void sumUp(int row) {
    int base = base(row);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int v = base + width; v < base + 2 * width; v += COUNT) {
      sum = sum.add(FloatVector.fromArray(SPECIES, w, v).abs());
    }
    sum.intoArray(w, base + 2 * width);
  }

  /**
   * stored := scale x stored for all, so that g can start again from 1; sums are made exact. Plain
   * loops: this runs too rarely to be compiled early, and vectors in code that is not compiled are
   * objects.
   */
  void fold(float scale) {
    settle();
    if (columns != null) {
      columns.fold(scale);
    }
    storedSum = 0;
    for (int r = 0; r < rows; r++) {
      int sums = base(r) + 2 * width;
      Arrays.fill(w, sums, sums + COUNT, 0f);
      for (int v = sums - width; v < sums; v += COUNT) {
        for (int j = 0; j < COUNT; j++) {
          float stored = w[v + j] * scale;
          stored = Math.abs(stored) < NEGLIGIBLE ? 0f : stored;
          w[v + j] = stored;
          w[sums + j] += Math.abs(stored);
        }
      }
      for (int j = sums; j < sums + COUNT; j++) {
        storedSum += w[j];
      }
    }
  }
}
