package org.synapticcaching.jmh;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Energy;

/**
 * What a presentation costs in the model, on average over a fixed stretch of learning.
 *
 * <p>The set-up of a benchmark counts it, and {@link ModelledEnergyProfiler} reports it. JMH lets
 * no profiler see the benchmark that it watches, so the numbers go from one to the other by
 * properties of Java, the table that a process has for such purposes: this project keeps nothing in
 * static fields. Counters of JMH's own ({@code AuxCounters}) would need no such way, but are either
 * added up over iterations and forks or divided by time.
 *
 * @param perPresentation every counter's number, in summed weight change
 */
record ModelledEnergy(Map<EnergyCounters, Double> perPresentation) {
  private static final String PROPERTY = "synapticcaching.jmh.";

  /** The first networks of a larger population: all would take too long where slow. */
  private static final int MOST_NETWORKS = 4;

  private static final Energy NOTHING = new Energy(0, 0, 0, 0, 0, 0, 0);

  ModelledEnergy {
    perPresentation = Map.copyOf(perPresentation);
    for (EnergyCounters counter : EnergyCounters.values()) {
      Double value = perPresentation.get(counter);
      if (value == null || !Double.isFinite(value)) {
        throw new IllegalStateException(counter.label() + " is " + value + ": learning diverged");
      }
    }
  }

  /**
   * That of networks, on from where they are, which is where it leaves them.
   *
   * @param learner has learned nothing yet
   * @param stretch presentations to each network: the same patterns on every backend
   */
  static ModelledEnergy count(Population learner, Patterns patterns, int stretch) {
    int all = learner.spec().replicas().size();
    int counted = Math.min(MOST_NETWORKS, all);
    for (int r = counted; r < all; r++) {
      learner.setActive(r, false);
    }
    learner.train(patterns, stretch);
    Energy spent = NOTHING;
    for (int r = 0; r < counted; r++) {
      spent = spent.plus(learner.ledger(r).under(Workload.PRICES));
    }
    for (int r = counted; r < all; r++) {
      learner.setActive(r, true);
    }
    return of(spent, (long) counted * stretch);
  }

  /** That of perceptrons, from their beginning to their end. */
  static ModelledEnergy of(List<PerceptronResult> runs) {
    Energy spent = NOTHING;
    long presentations = 0;
    for (PerceptronResult run : runs) {
      spent = spent.plus(run.under(Workload.PRICES));
      presentations += run.presentations();
    }
    return of(spent, presentations);
  }

  /**
   * That of a stretch.
   *
   * @param spent what the stretch cost
   * @param presentations how long it was, of all networks together
   */
  static ModelledEnergy of(Energy spent, long presentations) {
    Map<EnergyCounters, Double> each = new EnumMap<>(EnergyCounters.class);
    each.put(EnergyCounters.TOTAL, spent.total() / presentations);
    each.put(EnergyCounters.CONSOLIDATION, spent.consolidation() / presentations);
    each.put(EnergyCounters.MAINTENANCE, spent.maintenance() / presentations);
    each.put(EnergyCounters.WITHOUT_CACHING, spent.withoutCaching() / presentations);
    each.put(EnergyCounters.MINIMUM, spent.minimum() / presentations);
    return new ModelledEnergy(each);
  }

  /** Leaves the numbers where {@link #published} finds them. */
  void publish() {
    perPresentation.forEach(
        (counter, value) -> System.setProperty(property(counter), Double.toString(value)));
  }

  /** What was published in this process and not forgotten; empty when nothing was. */
  static Optional<ModelledEnergy> published() {
    Map<EnergyCounters, Double> each = new EnumMap<>(EnergyCounters.class);
    for (EnergyCounters counter : EnergyCounters.values()) {
      String value = System.getProperty(property(counter));
      if (value == null) {
        return Optional.empty();
      }
      each.put(counter, Double.valueOf(value));
    }
    return Optional.of(new ModelledEnergy(each));
  }

  /** Takes back what was published: another benchmark begins. */
  static void forget() {
    for (EnergyCounters counter : EnergyCounters.values()) {
      System.clearProperty(property(counter));
    }
  }

  private static String property(EnergyCounters counter) {
    return PROPERTY + counter.label();
  }
}
