package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;

/**
 * One comparison with {@link PlainReference}.
 *
 * @param network what learns
 * @param replica how
 * @param patterns what from
 * @param presentations how long
 */
public record ContractCase(Network network, Replica replica, Patterns patterns, int presentations) {
  /** Thresholds tried before giving up. */
  private static final int TRIES = 200;

  /** Of these, so many with the same seed, where the seed is tried as well. */
  private static final int SAME_SEED = 5;

  /** Fractional part of the golden ratio: spreads the thresholds that are tried. */
  private static final double SPREAD = 0.618033988749895;

  /** Largest threshold that is tried under stochastic rounding, in units of the largest change. */
  private static final double MOST_WHEN_ROUNDED = 2;

  /** What happens to a network in a test. */
  public interface Story {
    /** The loop alone. */
    Story TRAIN = (given, reference) -> reference.train(given.patterns, given.presentations);

    /** Kernel by kernel for some presentations, then the loop. */
    static Story kernelsThenLoop(int steps) {
      return (given, reference) -> {
        OrderCursor cursor = new OrderCursor(given.replica.order(), given.replica.seed());
        for (int t = 0; t < steps; t++) {
          reference.forward(given.patterns, cursor.next(given.patterns.size()));
          reference.backward();
          reference.consolidate();
        }
        reference.train(given.patterns, given.presentations - steps);
      };
    }

    void run(ContractCase given, PlainReference reference);
  }

  /**
   * The case with a threshold at which learning consolidates something, and no decision of the
   * reference is closer to a tie than the backend's number format allows. Found by trying fractions
   * of what the policy's statistic grows to without consolidation, always the same ones; and other
   * seeds, where a choice of synapses is close whatever the threshold. Of a threshold that sets
   * itself, prices are tried.
   *
   * @param story everything that is going to happen to the network
   */
  public ContractCase awayFromTies(Tolerance tolerance, Story story) {
    boolean rounds = !replica.consolidation().policy().comparesThreshold();
    boolean chooses = rounds || !replica.plasticity().isPlain();
    if (!replica.consolidation().policy().usesThreshold()) {
      return chooses ? withChoicesAwayFromTies(tolerance, story) : this;
    }
    boolean setsItself = replica.consolidation().setsItself();
    ContractCase seeded = this;
    double peak = setsItself ? Double.NaN : peak(tolerance);
    double closest = 0;
    for (int n = 0; n < TRIES; n++) {
      if (chooses && n > 0 && n % SAME_SEED == 0) {
        seeded = withSeed(seeded.replica.seed() + 1);
        peak = setsItself ? peak : seeded.peak(tolerance);
      }
      double turn = (0.3 + n * SPREAD) % 1;
      ContractCase tried =
          setsItself
              ? seeded.withPrice(0.01 * Math.pow(300, turn))
              : seeded.with(replica.consolidation().policy(), share(turn) * peak);
      PlainReference reference = tried.decisions(tolerance);
      reference.endNearTies(tolerance.tieMargin(), false);
      story.run(tried, reference);
      closest = Math.max(closest, reference.tieDistance());
      boolean away = reference.tieDistance() > tolerance.tieMargin();
      if (away && reference.consolidations() > 0 && leavesTraces(reference)) {
        return tried;
      }
    }
    return fail(
        "no threshold below " + peak + " keeps away from ties, best " + closest + ": " + this);
  }

  /**
   * Part of the largest statistic at which a threshold is tried. Where every change is rounded
   * stochastically, few decisions are close where the threshold is far above the changes.
   */
  private double share(double turn) {
    return replica.consolidation().policy().comparesThreshold()
        ? 0.1 + 0.6 * turn
        : 0.5 * Math.pow(2 * MOST_WHEN_ROUNDED, turn);
  }

  /**
   * Whether every matrix that learned has changed, of which stochastic rounding may leave nothing.
   */
  private static boolean leavesTraces(PlainReference reference) {
    return reference.ledger().layers().stream()
        .allMatch(layer -> layer.path().get(0) == 0 || layer.minimum().get(0) > 0);
  }

  /** The same case with a seed at which no choice of synapses is close; the threshold stays. */
  public ContractCase withChoicesAwayFromTies(Tolerance tolerance, Story story) {
    for (int n = 0; n < TRIES; n++) {
      ContractCase tried = withSeed(replica.seed() + n);
      PlainReference reference = tried.decisions(tolerance);
      reference.endNearTies(tolerance.tieMargin(), true);
      story.run(tried, reference);
      if (reference.choiceDistance() > tolerance.tieMargin()) {
        return tried;
      }
    }
    return fail("no seed keeps choices away from ties: " + this);
  }

