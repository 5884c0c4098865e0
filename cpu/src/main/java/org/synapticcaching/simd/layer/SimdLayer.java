package org.synapticcaching.simd.layer;

import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.ChangeCounts;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.DotKernels;
import org.synapticcaching.simd.kernel.FewRows;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.WidthKernels;

/**
 * One weight matrix of one replica. The first matrix has a row for each input, so that only rows of
 * active inputs are visited and lanes are hidden neurons; the others have a row for each
 * postsynaptic neuron. Without caching a row holds the weights alone.
 */
public final class SimdLayer {
  /** Name and sizes, {@code [post][pre]}. */
  public final LayerShape shape;

  /** Whether rows are inputs and lanes post units, as in W1; the other way round elsewhere. */
  public final boolean inputMajor;

  /** Number of rows. */
  public final int rows;

  /** Lanes of a row that are synapses. */
  public final int length;

  /** Floats of a row, padded to whole vectors. */
  public final int width;

  /** Running sums of energy. */
  public final EnergyTally tally;

  /** Null without caching. */
  public final TransientMatrix transients;

  /** Null without caching. */
  public final RowConsolidation consolidation;

  /** Null without caching. */
  public final LaneConsolidation laneConsolidation;

  /** Null without caching. */
  public final ChangedSynapses changed;

  /** What is learned in this presentation. */
  public final WeightUpdate update;

  /** Every row, for walks over all of them. */
  public final int[] everyRow;

  private final LayerWeights weights;
  private final SharedBackground background;

  /** How often each synapse has changed; null when changes are not counted. */
  private final ChangeCounts counts;

  private final float[] lanes = new float[DotKernels.LANES];

  /**
   * A matrix of zeros.
   *
   * @param inputMajor whether it is the first
   * @param counts counts the changes of every synapse; null when they are not counted
   * @param grain what persistent changes are multiples of; 0 where they are anything
   */
  public SimdLayer(
      LayerShape shape,
      boolean inputMajor,
      boolean caching,
      EnergyTally tally,
      ChangeCounts counts,
      double grain) {
    this.shape = shape;
    this.inputMajor = inputMajor;
    this.rows = inputMajor ? shape.pre() : shape.post();
    this.length = inputMajor ? shape.post() : shape.pre();
    this.width = FloatLanes.padded(length);
    this.tally = tally;
    this.transients = caching ? new TransientMatrix(rows, length, tally) : null;
    this.consolidation = caching ? new RowConsolidation(transients, tally) : null;
    this.laneConsolidation = caching ? new LaneConsolidation(transients, tally) : null;
    this.changed = caching ? new ChangedSynapses(transients) : null;
    this.weights = new LayerWeights(shape, inputMajor, transients, grain);
    this.background = new SharedBackground(weights, transients, length);
    this.update = new WeightUpdate(length);
    this.counts = counts;
    this.everyRow = SparseInputs.identity(rows);
  }

  /** This matrix and its sums, with room for transient parts. */
  public SimdLayer withCaching() {
    SimdLayer other = new SimdLayer(shape, inputMajor, true, tally, counts, 0);
    for (WeightPart part : List.of(WeightPart.INITIAL, WeightPart.PERSISTENT)) {
      other.write(part, read(part, 1));
    }
    return other;
  }

  /**
   * z = sum over inputs of x times w, for the first layer.
   *
   * @param oneByOne whether inputs that share a background are learned one by one
   * @param scale g
   */
  public void forward(SparseInputs.Presented presented, boolean oneByOne, double scale, float[] z) {
    combine(presented.list, presented.inputs, presented.from, presented.to, (float) scale, z);
    if (presented.background() != 0) {
      background.addTo(z, presented, oneByOne, scale);
    }
  }

  /** z[row] = w(row) . h, for the other layers. */
  public void forward(float[] h, float scale, float[] z) {
    if (transients == null) {
      DotKernels.dots(weights.w, width, rows, h, z, width, lanes);
      return;
    }
    transients.bringUpToDate(everyRow, 0, rows);
    DotKernels.dotsTotal(weights.w, weights.stride, rows, scale, h, z, width, lanes);
  }

