package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The search for the best threshold in the scripts of [LR20] for figure 5C: theta = d, 2d, 3d, ...
 * until the energy exceeds that of the last two thetas, or the accuracy is not reached.
 *
 * @param step d, > 0; also the first theta
 * @param limit most thetas tried, >= 1
 */
public record ThresholdWalk(double step, int limit) {
  public ThresholdWalk {
    if (!(step > 0)) {
      throw new IllegalArgumentException("threshold step must be > 0, got " + step);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("number of thresholds must be >= 1, got " + limit);
    }
  }

  /**
   * One theta that was tried.
   *
   * @param threshold theta
   * @param energy what reaching the accuracy cost; NaN when it was not reached
   */
  record Step(double threshold, double energy) {
    boolean reached() {
      return !Double.isNaN(energy);
    }
  }

  /**
   * Walks.
   *
   * @param energyAt energy at a theta; NaN when the accuracy is not reached
   * @return every theta tried, in order; at least one
   */
  List<Step> walk(DoubleUnaryOperator energyAt) {
    List<Step> steps = new ArrayList<>();
    for (int k = 1; k <= limit; k++) {
      double threshold = threshold(k);
      Step step = new Step(threshold, energyAt.applyAsDouble(threshold));
      steps.add(step);
      if (!step.reached() || exceedsLastTwo(steps)) {
        break;
      }
    }
    return steps;
  }

  /** The k-th theta, from 1, without the noise of binary fractions. */
  double threshold(int k) {
    return Math.round(k * step * 1e9) / 1e9;
  }

  private static boolean exceedsLastTwo(List<Step> steps) {
    int last = steps.size() - 1;
    if (last < 2) {
      return false;
    }
    double energy = steps.get(last).energy();
    return energy > steps.get(last - 1).energy() && energy > steps.get(last - 2).energy();
  }

  /** The cheapest theta of a walk; empty when the accuracy was never reached. */
  static Optional<Step> best(List<Step> steps) {
    return steps.stream()
        .filter(Step::reached)
        .min((a, b) -> Double.compare(a.energy(), b.energy()));
  }
}
