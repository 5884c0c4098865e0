package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.threshold.LocalThresholds;

/**
 * Lets the thresholds of single neurons or synapses of one weight matrix follow its updates (model
 * section 3.1). Rows that do not change are not visited.
 */
final class LocalChanges {
  /** The threshold of a synapse is at row x rowStep + lane x laneStep. */
  final int rowStep;

  final int laneStep;

  /**
   * Squares of the thresholds, rounded, and a vector of infinities; empty where no single synapses
   * are compared.
   */
  final float[] limits;

  private final SimdLayer layer;
  private final LocalThresholds thresholds;
  private final boolean ofNeurons;

  /** Squared changes of a block of thresholds. */
  private final double[] squares;

  LocalChanges(Consolidation consolidation, SimdLayer layer, LocalThresholds thresholds) {
    this.layer = layer;
    this.thresholds = thresholds;
    this.ofNeurons = consolidation.setsItselfFor(ThresholdScope.NEURON);
    this.rowStep = !ofNeurons ? layer.length : layer.inputMajor ? 0 : 1;
    this.laneStep = ofNeurons && !layer.inputMajor ? 0 : 1;
    this.squares = new double[thresholds.length()];
    int places = (ofNeurons ? 1 : layer.rows) * thresholds.length();
    boolean single = consolidation.policy().trigger() == Trigger.ANY_SYNAPSE;
    this.limits = new float[single ? places + COUNT : 0];
    Arrays.fill(limits, Float.POSITIVE_INFINITY);
  }

  /** Lets the thresholds know of a presentation with this update. */
  void present(WeightUpdate update) {
    if (ofNeurons) {
      Arrays.fill(squares, 0);
      addSquares(update);
      thresholds.present(0, squares);
      renewLimits(0);
    } else if (update.selected == null && !thresholds.comparesSums() && square(update.change)) {
      for (int k = update.from; k < update.to; k++) {
        double value = update.values[k];
        if (value != 0) {
          thresholds.presentAll(update.list[k], value * value, squares);
          renewLimits(update.list[k]);
        }
      }
    } else {
      presentRows(update);
    }
    thresholds.endPresentation();
  }

  private void renewLimits(int block) {
    if (limits.length > 0) {
      thresholds.squares(block, limits);
    }
  }

  /** Sets the squares to those of a row's numbers; returns whether none of them is 0. */
  private boolean square(float[] change) {
    boolean every = true;
    for (int j = 0; j < squares.length; j++) {
      squares[j] = (double) change[j] * change[j];
      every &= squares[j] != 0;
    }
    return every;
  }

  private void presentRows(WeightUpdate update) {
    for (int k = update.from; k < update.to; k++) {
      if (update.values[k] != 0) {
        square(update.changesOf(k));
        thresholds.present(update.list[k], squares);
        renewLimits(update.list[k]);
      }
    }
  }

  /** Adds the squared changes of each neuron's inputs to its place. */
  private void addSquares(WeightUpdate update) {
    boolean product = update.selected == null;
    double changes = product ? squares(update.change, 0, layer.length) : 0;
    if (product && layer.inputMajor) {
      double values = squares(update.values, update.from, update.to);
      for (int j = 0; j < squares.length; j++) {
        squares[j] = values * update.change[j] * update.change[j];
      }
      return;
    }
    for (int k = update.from; k < update.to; k++) {
      double value = update.values[k];
      if (product) {
        squares[update.list[k]] = value * value * changes;
      } else if (value != 0) {
        float[] change = update.changesOf(k);
        for (int j = 0; j < layer.length; j++) {
          squares[update.list[k] * rowStep + j * laneStep] += (double) change[j] * change[j];
        }
      }
    }
  }

  private static double squares(float[] numbers, int from, int to) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      sum += (double) numbers[at] * numbers[at];
    }
    return sum;
  }
}
