package org.synapticcaching.contract;

import java.util.Arrays;
import java.util.stream.Stream;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** The thresholds of the synapses of one weight matrix, some of which may share one. */
final class PlainThresholds {
  private final ThresholdScope scope;

  /** {@code [post][pre]}, with one column where neurons share, and one row where all do. */
  private final PlainThreshold[][] thresholds;

  private final int pre;

  /** Parameters as those of {@link PlainThreshold}. */
  PlainThresholds(Consolidation consolidation, int post, int pre, long network) {
    this.pre = pre;
    this.scope =
        consolidation.threshold() instanceof Threshold.Automatic automatic
            ? automatic.scope()
            : ThresholdScope.MATRIX;
    int rows = scope == ThresholdScope.MATRIX ? 1 : post;
    int columns = scope == ThresholdScope.SYNAPSE ? pre : 1;
    this.thresholds = new PlainThreshold[rows][columns];
    PlainThreshold first = new PlainThreshold(consolidation, post, pre, network);
    for (PlainThreshold[] row : thresholds) {
      Arrays.setAll(row, i -> first.another());
    }
  }

  private PlainThreshold of(int j, int i) {
    return switch (scope) {
      case MATRIX -> thresholds[0][0];
      case NEURON -> thresholds[j][0];
      case SYNAPSE -> thresholds[j][i];
    };
  }

  /** A presentation with these changes, {@code [post][pre]}. */
  void present(double[][] change) {
    double[][] squares = new double[thresholds.length][thresholds[0].length];
    for (int j = 0; j < change.length; j++) {
      for (int i = 0; i < change[j].length; i++) {
        int row = scope == ThresholdScope.MATRIX ? 0 : j;
        int column = scope == ThresholdScope.SYNAPSE ? i : 0;
        squares[row][column] += change[j][i] * change[j][i];
      }
    }
    for (int row = 0; row < squares.length; row++) {
      for (int column = 0; column < squares[row].length; column++) {
        thresholds[row][column].present(squares[row][column]);
      }
    }
  }

  /** theta of one synapse at present, in units of weight. */
  double theta(int j, int i) {
    return of(j, i).theta();
  }

  /** Number of synapses of a group that one threshold stands for where sums are compared. */
  double synapsesThatShare() {
    return scope == ThresholdScope.SYNAPSE ? 1 : pre;
  }

  /** What a population tells: theta, or the mean of those to come that are finite. */
  double told() {
    if (scope == ThresholdScope.MATRIX) {
      return theta(0, 0);
    }
    return Arrays.stream(thresholds)
        .flatMap(Stream::of)
        .mapToDouble(PlainThreshold::next)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
