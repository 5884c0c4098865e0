package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * Invariants of caching, on random small networks. Written once; each backend's test extends it.
 */
public abstract class BackendProperties {
  private static final EnergyModel PRICES = EnergyModel.linear(1);
  private static final int LENGTH = 40;

  /** The backend to be tested. */
  protected abstract Backend backend();

  /** How close equal sums come in its number format. */
  protected abstract Tolerance tolerance();

  /** A network and what it learns from. */
  public record Subject(Network network, Patterns patterns, long seed, double rate) {
    Replica replica(Consolidation consolidation) {
      return Replica.of(network, seed, rate, consolidation);
    }

    @Override
    public String toString() {
      return network + " seed " + seed + " rate " + rate;
    }
  }

  @Provide
  Arbitrary<Subject> subjects() {
    Arbitrary<Network> networks =
        Combinators.combine(
                Arbitraries.of("lr20", "n22", "rp24"),
                Arbitraries.integers().between(1, 40),
                Arbitraries.integers().between(1, 20).list().ofMinSize(1).ofMaxSize(2),
                Arbitraries.integers().between(2, 6),
                Arbitraries.of(true, false))
            .as(
                (id, inputs, hidden, outputs, bias) ->
                    Network.named(id, inputs, hidden, outputs).withBias(bias));
    return Combinators.combine(
            networks,
            Arbitraries.of(ContractPatterns.class),
            Arbitraries.longs().between(0, 1000),
            Arbitraries.doubles().between(0.01, 0.1).ofScale(4))
        .as(
            (network, kind, seed, rate) ->
                new Subject(
                    network, kind.make(11, network.inputs(), network.outputs(), seed), seed, rate));
  }

  @Provide
  Arbitrary<Consolidation> rules() {
    return Combinators.combine(
            Arbitraries.of(ConsolidationPolicy.class),
            Arbitraries.doubles().between(1e-4, 0.1).ofScale(4),
            Arbitraries.of(Comparison.class),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(20.0, 1000.0, Double.POSITIVE_INFINITY),
            Arbitraries.of(EventOrder.class))
        .as(Consolidation::new);
  }

  private Population trained(Subject subject, Consolidation rule) {
    Population population =
        backend().open(PopulationSpec.single(subject.network(), subject.replica(rule)));
    population.train(subject.patterns(), LENGTH);
    return population;
  }

  private static Consolidation withoutDecay(Consolidation rule, double threshold) {
    return new Consolidation(
        rule.policy(),
        threshold,
        rule.comparison(),
        rule.every(),
        Double.POSITIVE_INFINITY,
        rule.order());
  }

  @Property(tries = 60, seed = "1")
  void weightsUsedAreTheSumOfTheirParts(
      @ForAll("subjects") Subject subject, @ForAll("rules") Consolidation rule) {
    PlainReference reference =
        new PlainReference(subject.network(), subject.replica(Consolidation.none()));
    // With decay-first order, s decays at the beginning of the presentation that uses it.
    double decay = rule.order() == EventOrder.DECAY_FIRST ? rule.decayFactor() : 1;
    try (Population population = trained(subject, rule)) {
      for (int n = 0; n < subject.network().layerCount(); n++) {
        float[] initial = population.weights(0, n, WeightPart.INITIAL);
        float[] persistent = population.weights(0, n, WeightPart.PERSISTENT);
        float[] cached = population.weights(0, n, WeightPart.TRANSIENT);
        double[] total = new double[initial.length];
        double[] used = new double[initial.length];
        for (int at = 0; at < total.length; at++) {
          double lasting = (double) initial[at] + persistent[at];
          total[at] = lasting + cached[at];
          used[at] = lasting + decay * cached[at];
        }
        float[] reported = population.weights(0, n, WeightPart.TOTAL);
        Tolerance.FLOAT32.check("total", total, BackendUnderTest.widened(reported));
        reference.setWeights(n, WeightPart.INITIAL, used);
      }
      reference.forward(subject.patterns(), 3);
      population.forward(subject.patterns(), new int[] {3});
      double[] outputs = BackendUnderTest.widened(population.outputs(0));
      Tolerance.FLOAT32.check("outputs", reference.outputs(), outputs);
    }
  }

