package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.simd.kernel.ConsolidationKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.OverKernels;
import org.synapticcaching.simd.kernel.SelectedKernels;

/**
 * Consolidation of single synapses, rows and lanes of a weight matrix. (That of whole matrices is
 * lazy, see {@link TransientMatrix#consolidateAll}.)
 */
public final class RowConsolidation {
  private final TransientMatrix matrix;
  private final EnergyTally tally;
  private final float[] w;
  private final int width;
  private final int length;
  private final float[] scratch = new float[COUNT];
  private final float[] movedLanes = new float[COUNT];
  private final float[] changedLanes = new float[COUNT];

  /** Of {@link #consolidateAllOver}, which needs no others to be 0 before. */
  private final float[] allMoved = new float[COUNT];

  private final float[] allChanged = new float[COUNT];

  RowConsolidation(TransientMatrix matrix, EnergyTally tally) {
    this.matrix = matrix;
    this.tally = tally;
    this.w = matrix.w;
    this.width = matrix.width;
    this.length = matrix.length;
  }

  /**
   * Consolidates the synapses of one row that are over the limit. Sums stay in lanes until {@link
   * #charge}, since adding up the lanes of a vector costs as much as the rest.
   *
   * @param value times {@code change} is what was added to the row in this presentation
   * @param scale g
   * @param limit threshold in stored units
   */
  public void consolidateOver(int row, float value, float scale, float limit, float[] change) {
    consolidateOver(row, value, scale, limit, null, change);
  }

  /** Whether {@link #consolidateAllOver} does what is to be done, and accounts for all of it. */
  public boolean takesAllOver(Consolidation consolidation) {
    return takesChanged(consolidation) && matrix.columns == null && ConsolidationKernels.fit(width);
  }

  /**
   * Consolidates the synapses over the limit in all rows that {@link TransientMatrix#over} lists of
   * an update of all lanes, where only abs(s) is accounted, and charges it.
   *
   * @param scale g
   * @param limit threshold in stored units
   * @return as {@link #charge}
   */
  public double consolidateAllOver(WeightUpdate update, float scale, float limit) {
    ConsolidationKernels.consolidate(
        w,
        matrix.stride,
        update.list,
        update.values,
        matrix.over.rows,
        matrix.over.count,
        update.change,
        scale,
        limit,
        width,
        allMoved,
        allChanged);
    return charge(scale, allMoved, allChanged);
  }

  /** Whether {@link #consolidateChanged} does what is to be done, and accounts for all of it. */
  public boolean takesChanged(Consolidation consolidation) {
    return consolidation.isPerSynapse()
        && !consolidation.movesWholeMultiples()
        && tally.linearOnly();
  }

  /**
   * The same with a limit for each lane, where only abs(s) is accounted.
   *
   * @param limits of lanes, in stored units
   */
  public void consolidateChanged(
      int row, float value, float scale, float[] limits, float[] change) {
    consolidateOver(row, value, scale, 0, limits, change);
  }

  private void consolidateOver(
      int row, float value, float scale, float limit, float[] limits, float[] change) {
    if (!tally.linearOnly()) {
      chargeOtherMeasuresOver(row, scale, limit);
    }
    int base = matrix.base(row);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector moved = FloatVector.fromArray(SPECIES, movedLanes, 0);
    FloatVector changed = FloatVector.fromArray(SPECIES, changedLanes, 0);
    FloatVector kept = zero;
    FloatVector magnitude = FloatVector.broadcast(SPECIES, Math.abs(value));
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector same = FloatVector.broadcast(SPECIES, limit);
    for (int v = 0; v < width; v += COUNT) {
      FloatVector s = FloatVector.fromArray(SPECIES, w, base + width + v);
      FloatVector a = s.abs();
      FloatVector least = limits == null ? same : FloatVector.fromArray(SPECIES, limits, v);
      VectorMask<Float> over = a.compare(VectorOperators.GT, least);
      FloatVector out = zero.blend(s, over);
      out.fma(g, FloatVector.fromArray(SPECIES, w, base + v)).intoArray(w, base + v);
      s.sub(out).intoArray(w, base + width + v);
      follow(row, out, v, scale);
      FloatVector outMagnitude = out.abs();
      moved = outMagnitude.add(moved);
      kept = a.sub(outMagnitude).add(kept);
      FloatVector delta = FloatVector.fromArray(SPECIES, change, v).abs();
      changed = zero.blend(delta, over).fma(magnitude, changed);
    }
    if (matrix.hasSums) {
      kept.intoArray(w, base + 2 * width);
    }
    moved.intoArray(movedLanes, 0);
    changed.intoArray(changedLanes, 0);
  }

