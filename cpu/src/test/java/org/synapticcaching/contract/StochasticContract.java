package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;

/** Stochastic rounding decides as in the reference, by the same numbers. */
public abstract class StochasticContract extends ContractPart {
  protected StochasticContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<Plasticity> rules() {
    return Stream.concat(Stream.of(Plasticity.all()), ContractRules.all().stream());
  }

  /**
   * Remainders are exact, too: changes have to be equal bits, however close a decision is. From a
   * fraction of the threshold to many multiples of it.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void everyDecisionIsThatOfTheReference(Plasticity rule) {
    long[] moved = new long[3];
    for (double theta : new double[] {0x1p-7, 0x1p-4, 0x1p-1, 4}) {
      Network network = ContractRules.linear(19, List.of(17), 5);
      Consolidation consolidation =
          Consolidation.of(ConsolidationPolicy.STOCHASTIC, theta, Double.POSITIVE_INFINITY);
      Replica replica =
          Replica.of(network, 8, 0.125, consolidation)
              .with(rule)
              .withMeasures(ContractNetworks.MEASURES);
      PlainReference reference = new PlainReference(network, replica, tolerance().precision());
      try (Population population = backend().open(PopulationSpec.single(network, replica))) {
        ExactPresentations exact = new ExactPresentations(reference, population);
        for (int t = 0; t < 12; t++) {
          exact.present(WeightPart.PERSISTENT);
          for (int n = 0; n < network.layerCount(); n++) {
            double[] expected = reference.weights(n, WeightPart.PERSISTENT);
            count(expected, theta, moved);
            String what = rule + ", theta " + theta + ", presentation " + t + ", layer " + n;
            assertEquals(ExactPresentations.boxed(expected), persistent(population, n), what);
          }
        }
      }
    }
    for (int kind = 0; kind < moved.length; kind++) {
      assertTrue(moved[kind] > 0, "no change of " + kind + " multiples, or more");
    }
  }

  private static void count(double[] persistent, double theta, long[] moved) {
    for (double l : persistent) {
      moved[(int) Math.min(2, Math.abs(l) / theta)]++;
    }
  }

  private List<Double> persistent(Population population, int layer) {
    return ExactPresentations.boxed(weights(population, 0, layer, WeightPart.PERSISTENT));
  }

  @Test
  void nothingEverChangesUnderAnInfiniteThreshold() {
    ContractCase given = stochastic(Double.POSITIVE_INFINITY, 1);
    try (Population population = open(given)) {
      population.train(given.patterns(), 30);
      for (int n = 0; n < given.network().layerCount(); n++) {
        assertTrue(persistent(population, n).stream().allMatch(l -> l == 0));
        assertEquals(0, population.ledger(0).layers().get(n).consolidation().get(0));
        assertTrue(population.ledger(0).layers().get(n).path().get(0) > 0, "nothing learned");
      }
    }
  }

  @Test
  void aThresholdOfZeroIsNoPolicyAtAll() {
    for (int every : new int[] {1, 3}) {
      ContractCase given = stochastic(0, every);
      Consolidation none = Consolidation.of(ConsolidationPolicy.NONE, 0, 40).withEvery(every);
      ContractCase plain =
          new ContractCase(given.network(), given.replica().with(none), given.patterns(), 30);
      try (Population one = open(given);
          Population other = open(plain)) {
        one.train(given.patterns(), 30);
        other.train(given.patterns(), 30);
        assertEquals(everything(other, 0), everything(one, 0));
      }
    }
  }

  @Test
  void sameSeedGivesTheSameBitsForAnyNumberOfThreadsAndAnotherSeedOthers() {
    ContractCase given = stochastic(0.02, 1);
    List<Replica> replicas =
        IntStream.range(0, 5).mapToObj(r -> given.replica().withSeed(r % 4)).toList();
    try (Population one = backend().open(new PopulationSpec(given.network(), replicas, 1));
        Population three = backend().open(new PopulationSpec(given.network(), replicas, 3))) {
      one.train(given.patterns(), 60);
      three.train(given.patterns(), 25);
      three.train(given.patterns(), 35);
      for (int r = 0; r < replicas.size(); r++) {
        assertEquals(everything(one, r), everything(three, r));
      }
      assertEquals(everything(one, 0), everything(one, 4));
      assertTrue(!everything(one, 0).equals(everything(one, 1)));
    }
  }

  private static ContractCase stochastic(double theta, int every) {
    Consolidation rule =
        Consolidation.of(ConsolidationPolicy.STOCHASTIC, theta, 40).withEvery(every);
    return ContractNetworks.of(ContractNetworks.SMALL.get(0), rule, 60);
  }
}
