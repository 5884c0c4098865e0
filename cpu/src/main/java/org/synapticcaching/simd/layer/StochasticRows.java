package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.RandomMultiples;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.StochasticKernels;

/** Consolidation of random multiples of the threshold in rows of a weight matrix. */
public final class StochasticRows {
  private final TransientMatrix matrix;
  private final EnergyTally tally;
  private final RandomMultiples multiples;

  /** theta as a finite float. */
  private final float theta;

  /** 1 / theta, 0 where it is infinite. */
  private final float inverse;

  /** Place of the first synapse of each row in {@code [post][pre]}: this times the row. */
  private final int rowStep;

  /** From a synapse of a row to the next in {@code [post][pre]}. */
  private final int laneStep;

  /** What a row has moved, in units of weight. */
  private final float[] moved;

  /** abs(moved) of all rows by lane. */
  private final float[] sums = new float[COUNT];

  /**
   * Those of one matrix.
   *
   * @param layer with room for transient parts
   * @param multiples of the same matrix
   */
  public StochasticRows(SimdLayer layer, RandomMultiples multiples) {
    this.matrix = layer.transients;
    this.tally = layer.tally;
    this.multiples = multiples;
    this.theta = (float) Math.min(multiples.theta(), Float.MAX_VALUE);
    this.inverse = (float) (1 / multiples.theta());
    this.rowStep = layer.inputMajor ? 1 : layer.length;
    this.laneStep = layer.inputMajor ? layer.rows : 1;
    this.moved = new float[layer.width];
  }

  /** Stands for one presentation, counted from 1, in {@link #consolidate}. */
  public long key(long presentation) {
    return multiples.key(presentation);
  }

  /**
   * Consolidates one row, of which nothing stays transient.
   *
   * @param key of the presentation
   * @param scale g
   */
  public void consolidate(long key, int row, float scale) {
    StochasticKernels.roundingNumbers(key, row * rowStep, laneStep, moved, matrix.width);
    StochasticKernels.consolidate(
        matrix.w, matrix.base(row), matrix.width, scale, theta, inverse, moved, sums);
    for (int j = 0; !tally.linearOnly() && j < matrix.length; j++) {
      tally.consolidatedBeyondLinear(moved[j]);
    }
    if (matrix.columns != null) {
      matrix.columns.moved(row, moved);
    }
  }

  /** Charges what {@link #consolidate} has moved, after all rows that have anything transient. */
  public void charge() {
    tally.addConsolidation(0, FloatLanes.sum(sums, 0));
    Arrays.fill(sums, 0f);
    matrix.storedSum = 0;
    if (matrix.columns != null) {
      matrix.columns.leaveNothingTransient();
    }
  }
}