  /**
   * Consolidates the synapses over the limit in the row at one position of an update, of which only
   * vectors with a selected lane can hold any.
   */
  public void consolidateSelected(WeightUpdate update, int k, float scale, float limit) {
    int row = update.list[k];
    if (!tally.linearOnly()) {
      chargeOtherMeasuresOver(row, scale, limit);
    }
    SelectedLanes lanes = update.selected;
    lanes.of(k);
    int base = matrix.base(row);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector moved = FloatVector.fromArray(SPECIES, movedLanes, 0);
    FloatVector changed = FloatVector.fromArray(SPECIES, changedLanes, 0);
    FloatVector kept = matrix.hasSums ? FloatVector.fromArray(SPECIES, w, base + 2 * width) : zero;
    FloatVector magnitude = FloatVector.broadcast(SPECIES, Math.abs(update.values[k]));
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    for (int c = 0; c < lanes.count; c++) {
      int v = lanes.vectors[c];
      FloatVector s = FloatVector.fromArray(SPECIES, w, base + width + v);
      VectorMask<Float> over = s.abs().compare(VectorOperators.GT, limit);
      if (over.anyTrue()) {
        FloatVector out = zero.blend(s, over);
        out.fma(g, FloatVector.fromArray(SPECIES, w, base + v)).intoArray(w, base + v);
        s.sub(out).intoArray(w, base + width + v);
        moved = out.abs().add(moved);
        kept = kept.sub(out.abs());
        changed = zero.blend(lanes.at(k, v).abs(), over).fma(magnitude, changed);
        follow(row, out, v, scale);
      }
    }
    if (matrix.hasSums) {
      kept.intoArray(w, base + 2 * width);
    }
    moved.intoArray(movedLanes, 0);
    changed.intoArray(changedLanes, 0);
  }

  /** Lets the column sums, if there are any, follow what moves out of a vector of lanes. */
  private void follow(int row, FloatVector out, int v, float scale) {
    if (matrix.columns != null) {
      out.intoArray(scratch, 0);
      matrix.columns.moved(row, scratch, v, scale);
    }
  }

  /**
   * Charges what {@link #consolidateOver} and {@link #consolidateSelected} have moved.
   *
   * @return sum of abs(change of s) in this presentation of the synapses that were consolidated
   */
  public double charge(float scale) {
    double changed = charge(scale, movedLanes, changedLanes);
    Arrays.fill(movedLanes, 0f);
    Arrays.fill(changedLanes, 0f);
    return changed;
  }

  private double charge(float scale, float[] moved, float[] changed) {
    float stored = FloatLanes.sum(moved, 0);
    matrix.storedSum -= stored;
    tally.addConsolidation(0, (double) scale * stored);
    return FloatLanes.sum(changed, 0);
  }

  private void chargeOtherMeasuresOver(int row, float scale, float limit) {
    int base = matrix.base(row) + width;
    for (int j = base; j < base + length; j++) {
      if (Math.abs(w[j]) > limit) {
        tally.consolidatedBeyondLinear((double) scale * w[j]);
      }
    }
  }

  /**
   * Consolidates the synapses of one row that are over the threshold one by one, or moves whole
   * multiples of it.
   *
   * @param theta threshold in units of weight
   * @param value times {@code change} is what was added to the row in this presentation
   * @param limit threshold in stored units
   * @param changesOnly leave synapses alone that have not changed in this presentation
   * @return sum of abs(change of s) in this presentation of the synapses that moved
   */
  public double moveEach(
      Consolidation consolidation,
      double theta,
      int row,
      float value,
      float scale,
      float limit,
      float[] change,
      boolean changesOnly) {
    int base = matrix.base(row);
    double changed = 0;
    for (int j = 0; j < length; j++) {
      float stored = w[base + width + j];
      if (Math.abs(stored) > limit
          && (!changesOnly || (value != 0 && change[j] != 0))
          && move(consolidation, theta, row, j, scale)) {
        changed += Math.abs(change[j]);
      }
    }
    matrix.refreshSums(row);
    return Math.abs(value) * changed;
  }

  /**
   * Consolidates one synapse over the threshold, without the lane sums of its row.
   *
   * @param theta threshold in units of weight
   * @return whether anything moves
   */
  boolean move(Consolidation consolidation, double theta, int row, int lane, float scale) {
    int at = matrix.base(row) + lane;
    float stored = w[at + width];
    double s = (double) scale * stored;
    double moved = consolidation.consolidatedPart(s, theta);
    if (moved == 0) {
      return false;
    }
    w[at] += (float) moved;
    w[at + width] = (float) ((s - moved) / scale);
    matrix.storedSum += Math.abs((double) w[at + width]) - Math.abs(stored);
    tally.consolidated(moved);
    if (matrix.columns != null) {
      matrix.columns.moved(row, stored - w[at + width], lane, scale);
    }
    return true;
  }

  /**
   * Marks the lanes of a row in which a synapse is over the limit.
   *
   * @param update with a row at position {@code k}
   * @param k position of the row, or -1 when its selected lanes are not known
   * @param limit in stored units
   */
  public void markOver(WeightUpdate update, int k, int row, float limit, boolean[] marked) {
    int base = matrix.base(row) + width;
    SelectedLanes lanes = update.selected;
    if (k >= 0 && lanes != null) {
      lanes.of(k);
      SelectedKernels.markOver(w, base, lanes.vectors, lanes.count, limit, marked);
      return;
    }
    OverKernels.mark(w, base, length, limit, marked);
  }
}
