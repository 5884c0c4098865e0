package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.experiment.ThresholdChoice;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.search.Minimum;
import org.synapticcaching.search.MinimumSearch;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingResult;

/**
 * The networks of one decay time, whose thresholds set themselves in one scope. Searches share
 * their runs: one of a fixed threshold answers for every cost and accuracy, one whose threshold
 * sets itself for every accuracy.
 */
final class NetworkThresholds {
  private final AdaptiveNetworks settings;
  private final ThresholdScope scope;
  private final double decayTime;
  private final PointContext context;
  private final Map<NetworkRun, Tests> runs = new HashMap<>();

  /** Nothing has run yet. */
  NetworkThresholds(
      AdaptiveNetworks settings, ThresholdScope scope, double decayTime, PointContext context) {
    this.settings = settings;
    this.scope = scope;
    this.decayTime = decayTime;
    this.context = context;
  }

  /** The first tests at or above each accuracy, as far as there are any, and the last test. */
  private record Tests(Map<Double, Sample> first, Sample last) {
    Optional<Sample> at(double accuracy) {
      return Optional.ofNullable(first.get(accuracy));
    }
  }

  /**
   * Two rows for each accuracy, cost and fresh seed; one where no fixed threshold gets there, or
   * none is sought.
   */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (double accuracy : settings.accuracies()) {
      for (double cost : settings.costs()) {
        Optional<Minimum> best = best(accuracy, cost);
        for (long seed : settings.freshSeeds()) {
          best.ifPresent(minimum -> rows.add(fixed(accuracy, cost, minimum, seed)));
          NetworkRun auto = settings.auto(scope, cost, decayTime, seed);
          rows.add(row(auto, accuracy, cost, ThresholdChoice.AUTO).build());
        }
      }
    }
    return rows;
  }

  /** The best fixed threshold, if one is sought and found. */
  private Optional<Minimum> best(double accuracy, double cost) {
    if (!settings.searches(scope)) {
      return Optional.empty();
    }
    Minimum best =
        new MinimumSearch(settings.range(), settings.seeds(), settings.refinements())
            .run((theta, seed) -> energy(settings.fixed(theta, decayTime, seed), accuracy, cost));
    return Optional.of(best).filter(Minimum::found);
  }

  private Row fixed(double accuracy, double cost, Minimum best, long seed) {
    NetworkRun fixed = settings.fixed(best.best().argument(), decayTime, seed);
    return row(fixed, accuracy, cost, ThresholdChoice.FIXED)
        .set(ThresholdChoice.NO_CACHING, false)
        .setAll(ThresholdChoice.optimum(best))
        .build();
  }

  /** NaN where the accuracy is not reached. */
  private double energy(NetworkRun run, double accuracy, double cost) {
    EnergyModel prices = EnergyModel.linear(cost);
    return tests(run)
        .at(accuracy)
        .map(sample -> sample.ledger().under(prices).total())
        .orElse(Double.NaN);
  }

  private Row.Builder row(NetworkRun run, double accuracy, double cost, String choice) {
    Optional<Sample> first = tests(run).at(accuracy);
    return Row.builder()
        .setAll(run.parameters())
        .set("series", AdaptiveNetworks.series(accuracy))
        .set("goal", accuracy)
        .setAll(NetworkRun.state(first.orElse(tests(run).last()), cost))
        .set(ThresholdChoice.CHOICE, choice)
        .set(ThresholdChoice.REACHED, first.isPresent());
  }

  private Tests tests(NetworkRun run) {
    Tests known = runs.get(run);
    if (known != null) {
      return known;
    }
    TrainingResult result = run.train(context.silent(), 0, 1);
    Map<Double, Sample> first = new HashMap<>();
    for (double accuracy : settings.accuracies()) {
      result.first(accuracy).ifPresent(sample -> first.put(accuracy, sample));
    }
    Tests made = new Tests(first, result.last());
    runs.put(run, made);
    context.progress(Math.min(0.95, runs.size() / settings.runs(scope)));
    return made;
  }
}
