package org.synapticcaching.figure.paper.n22;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.model.ConsolidationPolicy;

/** What the perceptron figures of [N22] have in common. */
final class N22 {
  /** Of the report's parameters: a decay rate of 0.002 per presentation. */
  static final double DECAY_TIME = 500;

  /**
   * Of the report's parameters: 1 per unit and epoch (its ledger charges once in an epoch), which
   * is 1/P per presentation.
   */
  static final double COST = 0.004;

  /** What a reader must know about the figures that sweep thresholds. */
  static final List<String> NOTES =
      List.of(
          "N = P = 250, policy local-global, s at theta is over it, thresholds in steps of"
              + " learning; c = 0.004 per presentation is the report's 1 per epoch",
          "runs that did not converge in 2500 epochs count with what they had spent by then, as in"
              + " the report; the second panel tells how many they are");

  private N22() {}

  /**
   * Runs at evenly spaced thresholds, from half a step.
   *
   * @param decayTime tau, in presentations
   * @param spacing of the thresholds from 1 on
   * @param last the largest
   */
  static ThresholdSweep sweep(
      FigureOptions options, double decayTime, double spacing, double last) {
    List<Double> thresholds = new ArrayList<>(List.of(0.5));
    for (int i = 0; 1.5 + i * spacing <= last; i++) {
      thresholds.add(1.5 + i * spacing);
    }
    return new ThresholdSweep(
        PerceptronConventions.n22(),
        ConsolidationPolicy.LOCAL_GLOBAL,
        decayTime,
        thresholds,
        List.of(COST),
        options.seeds(10, 20));
  }
}
