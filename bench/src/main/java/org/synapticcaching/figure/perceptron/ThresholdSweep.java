package org.synapticcaching.figure.perceptron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.figure.Point;
import org.synapticcaching.figure.PointContext;
import org.synapticcaching.figure.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Perceptrons at every threshold of a list, each seed's task learned at all of them.
 *
 * @param setup task and conventions
 * @param policy what consolidates
 * @param decayTime tau, in presentations; infinite for none
 * @param thresholds theta, in steps of learning, rising
 * @param costs maintenance costs c, one row each; the same runs serve all
 * @param seeds one run of each threshold each
 */
record ThresholdSweep(
    Setup setup,
    ConsolidationPolicy policy,
    double decayTime,
    List<Double> thresholds,
    List<Double> costs,
    List<Long> seeds) {

  /** The same with another decay time. */
  ThresholdSweep withDecayTime(double other) {
    return new ThresholdSweep(setup, policy, other, thresholds, costs, seeds);
  }

  /** The same with another order of events. */
  ThresholdSweep withOrder(EventOrder order) {
    return new ThresholdSweep(setup.with(order), policy, decayTime, thresholds, costs, seeds);
  }

  /** One point per seed, with a row for every threshold and cost. */
  List<Point> points(String series) {
    List<Point> points = new ArrayList<>();
    for (long seed : seeds) {
      Map<String, Object> definition = new LinkedHashMap<>();
      definition.put("setup", setup);
      definition.put("policy", policy);
      definition.put("decayTime", decayTime);
      definition.put("thresholds", thresholds);
      definition.put("costs", costs);
      points.add(
          new Point(
              series + "/seed=" + seed, definition, 1, context -> rows(series, seed, context)));
    }
    return points;
  }

  private List<Row> rows(String series, long seed, PointContext context) {
    PerceptronLearner learner =
        context.perceptrons().open(PerceptronTask.random(setup.synapses(), setup.patterns(), seed));
    List<Row> rows = new ArrayList<>();
    for (double threshold : thresholds) {
      context.stopIfCancelled();
      PerceptronSpec spec = setup.spec(policy, threshold, decayTime);
      Learned learned = Learned.of(setup, spec, seed, learner.learn(spec));
      for (double cost : costs) {
        rows.add(learned.row(series, cost).build());
      }
      context.progress((double) rows.size() / (thresholds.size() * costs.size()));
    }
    return rows;
  }
}
