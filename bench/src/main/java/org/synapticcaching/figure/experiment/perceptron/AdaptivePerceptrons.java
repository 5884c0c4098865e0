package org.synapticcaching.figure.experiment.perceptron;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.figure.experiment.ThresholdChoice;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.search.Minimum;

/**
 * Perceptrons whose thresholds set themselves beside those with the best fixed threshold: found
 * with some seeds, compared with others. The horizon of the former is the time that learning takes
 * without decay in theory.
 *
 * @param loads tasks, and how they are learned
 * @param decayTimes tau, in presentations
 * @param search for the best fixed threshold, from one below a step, which is no caching
 * @param costs maintenance costs c, rising
 * @param memory M of the thresholds that set themselves, in presentations
 * @param seeds of the search
 * @param freshSeeds of the comparison
 */
public record AdaptivePerceptrons(
    @JsonProperty("setups") List<PerceptronConventions> loads,
    List<Double> decayTimes,
    ThresholdRuns.Search search,
    List<Double> costs,
    long memory,
    List<Long> seeds,
    List<Long> freshSeeds) {
  private static final ConsolidationPolicy POLICY = ConsolidationPolicy.LOCAL_LOCAL;

  /** Below one step every change is persistent at once. */
  private static final double STEP = 1;

  /** Curves, one for each load. */
  public List<String> series() {
    return loads.stream().map(AdaptivePerceptrons::series).toList();
  }

  private static String series(PerceptronConventions load) {
    double ratio = (double) load.patterns() / load.synapses();
    return "perceptron, P = " + Words.plain(ratio) + " N";
  }

  /** A point for each load and decay time. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (PerceptronConventions load : loads) {
      for (double decayTime : decayTimes) {
        points.add(
            TrialPoint.of(
                "P=" + load.patterns() + "/tau=" + decayTime,
                definition(),
                cost(load, decayTime),
                size(load, decayTime),
                engine -> new SharedTrials().with(engine),
                (source, context) -> rows(load, decayTime, source, context)));
      }
    }
    return points;
  }

  private Map<String, Object> definition() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("setups", loads);
    definition.put("search", search);
    definition.put("costs", costs);
    definition.put("memory", memory);
    definition.put("seeds", seeds);
    definition.put("freshSeeds", freshSeeds);
    return definition;
  }

  /** Trials of a point; the searches at all costs share theirs. */
  private double trials() {
    return search.expectedRuns(seeds.size()) + 1.5 * costs.size() * freshSeeds.size();
  }

  /** With decay, trials at large thresholds go on until they are given up. */
  private double cost(PerceptronConventions load, double decayTime) {
    double givenUp = Double.isInfinite(decayTime) ? 0 : 0.2;
    double updates = load.walk().updates();
    return trials() * load.synapses() * (2000 + updates * (1 + 10 * givenUp)) * 1e-10;
  }

  private PerceptronLoad size(PerceptronConventions load, double decayTime) {
    return fixed(load, decayTime, search.first(), seeds.get(0)).times((int) trials());
  }

  private static PerceptronTrial fixed(
      PerceptronConventions load, double decayTime, double threshold, long seed) {
    return new PerceptronTrial(load, load.spec(POLICY, threshold, decayTime), seed);
  }

  private PerceptronTrial auto(
      PerceptronConventions load, double decayTime, double cost, long seed) {
    long horizon = Math.max(1, Math.round(load.walk().presentations()));
    Threshold threshold = new Threshold.Automatic(cost, horizon, memory);
    return new PerceptronTrial(load, load.spec(POLICY, threshold, decayTime), seed);
  }

  private List<Row> rows(
      PerceptronConventions load, double decayTime, TrialSource source, PointContext context) {
    ThresholdRuns runs = new ThresholdRuns(load, POLICY, decayTime, search, source);
    return source
        .each(
            costs,
            cost -> {
              source.announce(
                  freshSeeds.stream().map(seed -> auto(load, decayTime, cost, seed)).toList());
              Minimum best = runs.best(cost, seeds, context);
              return rows(load, decayTime, cost, best, source, context);
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Row> rows(
      PerceptronConventions load,
      double decayTime,
      double cost,
      Minimum best,
      TrialSource source,
      PointContext context) {
    List<Row> rows = new ArrayList<>();
    if (best.found()) {
      double theta = best.best().argument();
      source.announce(
          freshSeeds.stream().map(seed -> fixed(load, decayTime, theta, seed)).toList());
    }
    for (long seed : freshSeeds) {
      context.stopIfCancelled();
      if (best.found()) {
        double theta = best.best().argument();
        TrialResult fixed = source.at(fixed(load, decayTime, theta, seed));
        rows.add(
            row(load, fixed, cost, ThresholdChoice.FIXED)
                .set(ThresholdChoice.NO_CACHING, theta < STEP)
                .setAll(ThresholdChoice.optimum(best))
                .build());
      }
      TrialResult auto = source.at(auto(load, decayTime, cost, seed));
      rows.add(row(load, auto, cost, ThresholdChoice.AUTO).build());
    }
    return rows;
  }

  private static Row.Builder row(
      PerceptronConventions load, TrialResult result, double cost, String choice) {
    return result
        .row(series(load), cost)
        .set(ThresholdChoice.CHOICE, choice)
        .set(ThresholdChoice.REACHED, result.converged());
  }
}