  /** The reference of this case, with the one energy accounted that always is. */
  private PlainReference decisions(Tolerance tolerance) {
    return new PlainReference(network, linearOnly().replica, tolerance.precision());
  }

  private ContractCase withSeed(long seed) {
    return new ContractCase(network, replica.withSeed(seed), patterns, presentations);
  }

  /** The same case with another rule. */
  public ContractCase with(Plasticity rule) {
    return new ContractCase(network, replica.with(rule), patterns, presentations);
  }

  /** The same case with the changes of every synapse counted. */
  public ContractCase countingChanges() {
    return new ContractCase(network, replica.countingChanges(), patterns, presentations);
  }

  /** The same case with the one energy accounted that always is, and no changes counted. */
  public ContractCase linearOnly() {
    Replica bare =
        new Replica(
            replica.seed(),
            replica.learningRates(),
            replica.plasticity(),
            replica.consolidation(),
            replica.order(),
            List.of(),
            false);
    return new ContractCase(network, bare, patterns, presentations);
  }

  /** The largest value of what the policy compares with theta, without consolidation. */
  private double peak(Tolerance tolerance) {
    PlainReference reference = with(ConsolidationPolicy.NEVER, 0).decisions(tolerance);
    double peak = 0;
    for (int t = 0; t < presentations; t++) {
      reference.train(patterns, 1);
      peak = Math.max(peak, statistic(reference));
    }
    return peak;
  }

  /** The largest value of what the policy compares with theta, of all groups. */
  private double statistic(PlainReference reference) {
    ConsolidationPolicy policy = replica.consolidation().policy();
    ConsolidationPolicy.Trigger trigger =
        policy.comparesThreshold() ? policy.trigger() : ConsolidationPolicy.Trigger.ANY_SYNAPSE;
    Statistic group = new Statistic(trigger);
    double largest = 0;
    for (int layer = 0; layer < network.layerCount(); layer++) {
      double[] s = reference.weights(layer, WeightPart.TRANSIENT);
      int pre = network.layers().get(layer).pre();
      for (int at = 0; at < s.length; at++) {
        group.add(Math.abs(s[at]));
        boolean lastOfLayer = at == s.length - 1;
        boolean lastOfGroup =
            switch (policy.scope()) {
              case SYNAPSE -> true;
              case NEURON -> (at + 1) % pre == 0;
              case LAYER -> lastOfLayer;
              case NETWORK -> lastOfLayer && layer == network.layerCount() - 1;
            };
        if (lastOfGroup) {
          largest = Math.max(largest, group.value);
          group = new Statistic(trigger);
        }
      }
    }
    return largest;
  }

  /** What a trigger compares with theta, of the synapses of one group. */
  private static final class Statistic {
    private final ConsolidationPolicy.Trigger trigger;
    private double value;

    Statistic(ConsolidationPolicy.Trigger trigger) {
      this.trigger = trigger;
      value = trigger == ConsolidationPolicy.Trigger.EVERY_SYNAPSE ? Double.POSITIVE_INFINITY : 0;
    }

    void add(double magnitude) {
      value =
          switch (trigger) {
            case ANY_SYNAPSE -> Math.max(value, magnitude);
            case EVERY_SYNAPSE -> Math.min(value, magnitude);
            case SUM -> value + magnitude;
            case ALWAYS, NEVER -> throw new IllegalStateException(trigger + " compares nothing");
          };
    }
  }

  private ContractCase withPrice(double maintenanceCost) {
    Consolidation old = replica.consolidation();
    Threshold.Automatic given = (Threshold.Automatic) old.threshold();
    Threshold other =
        new Threshold.Automatic(maintenanceCost, given.horizon(), given.memory(), given.scope());
    return new ContractCase(network, replica.with(old.with(other)), patterns, presentations);
  }

  private ContractCase with(ConsolidationPolicy policy, double threshold) {
    Consolidation old = replica.consolidation();
    Consolidation changed =
        new Consolidation(
            policy, threshold, old.comparison(), old.every(), old.decayTime(), old.order());
    return new ContractCase(network, replica.with(changed), patterns, presentations);
  }

  @Override
  public String toString() {
    List<Integer> sizes = network.layers().stream().map(LayerShape::pre).toList();
    return network.id()
        + sizes
        + " "
        + network.loss().id()
        + " "
        + network.gradient().id()
        + " "
        + replica.consolidation()
        + " "
        + replica.plasticity()
        + " seed "
        + replica.seed();
  }
}
