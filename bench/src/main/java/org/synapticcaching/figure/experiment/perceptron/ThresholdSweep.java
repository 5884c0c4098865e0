package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;

/**
 * Perceptrons at every threshold of a list, the task of each seed learned at all of them.
 *
 * @param conventions the task, and how its source learns
 * @param policy what consolidates
 * @param decayTime tau, in presentations; infinite for none
 * @param thresholds theta, in steps of learning, rising
 * @param costs maintenance costs c, one row each; the same runs serve all
 * @param seeds one run of each threshold each
 */
public record ThresholdSweep(
    @JsonProperty("setup") PerceptronConventions conventions,
    ConsolidationPolicy policy,
    double decayTime,
    List<Double> thresholds,
    List<Double> costs,
    List<Long> seeds) {

  /** With another decay time. */
  ThresholdSweep withDecayTime(double other) {
    return new ThresholdSweep(conventions, policy, other, thresholds, costs, seeds);
  }

  /** With another order of events. */
  ThresholdSweep withOrder(EventOrder order) {
    return new ThresholdSweep(conventions.with(order), policy, decayTime, thresholds, costs, seeds);
  }

  /** One point per seed, with a row for every threshold and cost. */
  List<Point> points(String series) {
    List<Point> points = new ArrayList<>();
    for (long seed : seeds) {
      Map<String, Object> definition = new LinkedHashMap<>();
      definition.put("setup", conventions);
      definition.put("policy", policy);
      definition.put("decayTime", decayTime);
      definition.put("thresholds", thresholds);
      definition.put("costs", costs);
      points.add(
          TrialPoint.of(
              series + "/seed=" + seed,
              definition,
              1,
              trial(thresholds.get(0), seed).times(thresholds.size()),
              SequentialTrials::new,
              (trials, context) -> rows(series, seed, trials, context)));
    }
    return points;
  }

  private PerceptronTrial trial(double threshold, long seed) {
    return new PerceptronTrial(conventions, conventions.spec(policy, threshold, decayTime), seed);
  }

  private List<Row> rows(String series, long seed, TrialSource trials, PointContext context) {
    trials.announce(thresholds.stream().map(threshold -> trial(threshold, seed)).toList());
    List<Row> rows = new ArrayList<>();
    for (double threshold : thresholds) {
      context.stopIfCancelled();
      TrialResult result = trials.at(trial(threshold, seed));
      for (double cost : costs) {
        rows.add(result.row(series, cost).build());
      }
      context.progress((double) rows.size() / (thresholds.size() * costs.size()));
    }
    return rows;
  }
}
