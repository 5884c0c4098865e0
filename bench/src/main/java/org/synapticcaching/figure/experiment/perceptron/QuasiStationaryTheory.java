package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.theory.DecayingCache;

/**
 * The theory of caches that decay along whole trials, whose update rate falls as they learn: the
 * stationary density at the rate of each stretch of epochs, as if it followed at once. A trial of
 * fewer epochs is the start of a longer one, which gives the rates.
 *
 * @param conventions of trials of single synapses that consolidate themselves
 * @param decayTime tau, in presentations
 * @param source of trials
 * @param context checked for whether to stop
 */
record QuasiStationaryTheory(
    PerceptronConventions conventions, double decayTime, TrialSource source, PointContext context) {
  /** Each stretch ends at this many times the epochs at which it began, or one epoch later. */
  private static final double GROWTH = 1.5;

  /** A trial until it has converged. Below one step of learning nothing is transient. */
  private record Whole(double threshold, long seed, int epochs) {
    boolean caches() {
      return threshold >= 1;
    }
  }

  /**
   * Announces the trials that {@link #energy} will request, so that they are learned together.
   *
   * @param rows with the columns of {@link TrialResult#row}
   */
  void announce(List<Row> rows) {
    source.announce(
        rows.stream()
            .map(this::whole)
            .filter(Whole::caches)
            .flatMap(run -> stretches(run.epochs()).stream().map(end -> start(run, end)))
            .toList());
  }

  private Whole whole(Row row) {
    return new Whole(
        row.number(EnergyColumns.THRESHOLD),
        row.whole("seed"),
        (int) (row.whole("presentations") / conventions.patterns()));
  }

  /** The first epochs of a trial. */
  private PerceptronTrial start(Whole run, int epochs) {
    PerceptronSpec spec =
        conventions
            .withMaxEpochs(epochs)
            .spec(ConsolidationPolicy.LOCAL_LOCAL, run.threshold(), decayTime);
    return new PerceptronTrial(conventions, spec, run.seed());
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

  /**
   * Energy of a trial, with what is left at the end.
   *
   * @param row with the columns of {@link TrialResult#row}
   * @return NaN at thresholds below one step, where nothing is transient
   */
  double energy(Row row) {
    Whole run = whole(row);
    if (!run.caches()) {
      return Double.NaN;
    }
    double consolidation = 0;
    double maintenance = 0;
    double left = 0;
    long updates = 0;
    int from = 0;
    for (int to : stretches(run.epochs())) {
      context.stopIfCancelled();
      TrialResult start = source.at(start(run, to));
      double presentations = (double) (to - from) * conventions.patterns();
      DecayingCache cache =
          new DecayingCache(
              conventions.synapses() + 1,
              OvershootCorrection.ofDecaying(run.threshold()),
              1,
              (start.updates() - updates) / presentations,
              decayTime);
      consolidation += presentations * cache.consolidationPower();
      maintenance += presentations * cache.maintenancePower(1);
      left = (conventions.synapses() + 1) * cache.meanMagnitude();
      updates = start.updates();
      from = to;
    }
    return consolidation + left + row.number(EnergyColumns.MAINTENANCE_COST) * maintenance;
  }
}