  @Property(tries = 100, seed = "2")
  void energyLiesBetweenMinimumAndPathLength(
      @ForAll("subjects") Subject subject, @ForAll("rules") Consolidation rule) {
    try (Population population = trained(subject, withoutDecay(rule, rule.threshold()))) {
      for (LayerLedger layer : population.ledger(0).layers()) {
        Energy energy = layer.under(PRICES);
        double spent = energy.consolidation() + energy.residual();
        double slack = 10 * tolerance().rounding() * energy.withoutCaching();
        assertTrue(energy.withoutCaching() > 0, "nothing learned");
        assertTrue(energy.minimum() <= spent + slack, () -> rule + ": " + energy);
        assertTrue(spent <= energy.withoutCaching() + slack, () -> rule + ": " + energy);
      }
    }
  }

  @Property(tries = 100, seed = "3")
  void thresholdZeroEqualsNoCaching(
      @ForAll("subjects") Subject subject, @ForAll("rules") Consolidation rule) {
    Assume.that(rule.policy().usesThreshold());
    // With the strict comparison, all-global waits for every single synapse to have changed.
    Comparison comparison =
        rule.policy() == ConsolidationPolicy.ALL_GLOBAL
            ? Comparison.GREATER_OR_EQUAL
            : rule.comparison();
    Consolidation zero =
        new Consolidation(rule.policy(), 0, comparison, 1, rule.decayTime(), rule.order());
    Consolidation none =
        new Consolidation(
            ConsolidationPolicy.NONE, 0, comparison, 1, rule.decayTime(), rule.order());
    try (Population cached = trained(subject, zero);
        Population plain = trained(subject, none)) {
      for (int n = 0; n < subject.network().layerCount(); n++) {
        tolerance()
            .check(
                zero + ", layer " + n,
                BackendUnderTest.widened(plain.weights(0, n, WeightPart.TOTAL)),
                BackendUnderTest.widened(cached.weights(0, n, WeightPart.TOTAL)));
      }
      Energy uncached = plain.ledger(0).under(PRICES);
      Energy energy = cached.ledger(0).under(PRICES);
      assertEquals(0, energy.residual(), zero.toString());
      double slack = 10 * tolerance().rounding() * energy.withoutCaching();
      assertEquals(energy.withoutCaching(), energy.consolidation(), slack, zero.toString());
      double near = tolerance().relative() * uncached.withoutCaching();
      assertEquals(uncached.withoutCaching(), energy.withoutCaching(), near, zero.toString());
      assertEquals(uncached.maintenance(), energy.maintenance(), near, zero.toString());
    }
  }

  @Property(tries = 60, seed = "4")
  void infiniteThresholdWithoutDecayCostsTheMinimum(
      @ForAll("subjects") Subject subject, @ForAll("rules") Consolidation rule) {
    Assume.that(rule.policy() != ConsolidationPolicy.NONE);
    Consolidation infinite = withoutDecay(rule, Double.POSITIVE_INFINITY);
    try (Population population = trained(subject, infinite)) {
      Energy energy = population.ledger(0).under(EnergyModel.linear(0));
      assertTrue(energy.minimum() > 0, "nothing learned");
      assertEquals(0, energy.consolidation(), infinite.toString());
      assertEquals(energy.minimum(), energy.total(), 1e-12 * energy.minimum(), rule.toString());
    }
  }

  @Property(tries = 60, seed = "5")
  void ledgerAddsUpOverPresentations(
      @ForAll("subjects") Subject subject,
      @ForAll("rules") Consolidation rule,
      @ForAll @IntRange(max = LENGTH) int first) {
    PopulationSpec spec = PopulationSpec.single(subject.network(), subject.replica(rule));
    try (Population whole = trained(subject, rule);
        Population parts = backend().open(spec)) {
      parts.train(subject.patterns(), first);
      Energy halfway = parts.ledger(0).under(PRICES);
      parts.train(subject.patterns(), LENGTH - first);
      Energy end = parts.ledger(0).under(PRICES);
      assertEquals(whole.ledger(0), parts.ledger(0), rule + " after " + first);
      assertTrue(halfway.withoutCaching() <= end.withoutCaching());
      assertTrue(halfway.consolidation() <= end.consolidation());
      assertTrue(halfway.maintenance() <= end.maintenance());
    }
  }

  @Property(tries = 15, seed = "6")
  void sameSeedGivesTheSameBitsForAnyNumberOfThreads(
      @ForAll("subjects") Subject subject,
      @ForAll("rules") Consolidation rule,
      @ForAll @IntRange(min = 2, max = 4) int threads) {
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < 5; r++) {
      Replica replica = subject.replica(rule);
      replicas.add(
          Replica.of(subject.network(), replica.seed() + r, subject.rate() * (r + 1), rule));
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
