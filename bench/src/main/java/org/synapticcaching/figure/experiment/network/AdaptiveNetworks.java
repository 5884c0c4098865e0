package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Require;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.search.SearchRange;
import org.synapticcaching.training.TrainingPlan;

/**
 * Networks that learn images, whose thresholds set themselves, beside those with the best fixed
 * threshold: found with some seeds, compared with others. One run, to the highest accuracy, tells
 * what the lower ones took. The best fixed threshold is sought once, whatever shares a threshold
 * that sets itself.
 *
 * @param network which source's network
 * @param hidden hidden units
 * @param learningRate eta
 * @param accuracies to be reached, rising
 * @param decayTimes tau, in presentations
 * @param range of fixed thresholds
 * @param refinements times that their grid may be halved
 * @param costs maintenance costs c, rising
 * @param scopes which synapses share a threshold that sets itself; the first are those of a matrix
 * @param horizon T of the thresholds that set themselves, in presentations
 * @param memory M of them, in presentations
 * @param maxPresentations after which a run has failed
 * @param testEvery presentations between tests
 * @param seeds of the search
 * @param freshSeeds of the comparison
 */
public record AdaptiveNetworks(
    String network,
    int hidden,
    double learningRate,
    List<Double> accuracies,
    List<Double> decayTimes,
    SearchRange range,
    int refinements,
    List<Double> costs,
    List<ThresholdScope> scopes,
    long horizon,
    long memory,
    long maxPresentations,
    int testEvery,
    List<Long> seeds,
    List<Long> freshSeeds) {

  public AdaptiveNetworks {
    accuracies = List.copyOf(accuracies);
    scopes = List.copyOf(scopes);
    Require.that(
        scopes.indexOf(ThresholdScope.MATRIX) == 0, "matrices come first of scopes %s", scopes);
  }

  /** What is compared at the same goal, one for each accuracy. */
  public List<String> series() {
    return accuracies.stream().map(AdaptiveNetworks::series).toList();
  }

  static String series(double accuracy) {
    return "images to " + Words.percent(accuracy);
  }

  /**
   * A point for each decay time, whose searches share their runs; for scopes beside the matrix one
   * for each decay time and cost.
   */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (ThresholdScope scope : scopes) {
      for (double decayTime : decayTimes) {
        if (searches(scope)) {
          points.add(point(scope, decayTime, ""));
        } else {
          costs.forEach(
              cost ->
                  points.add(
                      at(cost).point(scope, decayTime, "/scope=" + scope.id() + "/c=" + cost)));
        }
      }
    }
    return points;
  }

  private Point point(ThresholdScope scope, double decayTime, String rest) {
    return new Point(
        "images/tau=" + decayTime + rest,
        definition(scope),
        0.4 * runs(scope),
        context -> new NetworkThresholds(this, scope, decayTime, context).rows());
  }

  /** The same at one cost. */
  private AdaptiveNetworks at(double cost) {
    return new AdaptiveNetworks(
        network,
        hidden,
        learningRate,
        accuracies,
        decayTimes,
        range,
        refinements,
        List.of(cost),
        scopes,
        horizon,
        memory,
        maxPresentations,
        testEvery,
        seeds,
        freshSeeds);
  }

  /** Whether points of a scope seek the best fixed threshold, with which all are compared. */
  boolean searches(ThresholdScope scope) {
    return scope == ThresholdScope.MATRIX;
  }

  private Map<String, Object> definition(ThresholdScope scope) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("network", network);
    definition.put("hidden", hidden);
    definition.put("learningRate", learningRate);
    definition.put("accuracies", accuracies);
    if (searches(scope)) {
      definition.put("range", range);
      definition.put("refinements", refinements);
    } else {
      definition.put("scope", scope);
    }
    definition.put("costs", costs);
    definition.put("horizon", horizon);
    definition.put("memory", memory);
    definition.put("maxPresentations", maxPresentations);
    definition.put("testEvery", testEvery);
    if (searches(scope)) {
      definition.put("seeds", seeds);
    }
    definition.put("freshSeeds", freshSeeds);
    return definition;
  }

  /** About how many runs a point is: the searches share theirs. */
  double runs(ThresholdScope scope) {
    double compared = costs.size() * freshSeeds.size();
    double searched = (range.points() + 4.0 * (refinements + 1)) * seeds.size();
    return searches(scope) ? searched + 2.5 * compared : compared;
  }

  NetworkRun fixed(double threshold, double decayTime, long seed) {
    return run(Threshold.of(threshold), decayTime, seed);
  }

  NetworkRun auto(ThresholdScope scope, double cost, double decayTime, long seed) {
    return run(new Threshold.Automatic(cost, horizon, memory, scope), decayTime, seed);
  }

  private NetworkRun run(Threshold threshold, double decayTime, long seed) {
    Network shape = NetworkRun.network(network, hidden);
    Consolidation consolidation =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0, decayTime).with(threshold);
    Replica replica = Replica.of(shape, seed, learningRate, consolidation);
    double highest = accuracies.get(accuracies.size() - 1);
    return new NetworkRun(
        series(highest), shape, replica, TrainingPlan.until(highest, maxPresentations, testEvery));
  }
}
