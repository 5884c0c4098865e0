package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Amount;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Invariants of caching, on random small networks. */
public abstract class BackendProperties extends ContractPart {
  private static final EnergyModel PRICES = EnergyModel.linear(1);
  private static final int LENGTH = 40;

  protected BackendProperties(BackendUnderTest tested) {
    super(tested);
  }

  /** A network, what it learns from, and how. */
  private record Subject(
      Network network, Patterns patterns, long seed, double rate, Consolidation consolidation) {
    static Subject from(Draw draw) {
      return from(draw, List.of(ConsolidationPolicy.values()));
    }

    static Subject from(Draw draw, List<ConsolidationPolicy> policies) {
      RandomNetwork drawn = RandomNetwork.from(draw).withBias(draw.either());
      double rate = draw.between(0.01, 0.1, 4);
      Consolidation consolidation =
          new Consolidation(
              draw.of(policies),
              draw.between(1e-4, 0.1, 4),
              draw.of(Comparison.values()),
              draw.between(1, 5),
              draw.of(20.0, 1000.0, Double.POSITIVE_INFINITY),
              draw.of(EventOrder.values()));
      return new Subject(drawn.network(), drawn.patterns(11), drawn.seed(), rate, consolidation);
    }

    Replica replica() {
      return Replica.of(network, seed, rate, consolidation);
    }

    Subject with(Consolidation other) {
      return new Subject(network, patterns, seed, rate, other);
    }

    Subject withoutDecay(double threshold) {
      return with(
          new Consolidation(
              consolidation.policy(),
              threshold,
              consolidation.comparison(),
              consolidation.every(),
              Double.POSITIVE_INFINITY,
              consolidation.order()));
    }

    @Override
    public String toString() {
      return network + " seed " + seed + " rate " + rate + " " + consolidation;
    }
  }

  private Population trained(Subject subject) {
    Population population =
        backend().open(PopulationSpec.single(subject.network(), subject.replica()));
    population.train(subject.patterns(), LENGTH);
    return population;
  }

  private static List<ConsolidationPolicy> policies(Predicate<ConsolidationPolicy> which) {
    return Stream.of(ConsolidationPolicy.values()).filter(which).toList();
  }

  @RandomCases(count = 60, first = 1000)
  void weightsUsedAreTheSumOfTheirParts(Draw draw) {
    Subject subject = Subject.from(draw);
    PlainReference reference =
        new PlainReference(
            subject.network(),
            subject.with(Consolidation.none()).replica(),
            tolerance().precision());
    // With decay-first order, s decays at the beginning of the presentation that uses it.
    Consolidation consolidation = subject.consolidation();
    double decay =
        consolidation.order() == EventOrder.DECAY_FIRST ? consolidation.decayFactor() : 1;
    try (Population population = trained(subject)) {
      for (int n = 0; n < subject.network().layerCount(); n++) {
        float[] initial = population.weights(0, n, WeightPart.INITIAL);
        float[] persistent = population.weights(0, n, WeightPart.PERSISTENT);
        float[] transients = population.weights(0, n, WeightPart.TRANSIENT);
        double[] total = new double[initial.length];
        double[] used = new double[initial.length];
        for (int at = 0; at < total.length; at++) {
          double lasting = (double) initial[at] + persistent[at];
          total[at] = lasting + transients[at];
          used[at] = lasting + decay * transients[at];
        }
        float[] reported = population.weights(0, n, WeightPart.TOTAL);
        Tolerance.FLOAT32.check("total", total, widened(reported));
        reference.setWeights(n, WeightPart.INITIAL, used);
      }
      reference.forward(subject.patterns(), 3);
      population.forward(subject.patterns(), new int[] {3});
      double[] outputs = widened(population.outputs(0));
      Tolerance.FLOAT32.check("outputs", reference.outputs(), outputs);
    }
  }

  @RandomCases(count = 100, first = 2000)
  void energyLiesBetweenMinimumAndPathLength(Draw draw) {
    // What is drawn may be more than what was learned.
    Subject drawn =
        Subject.from(draw, policies(policy -> policy.amount() != Amount.RANDOM_MULTIPLES));
    Subject subject = drawn.withoutDecay(drawn.consolidation().theta());
    try (Population population = trained(subject)) {
      for (LayerLedger layer : population.ledger(0).layers()) {
        Energy energy = layer.under(PRICES);
        double spent = energy.consolidation() + energy.residual();
        double slack = 10 * tolerance().rounding() * energy.withoutCaching();
        assertTrue(energy.withoutCaching() > 0, "nothing learned");
        assertTrue(energy.minimum() <= spent + slack, () -> subject + ": " + energy);
        assertTrue(spent <= energy.withoutCaching() + slack, () -> subject + ": " + energy);
      }
    }
  }