  /**
   * The deltas of the units in front of this matrix, for the other layers: delta[lane] = sum over
   * rows of error x w, times the slope of the unit.
   *
   * @param errors one per row
   * @param scale g
   * @param activation of those units
   * @param y their activities, padded
   * @param delta overwritten, padded
   */
  public void backpropagate(
      float[] errors, float scale, Activation activation, float[] y, float[] delta) {
    boolean few = FewRows.are(rows) && !WidthKernels.sumsStay(width, transients != null);
    float[] logistic = few && activation == Activation.LOGISTIC ? y : null;
    if (!few) {
      combine(everyRow, errors, 0, rows, scale, delta);
    } else if (transients == null) {
      FewRows.combine(weights.w, width, rows, errors, logistic, delta, width);
    } else {
      transients.bringUpToDate(everyRow, 0, rows);
      FewRows.combineTotal(weights.w, weights.stride, rows, errors, scale, logistic, delta, width);
    }
    if (logistic == null) {
      ActivationKernels.hiddenDelta(activation, delta, y, delta, delta.length);
    }
  }

  /** z = sum over the listed rows of value x w. */
  private void combine(int[] list, float[] values, int from, int to, float scale, float[] z) {
    float[] w = weights.w;
    if (transients == null) {
      WidthKernels.combine(w, list, values, from, to, z, width);
    } else {
      transients.bringUpToDate(list, from, to);
      WidthKernels.combineTotal(w, list, values, from, to, scale, z, width);
    }
  }

  /** Changes nothing in this presentation. */
  public void skip() {
    update.skip();
    if (transients != null) {
      transients.over.clear();
    }
    if (counts != null) {
      counts.endPresentation();
    }
  }

  /**
   * Learns the update: with caching, s changes at once; without, the weights wait for {@link
   * #applyDirectly}.
   *
   * @param scale g
   * @param limit threshold in stored units
   * @param asked what will be asked of synapses over the limit
   * @param magnitude of the change that is common to rows
   */
  public void learn(double scale, float limit, OverThreshold asked, VectorMagnitude magnitude) {
    update.charge(tally, magnitude);
    if (counts != null) {
      update.count(counts);
      counts.endPresentation();
    }
    if (transients == null) {
      update.pending = true;
      return;
    }
    if (background.skipsRows()) {
      transients.bringUpToDate(update.list, update.from, update.to);
    }
    float factor = (float) (1 / scale);
    if (update.selected == null) {
      transients.learn(
          update.list, update.values, update.from, update.to, factor, update.change, limit, asked);
    } else {
      transients.learnSelected(update, factor, limit);
    }
    background.learn(update, factor);
  }

  /** Without caching: persistent += update. */
  public void applyDirectly() {
    float[] w = weights.w;
    if (update.selected != null) {
      update.selected.add(w, width, update);
    } else {
      WidthKernels.addOuter(
          w, update.list, update.values, update.from, update.to, update.change, width);
    }
    background.learn(update, 0);
    update.pending = false;
  }

  /** Brings every row up to date. */
  public void settle() {
    background.settle();
  }

  /** The total weights of some lanes of a row that is up to date, {@code into[0]} the first. */
  public void readLanes(int row, int first, int count, float scale, float[] into) {
    readLanes(row, first, count, scale, into, 0);
  }

  /** The total weights of some lanes of a row that is up to date, {@code into[to]} the first. */
  void readLanes(int row, int first, int count, float scale, float[] into, int to) {
    weights.readLanes(row, first, count, scale, into, to);
  }

  /** Writes w at {@code ORIGIN}, with rows {@link #width} apart; the padding is left alone. */
  public void total(float scale, float[] into) {
    settle();
    for (int r = 0; r < rows; r++) {
      weights.readLanes(r, 0, length, scale, into, FloatLanes.ORIGIN + r * width);
    }
  }

  /** What was spent so far, with transients of {@code scale} times what is stored. */
  public LayerLedger ledger(float scale) {
    settle();
    return weights.ledger(tally, counts == null ? Churn.NOT_COUNTED : counts.churn(), scale);
  }

  /** Reads one part as {@code [post][pre]}. */
  public float[] read(WeightPart part, float scale) {
    settle();
    float[] values = weights.read(part, scale);
    if (update.pending && (part == WeightPart.TRANSIENT || part == WeightPart.TOTAL)) {
      weights.addTo(values, update);
    }
    return values;
  }

  /** Overwrites one part from {@code [post][pre]}; transient values are for a scale of 1. */
  public void write(WeightPart part, float[] values) {
    settle();
    background.forget();
    weights.write(part, values);
  }
}
