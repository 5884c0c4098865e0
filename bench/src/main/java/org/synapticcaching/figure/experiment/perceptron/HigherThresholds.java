package org.synapticcaching.figure.experiment.perceptron;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.model.Consolidation;

/**
 * Trials whose threshold nothing reached: with a higher one the same happens, so that it need not
 * be learned. Sweeps and searches of thresholds end among those. Thread-safe.
 */
final class HigherThresholds {
  /** Relative; thresholds this close are learned, as rounding could matter. */
  private static final double SLACK = 1e-9;

  private final Map<PerceptronTrial, Unreached> known = new ConcurrentHashMap<>();

  /**
   * A trial that any threshold above would have ended like.
   *
   * @param largest magnitude that the threshold was compared with
   */
  private record Unreached(double largest, TrialResult result) {}

  /** What became of a trial, which is learned unless it is known. */
  TrialResult at(PerceptronTrial trial, Function<PerceptronTrial, PerceptronResult> learn) {
    Consolidation consolidation = trial.spec().consolidation();
    Optional<PerceptronTrial> highest =
        consolidation.setsItself() || !consolidation.policy().comparesThreshold()
            ? Optional.empty()
            : Optional.of(trial.with(consolidation.withThreshold(Double.POSITIVE_INFINITY)));
    Optional<TrialResult> same =
        highest
            .map(known::get)
            .filter(there -> consolidation.theta() > there.largest() * (1 + SLACK))
            .map(there -> there.result().of(trial));
    if (same.isPresent()) {
      return same.get();
    }
    PerceptronResult learned = learn.apply(trial);
    TrialResult result = TrialResult.of(trial, learned);
    if (highest.isPresent() && learned.unreached().isPresent()) {
      double largest = learned.unreached().getAsDouble();
      known.put(highest.get(), new Unreached(largest, result));
    }
    return result;
  }
}
