package org.synapticcaching.simd;

import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.ChangeCounts;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Churn;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;

/**
 * One weight matrix of one replica. The first matrix has a row for each input, so that only rows of
 * active inputs are visited and lanes are hidden neurons; the others have a row for each
 * postsynaptic neuron. Without caching a row holds the weights alone.
 */
final class SimdLayer {
  final LayerShape shape;
  final boolean inputMajor;
  final int rows;
  final int length;
  final int width;
  final EnergyTally tally;

  /** Null without caching. */
  final TransientMatrix cached;

  /** Null without caching. */
  final RowConsolidation consolidation;

  /** What is learned in this presentation. */
  final WeightUpdate update;

  /** Null with caching. */
  private final float[] plain;

  /** Null unless inputs with a background other than 0 are learned all together. */
  private ColumnOffsets offsets;

  /** Null unless inputs with a background other than 0 are learned one by one. */
  private ColumnSums columns;

  /** How often each synapse has changed; null when nobody asks. */
  private final ChangeCounts counts;

  /** Every row, for walks over all of them. */
  final int[] everyRow;

  private final float[] lanes = new float[RowKernels.DOT_LANES];

  /** w(0), {@code [row][lane]} without padding. */
  private final float[] initial;

  /**
   * An empty matrix.
   *
   * @param change where this layer's changes per lane are computed, padded
   * @param counts counts the changes of every synapse; null when nobody asks
   */
  SimdLayer(
      LayerShape shape,
      boolean inputMajor,
      boolean caching,
      EnergyTally tally,
      float[] change,
      ChangeCounts counts) {
    this.shape = shape;
    this.inputMajor = inputMajor;
    this.rows = inputMajor ? shape.pre() : shape.post();
    this.length = inputMajor ? shape.post() : shape.pre();
    this.width = FloatLanes.padded(length);
    this.tally = tally;
    this.cached = caching ? new TransientMatrix(rows, length, tally) : null;
    this.consolidation = caching ? new RowConsolidation(cached, tally) : null;
    this.plain = caching ? null : new float[FloatLanes.ORIGIN + rows * width];
    this.initial = new float[shape.length()];
    this.update = new WeightUpdate(change, length);
    this.counts = counts;
    this.everyRow = SparseInputs.identity(rows);
  }

  /** The same matrix and sums, with room for transient parts. */
  SimdLayer withCaching() {
    SimdLayer other = new SimdLayer(shape, inputMajor, true, tally, update.change, counts);
    for (WeightPart part : List.of(WeightPart.INITIAL, WeightPart.PERSISTENT)) {
      other.write(part, read(part, 1));
    }
    return other;
  }

  private float[] weights() {
    return cached != null ? cached.w : plain;
  }

  private int stride() {
    return cached != null ? cached.stride : width;
  }

  private int base(int row) {
    return FloatLanes.ORIGIN + row * stride();
  }

  /**
   * z = sum over inputs of x times w, for the first layer.
   *
   * @param oneByOne whether inputs that share a background are learned one by one
   */
  void readInputs(SparseInputs.Presented presented, boolean oneByOne, double scale, float[] z) {
    combine(presented.list, presented.inputs, presented.from, presented.to, (float) scale, z);
    if (presented.background() == 0) {
      return;
    }
    if (oneByOne) {
      if (columns == null) {
        columns = new ColumnSums(presented.sharing(), length);
        if (cached != null) {
          cached.columns = columns;
        }
        readColumns();
      }
      columns.addTo(z, presented.background(), scale);
    } else {
      if (offsets == null) {
        offsets = new ColumnOffsets(plain, width, presented.sharing(), length);
      }
      offsets.addTo(z, presented.background(), presented.difference);
    }
  }

  /** z = sum over the listed rows of value x w. */
  void combine(int[] list, float[] values, int from, int to, float scale, float[] z) {
    if (cached == null) {
      RowKernels.combine(plain, width, list, values, from, to, z, width);
      return;
    }
    cached.bringUpToDate(list, from, to);
    RowKernels.combineCached(cached.w, cached.stride, list, values, from, to, scale, z, width);
  }

  /** z[row] = w(row) . h. */
  void dots(float[] h, float scale, float[] z) {
    if (cached == null) {
      RowKernels.dots(plain, width, rows, h, z, width, lanes);
      return;
    }
    cached.bringUpToDate(everyRow, 0, rows);
    RowKernels.dotsCached(cached.w, cached.stride, rows, scale, h, z, width, lanes);
  }

  /** sums[lane] = sum over rows of error x w. */
  void sendBack(float[] errors, float scale, float[] sums) {
    combine(everyRow, errors, 0, rows, scale, sums);
  }

  /** Changes nothing in this presentation. */
  void rest() {
    update.rest();
    if (cached != null) {
      cached.overCount = 0;
    }
    if (counts != null) {
      counts.endPresentation();
    }
  }

