package org.synapticcaching.simd.layer;

import java.util.List;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * The stored weights of one matrix, and their parts as others see them: {@code [post][pre]}. A row
 * holds w(0) + l of its lanes, padded, and with caching their stored transients after them, of
 * which g times as much counts. Rows have to be up to date.
 */
final class LayerWeights {
  /**
   * What rounding of w(0) + l adds up to, relative to w(0) and the grain, over some thousand
   * changes.
   */
  private static final double DUST = 0x1p-16;

  /** Rows, at {@code ORIGIN + row * stride}. */
  final float[] w;

  final int stride;

  /** Where in a row the stored transients begin; 0 if there are none. */
  final int transientAt;

  private final LayerShape shape;
  private final boolean inputMajor;
  private final int rows;
  private final int length;

  /** w(0), {@code [row][lane]} without padding. */
  private final float[] initial;

  /** What l is a multiple of, unless it was set; 0 where it is anything. */
  private final double grain;

  /**
   * Weights of 0.
   *
   * @param inputMajor whether inputs are rows and neurons lanes, or neurons rows and inputs lanes
   * @param transients with caching: holds the rows; else null
   * @param grain what l is a multiple of; 0 where it is anything
   */
  LayerWeights(LayerShape shape, boolean inputMajor, TransientMatrix transients, double grain) {
    this.grain = grain;
    this.shape = shape;
    this.inputMajor = inputMajor;
    this.rows = inputMajor ? shape.pre() : shape.post();
    this.length = inputMajor ? shape.post() : shape.pre();
    int width = FloatLanes.padded(length);
    this.w = transients != null ? transients.w : new float[FloatLanes.ORIGIN + rows * width];
    this.stride = transients != null ? transients.stride : width;
    this.transientAt = transients != null ? width : 0;
    this.initial = new float[shape.length()];
  }

  private int base(int row) {
    return FloatLanes.ORIGIN + row * stride;
  }

  private float stored(int at) {
    return transientAt == 0 ? 0 : w[at + transientAt];
  }

  /**
   * l, of which no more is left than rounding where multiples have added up to 0: by chance a
   * synapse often comes back to where it began, and does not count as changed then.
   */
  private double persistent(float value, float start) {
    double l = (double) value - start;
    double dust = Math.min(grain / 2, DUST * (Math.abs(start) + grain));
    return Math.abs(l) < dust ? 0 : l;
  }

  /**
   * Writes total weights of lanes of one row.
   *
   * @param first the first lane, whose weight is {@code into[to]}
   * @param scale g
   */
  void readLanes(int row, int first, int count, float scale, float[] into, int to) {
    int from = base(row) + first;
    for (int j = 0; j < count; j++) {
      into[to + j] =
          transientAt == 0 ? w[from + j] : Math.fma(scale, stored(from + j), w[from + j]);
    }
  }

  /** The sums of a tally as a ledger, with what the present weights cost. */
  LayerLedger ledger(EnergyTally tally, Churn churn, float scale) {
    List<ChangeMeasure> measures = tally.measures();
    double[] residual = new double[measures.size()];
    double[] minimum = new double[measures.size()];
    long changed = 0;
    for (int r = 0; r < rows; r++) {
      int from = base(r);
      for (int j = 0; j < length; j++) {
        double s = (double) scale * stored(from + j);
        double difference = persistent(w[from + j], initial[r * length + j]) + s;
        changed += difference == 0 ? 0 : 1;
        residual[0] += Math.abs(s);
        minimum[0] += Math.abs(difference);
        for (int m = 1; m < residual.length; m++) {
          residual[m] += measures.get(m).of(s);
          minimum[m] += measures.get(m).of(difference);
        }
      }
    }
    return tally.snapshot(shape, residual, minimum, changed, churn);
  }

  /** Reads one part as {@code [post][pre]}. */
  float[] read(WeightPart part, float scale) {
    float[] values = new float[initial.length];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < length; j++) {
        float s = scale * stored(base(r) + j);
        float value = w[base(r) + j];
        float start = initial[r * length + j];
        values[hostIndex(r, j)] =
            switch (part) {
              case INITIAL -> start;
              case PERSISTENT -> (float) persistent(value, start);
              case TRANSIENT -> s;
              case TOTAL -> value + s;
            };
      }
    }
    return values;
  }

  /** Adds an update that has not been learned yet to values {@code [post][pre]}. */
  void addTo(float[] values, WeightUpdate update) {
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

  /** Overwrites one part but the total from {@code [post][pre]}; transients are for g = 1. */
  void write(WeightPart part, float[] values) {
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
          case TRANSIENT -> w[at + transientAt] = value;
          case TOTAL -> throw new IllegalArgumentException("the total is not stored");
        }
      }
    }
  }

  private int hostIndex(int row, int lane) {
    return inputMajor ? lane * rows + row : row * length + lane;
  }
}