  @RandomCases(count = 100, first = 3000)
  void thresholdZeroEqualsNoCaching(Draw draw) {
    Subject subject = Subject.from(draw, policies(ConsolidationPolicy::usesThreshold));
    Consolidation drawn = subject.consolidation();
    // With the strict comparison, a trigger of every synapse waits for each of them to change.
    Comparison comparison =
        drawn.policy().trigger() == ConsolidationPolicy.Trigger.EVERY_SYNAPSE
            ? Comparison.GREATER_OR_EQUAL
            : drawn.comparison();
    Consolidation zero =
        new Consolidation(drawn.policy(), 0, comparison, 1, drawn.decayTime(), drawn.order());
    Consolidation none =
        new Consolidation(
            ConsolidationPolicy.NONE, 0, comparison, 1, drawn.decayTime(), drawn.order());
    try (Population caching = trained(subject.with(zero));
        Population plain = trained(subject.with(none))) {
      for (int n = 0; n < subject.network().layerCount(); n++) {
        tolerance()
            .check(
                zero + ", layer " + n,
                widened(plain.weights(0, n, WeightPart.TOTAL)),
                widened(caching.weights(0, n, WeightPart.TOTAL)));
      }
      Energy without = plain.ledger(0).under(PRICES);
      Energy energy = caching.ledger(0).under(PRICES);
      assertEquals(0, energy.residual(), zero.toString());
      double slack = 10 * tolerance().rounding() * energy.withoutCaching();
      assertEquals(energy.withoutCaching(), energy.consolidation(), slack, zero.toString());
      double near = tolerance().relative() * without.withoutCaching();
      assertEquals(without.withoutCaching(), energy.withoutCaching(), near, zero.toString());
      assertEquals(without.maintenance(), energy.maintenance(), near, zero.toString());
    }
  }

  @RandomCases(count = 60, first = 4000)
  void infiniteThresholdWithoutDecayCostsTheMinimum(Draw draw) {
    Subject subject =
        Subject.from(draw, policies(ConsolidationPolicy::caches))
            .withoutDecay(Double.POSITIVE_INFINITY);
    try (Population population = trained(subject)) {
      Energy energy = population.ledger(0).under(EnergyModel.linear(0));
      assertTrue(energy.minimum() > 0, "nothing learned");
      assertEquals(0, energy.consolidation(), subject.toString());
      assertEquals(energy.minimum(), energy.total(), 1e-12 * energy.minimum(), subject.toString());
    }
  }

  @RandomCases(count = 60, first = 5000)
  void ledgerAddsUpOverPresentations(Draw draw) {
    Subject subject = Subject.from(draw);
    int first = draw.between(0, LENGTH);
    PopulationSpec spec = PopulationSpec.single(subject.network(), subject.replica());
    try (Population whole = trained(subject);
        Population parts = backend().open(spec)) {
      parts.train(subject.patterns(), first);
      Energy halfway = parts.ledger(0).under(PRICES);
      parts.train(subject.patterns(), LENGTH - first);
      Energy end = parts.ledger(0).under(PRICES);
      assertEquals(whole.ledger(0), parts.ledger(0), subject + " after " + first);
      assertTrue(halfway.withoutCaching() <= end.withoutCaching());
      assertTrue(halfway.consolidation() <= end.consolidation());
      assertTrue(halfway.maintenance() <= end.maintenance());
    }
  }

  @RandomCases(count = 15, first = 6000)
  void sameSeedGivesTheSameBitsForAnyNumberOfThreads(Draw draw) {
    Subject subject = Subject.from(draw);
    int threads = draw.between(2, 4);
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < 5; r++) {
      replicas.add(
          Replica.of(
              subject.network(),
              subject.seed() + r,
              subject.rate() * (r + 1),
              subject.consolidation()));
    }
    try (Population one = backend().open(new PopulationSpec(subject.network(), replicas, 1));
        Population more =
            backend().open(new PopulationSpec(subject.network(), replicas, threads))) {
      one.train(subject.patterns(), LENGTH);
      more.train(subject.patterns(), LENGTH);
      for (int r = 0; r < replicas.size(); r++) {
        assertEquals(one.ledger(r), more.ledger(r));
        for (int n = 0; n < subject.network().layerCount(); n++) {
          for (WeightPart part : WeightPart.values()) {
            assertEquals(bits(one.weights(r, n, part)), bits(more.weights(r, n, part)));
          }
        }
      }
    }
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }
}