  /**
   * Learns the update: with caching, s changes at once; without, the weights wait for {@link
   * #applyPlain}.
   *
   * @param scale g
   * @param limit threshold in stored units
   */
  void learn(double scale, float limit) {
    update.book(tally);
    if (counts != null) {
      update.count(counts);
      counts.endPresentation();
    }
    if (cached == null) {
      update.pending = true;
      return;
    }
    if (columns != null) {
      // Inputs that only have the background have not been read.
      cached.bringUpToDate(update.list, update.from, update.to);
    }
    float factor = (float) (1 / scale);
    if (update.selected == null) {
      cached.learn(
          update.list, update.values, update.from, update.to, factor, update.change, limit);
    } else {
      SelectedKernels.learn(cached, update, factor, limit);
    }
    if (columns != null) {
      learnColumns(factor);
    }
  }

  /** Without caching: persistent += update. */
  void applyPlain() {
    if (update.selected == null) {
      RowKernels.addOuter(
          plain, width, update.list, update.values, update.from, update.to, update.change, width);
    } else {
      SelectedKernels.add(plain, width, update);
    }
    if (offsets != null) {
      offsets.learn(update.change, update.background, update.difference);
    }
    if (columns != null) {
      learnColumns(0);
    }
    update.pending = false;
  }

  private void learnColumns(double factor) {
    columns.learn(update, factor);
    if (columns.areOld()) {
      readColumns();
    }
  }

  private void readColumns() {
    settle();
    columns.read(weights(), stride(), cached == null ? 0 : width);
  }

  /** The total weights of one row; it has to be up to date. */
  void readRow(int row, float scale, float[] into) {
    readLanes(row, 0, length, scale, into);
  }

  /** The total weights of some lanes, {@code into[0]} that of the first. */
  void readLanes(int row, int first, int count, float scale, float[] into) {
    float[] w = weights();
    int from = base(row) + first;
    for (int j = 0; j < count; j++) {
      into[j] = cached == null ? w[from + j] : Math.fma(scale, w[from + width + j], w[from + j]);
    }
  }

  /** Brings every row up to date. */
  void settle() {
    if (cached != null) {
      cached.settle();
    }
    if (offsets != null) {
      offsets.settle(plain);
    }
  }

  /** Writes w, without padding between lanes beyond {@link #width}, at {@code ORIGIN}. */
  void total(float scale, float[] into) {
    settle();
    float[] w = weights();
    for (int r = 0; r < rows; r++) {
      int from = base(r);
      int to = FloatLanes.ORIGIN + r * width;
      for (int j = 0; j < length; j++) {
        into[to + j] =
            cached == null ? w[from + j] : Math.fma(scale, w[from + width + j], w[from + j]);
      }
    }
  }

  LayerLedger ledger(float scale) {
    settle();
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    float[] w = weights();
    long changed = 0;
    for (int r = 0; r < rows; r++) {
      int from = base(r);
      for (int j = 0; j < length; j++) {
        double s = cached == null ? 0 : (double) scale * w[from + width + j];
        double difference = (double) w[from + j] - initial[r * length + j] + s;
        changed += difference == 0 ? 0 : 1;
        residual[0] += Math.abs(s);
        minimum[0] += Math.abs(difference);
        for (int m = 1; m < residual.length; m++) {
          residual[m] += measures.get(m).of(s);
          minimum[m] += measures.get(m).of(difference);
        }
      }
    }
    return tally.snapshot(
        shape, residual, minimum, changed, counts == null ? Churn.NOT_COUNTED : counts.churn());
  }

  /** Reads one part as {@code [post][pre]}. */
  float[] read(WeightPart part, float scale) {
    settle();
    float[] w = weights();
    float[] values = new float[initial.length];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < length; j++) {
        float s = cached == null ? 0 : scale * w[base(r) + width + j];
        float value = w[base(r) + j];
        float start = initial[r * length + j];
        values[hostIndex(r, j)] =
            switch (part) {
              case INITIAL -> start;
              case PERSISTENT -> value - start;
              case TRANSIENT -> s;
              case TOTAL -> value + s;
            };
      }
    }
    if (update.pending && (part == WeightPart.TRANSIENT || part == WeightPart.TOTAL)) {
      addPending(values);
    }
    return values;
  }

  private void addPending(float[] values) {
    for (int k = update.from; k < update.to; k++) {
      float[] changes = update.changesOf(k);
      for (int j = 0; j < length; j++) {
        values[hostIndex(update.list[k], j)] += changes[j];
      }
    }
    for (int r = 0; r < update.sharing && update.background != 0; r++) {
      for (int j = 0; j < length; j++) {
        values[hostIndex(r, j)] += update.background * update.change[j];
      }
    }
  }

  /** Overwrites one part from {@code [post][pre]}; transient values are for a scale of 1. */
  void write(WeightPart part, float[] values) {
    settle();
    forgetColumns();
    float[] w = weights();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < length; j++) {
        float value = values[hostIndex(r, j)];
        int at = base(r) + j;
        int first = r * length + j;
        switch (part) {
          case INITIAL -> {
            w[at] = value + (w[at] - initial[first]);
            initial[first] = value;
          }
          case PERSISTENT -> w[at] = initial[first] + value;
          default -> w[at + width] = value;
        }
      }
    }
  }

  private void forgetColumns() {
    offsets = null;
    columns = null;
    if (cached != null) {
      cached.columns = null;
    }
  }

  private int hostIndex(int row, int lane) {
    return inputMajor ? lane * rows + row : row * length + lane;
  }
}
