package org.synapticcaching.figure.perceptron;

import java.util.HashMap;
import java.util.Map;
import org.synapticcaching.figure.PointContext;
import org.synapticcaching.figure.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.DecayingCache;

/**
 * The theory of caches that decay along whole runs, whose update rate falls as they learn: the
 * stationary density at the rate of each stretch of epochs, as if it followed at once. A run of
 * fewer epochs is the start of a longer one, which tells the rates.
 */
final class SlowTheory {
  /** Each stretch ends at this many times the epochs at which it began, or one epoch later. */
  private static final double GROWTH = 1.5;

  private final Setup setup;
  private final double decayTime;
  private final Learners learners;
  private final PointContext context;
  private final Map<Run, Energies> known = new HashMap<>();

  /** For runs of single synapses that consolidate themselves. */
  SlowTheory(Setup setup, double decayTime, Learners learners, PointContext context) {
    this.setup = setup;
    this.decayTime = decayTime;
    this.learners = learners;
    this.context = context;
  }

  private record Run(double threshold, long seed, int epochs) {}

  /** Apart from the price of maintenance. */
  private record Energies(double consolidation, double maintenance) {}

  /**
   * Energy of a run, with what is left at the end.
   *
   * @param row with the columns of {@link Learned#row}
   * @return NaN at thresholds below one step, where nothing is cached
   */
  double energy(Row row) {
    double threshold = row.number("threshold");
    if (threshold < 1) {
      return Double.NaN;
    }
    int epochs = (int) (row.whole("presentations") / setup.patterns());
    Energies energies =
        known.computeIfAbsent(new Run(threshold, row.whole("seed"), epochs), this::along);
    return energies.consolidation() + row.number("maintenance_cost") * energies.maintenance();
  }

  private Energies along(Run run) {
    double consolidation = 0;
    double maintenance = 0;
    double left = 0;
    long updates = 0;
    int from = 0;
    while (from < run.epochs()) {
      context.stopIfCancelled();
      int to = Math.min(run.epochs(), Math.max(from + 1, (int) (GROWTH * from)));
      PerceptronSpec spec =
          setup.withMaxEpochs(to).spec(ConsolidationPolicy.LOCAL_LOCAL, run.threshold(), decayTime);
      Learned start = learners.learn(context.perceptrons(), spec, run.seed());
      double presentations = (double) (to - from) * setup.patterns();
      DecayingCache cache =
          new DecayingCache(
              setup.synapses() + 1,
              Barrier.ofDecaying(run.threshold()),
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
