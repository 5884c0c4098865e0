package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.DecayingCache;

/**
 * The theory of caches that decay along whole runs, whose update rate falls as they learn: the
 * stationary density at the rate of each stretch of epochs, as if it followed at once. A run of
 * fewer epochs is the start of a longer one, which tells the rates.
 */
final class QuasiStationaryTheory {
  /** Each stretch ends at this many times the epochs at which it began, or one epoch later. */
  private static final double GROWTH = 1.5;

  private final PerceptronConventions setup;
  private final double decayTime;
  private final TrialSource source;
  private final PointContext context;
  private final Map<Whole, Energies> known = new HashMap<>();

  /** For runs of single synapses that consolidate themselves. */
  QuasiStationaryTheory(
      PerceptronConventions setup, double decayTime, TrialSource source, PointContext context) {
    this.setup = setup;
    this.decayTime = decayTime;
    this.source = source;
    this.context = context;
  }

  private record Whole(double threshold, long seed, int epochs) {}

  /** Apart from the price of maintenance. */
  private record Energies(double consolidation, double maintenance) {}

  /**
   * Energy of a run, with what is left at the end.
   *
   * @param row with the columns of {@link TrialResult#row}
   * @return NaN at thresholds below one step, where nothing is cached
   */
  double energy(Row row) {
    double threshold = row.number("threshold");
    if (threshold < 1) {
      return Double.NaN;
    }
    int epochs = (int) (row.whole("presentations") / setup.patterns());
    Energies energies =
        known.computeIfAbsent(new Whole(threshold, row.whole("seed"), epochs), this::along);
    return energies.consolidation() + row.number("maintenance_cost") * energies.maintenance();
  }

  /** The first so many epochs of a run. */
  private PerceptronTrial start(Whole run, int epochs) {
    PerceptronSpec spec =
        setup
            .withMaxEpochs(epochs)
            .spec(ConsolidationPolicy.LOCAL_LOCAL, run.threshold(), decayTime);
    return new PerceptronTrial(setup, spec, run.seed());
  }

  private static List<Integer> stretches(int epochs) {
    List<Integer> ends = new ArrayList<>();
    int from = 0;
    while (from < epochs) {
      from = Math.min(epochs, Math.max(from + 1, (int) (GROWTH * from)));
      ends.add(from);
    }
    return ends;
  }

  private Energies along(Whole run) {
    List<Integer> ends = stretches(run.epochs());
    source.announce(ends.stream().map(end -> start(run, end)).toList());
    double consolidation = 0;
    double maintenance = 0;
    double left = 0;
    long updates = 0;
    int from = 0;
    for (int to : ends) {
      context.stopIfCancelled();
      TrialResult start = source.at(start(run, to));
      double presentations = (double) (to - from) * setup.patterns();
      DecayingCache cache =
          new DecayingCache(
              setup.synapses() + 1,
              OvershootCorrection.ofDecaying(run.threshold()),
              1,
              (start.updates() - updates) / presentations,
              decayTime);
      consolidation += presentations * cache.consolidationPower();
      maintenance += presentations * cache.maintenancePower(1);
      left = (setup.synapses() + 1) * cache.meanMagnitude();
      updates = start.updates();
      from = to;
    }
    return new Energies(consolidation + left, maintenance);
  }
}
