package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;

/** How populations behave as a whole: threads, replicas that rest, orders, tests, divergence. */
public abstract class PopulationContract extends ContractPart {
  private static final Network NETWORK = Network.lr20(33, List.of(17), 5);

  protected PopulationContract(BackendUnderTest tested) {
    super(tested);
  }

  private static Patterns patterns() {
    return ContractPatterns.SPARSE_BYTES.make(23, 33, 5, 3);
  }

  /** One replica of each policy, with seeds, thresholds, decay and orders of their own. */
  private List<Replica> differentReplicas() {
    List<Replica> replicas = new ArrayList<>();
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      int n = replicas.size();
      Consolidation rule =
          Consolidation.of(policy, 0.01 * (n + 1), n % 2 == 0 ? 100 : Double.POSITIVE_INFINITY)
              .withEvery(1 + n % 3);
      PresentationOrder order =
          PresentationOrder.of(
              n % 2 == 0 ? PresentationOrder.Kind.SHUFFLED : PresentationOrder.Kind.RANDOM);
      replicas.add(
          Replica.of(NETWORK, 100 + n, 0.1 + 0.05 * n, rule)
              .with(order)
              .withMeasures(ContractNetworks.MEASURES));
    }
    return replicas;
  }

  @Test
  void resultsDoNotDependOnThreadsOrNeighbours() {
    List<Replica> replicas = differentReplicas();
    List<List<Object>> alone = new ArrayList<>();
    List<Evaluation> answers = new ArrayList<>();
    for (Replica replica : replicas) {
      try (Population population = backend().open(PopulationSpec.single(NETWORK, replica))) {
        population.train(patterns(), 60);
        answers.addAll(population.evaluate(patterns()));
        alone.add(everything(population, 0));
      }
    }
    for (int threads = 1; threads <= 3; threads++) {
      PopulationSpec spec = new PopulationSpec(NETWORK, replicas, threads);
      try (Population population = backend().open(spec)) {
        population.train(patterns(), 45);
        population.train(patterns(), 15);
        assertEquals(answers, population.evaluate(patterns()), threads + " threads");
        for (int r = 0; r < replicas.size(); r++) {
          assertEquals(alone.get(r), everything(population, r), threads + " threads");
        }
      }
    }
  }

  @Test
  void aTestIsOfTheNetworksAsTheyWereWhenItBegan() {
    List<Replica> replicas = differentReplicas();
    for (int threads = 1; threads <= 3; threads++) {
      for (List<Replica> some : List.of(replicas, replicas.subList(0, 1))) {
        PopulationSpec spec = new PopulationSpec(NETWORK, some, threads);
        try (Population tested = backend().open(spec);
            Population plain = backend().open(spec)) {
          tested.train(patterns(), 40);
          plain.train(patterns(), 40);
          Evaluation.Pending pending = tested.beginEvaluation(patterns());
          tested.train(patterns(), 40);
          List<Evaluation> then = plain.evaluate(patterns());
          plain.train(patterns(), 40);
          assertEquals(then, pending.finish(), threads + " threads");
          assertTrue(pending.isDone());
          assertEquals(then, pending.finish(), "again");
          for (int r = 0; r < some.size(); r++) {
            assertEquals(everything(plain, r), everything(tested, r), threads + " threads");
          }
        }
      }
    }
  }

  @Test
  void inactiveReplicaStaysAsItIs() {
    List<Replica> replicas = differentReplicas();
    PopulationSpec spec = new PopulationSpec(NETWORK, replicas, 2);
    Patterns patterns = patterns();
    try (Population population = backend().open(spec);
        Population alone = backend().open(PopulationSpec.single(NETWORK, replicas.get(1)))) {
      population.train(patterns, 20);
      assertTrue(population.isActive(1));
      population.setActive(1, false);
      assertFalse(population.isActive(1));
      List<Object> before = everything(population, 1);
      float[] outputs = population.outputs(1).clone();
      population.train(patterns, 10);
      population.forward(patterns, new int[replicas.size()]);
      population.backward();
      population.consolidate();
      List<Evaluation> evaluations = population.evaluate(patterns);
      assertEquals(before, everything(population, 1));
      assertArrayEquals(outputs, population.outputs(1));
      assertNull(evaluations.get(1));
      assertEquals(patterns.size(), evaluations.get(0).total());
      assertEquals(31, population.presentations(0));
      population.setActive(1, true);
      population.train(patterns, 5);
      alone.train(patterns, 25);
      assertEquals(everything(alone, 0), everything(population, 1));
    }
  }

  @Test
  void lookingChangesNothing() {
    Replica replica = differentReplicas().get(ConsolidationPolicy.LOCAL_LAYER.ordinal());
    PopulationSpec spec = PopulationSpec.single(NETWORK, replica);
    Patterns patterns = patterns();
    try (Population watched = backend().open(spec);
        Population unwatched = backend().open(spec)) {
      for (int t = 0; t < 30; t++) {
        for (Population each : List.of(watched, unwatched)) {
          each.forward(patterns, new int[] {t % patterns.size()});
          look(each, watched);
          each.backward();
          look(each, watched);
          each.consolidate();
          look(each, watched);
        }
      }
      watched.train(patterns, 0);
      assertEquals(everything(unwatched, 0), everything(watched, 0));
    }
  }

  private static void look(Population each, Population watched) {
    if (each == watched) {
      everything(each, 0);
      each.outputs(0);
      each.evaluate(ContractPatterns.DENSE.make(7, 33, 5, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(PresentationOrder.Kind.class)
  void patternsComeInTheReplicasOrder(PresentationOrder.Kind kind) {
    PresentationOrder order =
        kind == PresentationOrder.Kind.LISTED
            ? PresentationOrder.listed(new int[] {3, 3, 0, 22, 7})
            : PresentationOrder.of(kind);
    Replica replica = Replica.of(NETWORK, 9, 0.3, Consolidation.none()).with(order);
    PlainReference reference = new PlainReference(NETWORK, replica, tolerance().precision());
    reference.train(patterns(), 80);
    try (Population population = backend().open(PopulationSpec.single(NETWORK, replica))) {
      population.train(patterns(), 33);
      population.train(patterns(), 47);
      compareState(kind.id(), reference, population, 0);
    }
  }

  @Test
  void answersAreThoseOfTheReference() {
    for (ContractNetworks.Choice choice : ContractNetworks.SMALL) {
      ContractCase given = ContractNetworks.of(choice, Consolidation.none(), 150);
      PlainReference reference =
          new PlainReference(given.network(), given.replica(), tolerance().precision());
      reference.train(given.patterns(), 150);
      int[] answers = reference.answers(given.patterns());
      try (Population population = open(given)) {
        population.train(given.patterns(), 150);
        // Labels that are the reference's answers make every right answer a hit.
        Patterns asked = ContractNetworks.patterns(choice, answers);
        Evaluation evaluation = population.evaluate(asked).get(0);
        assertEquals(new Evaluation(answers.length, answers.length), evaluation, given.toString());
      }
    }
  }

  @Test
  void firstOutputWinsTies() {
    Replica replica = Replica.of(NETWORK, 1, 0.1, Consolidation.none());
    Patterns patterns = patterns();
    int zeros = 0;
    for (int p = 0; p < patterns.size(); p++) {
      zeros += patterns.label(p) == 0 ? 1 : 0;
    }
    assertTrue(zeros > 0 && zeros < patterns.size());
    try (Population population = backend().open(PopulationSpec.single(NETWORK, replica))) {
      population.setWeights(0, 1, WeightPart.INITIAL, new float[5 * 17]);
      assertEquals(List.of(new Evaluation(zeros, patterns.size())), population.evaluate(patterns));
    }
  }

  @ParameterizedTest
  @EnumSource(ConsolidationPolicy.class)
  void divergenceIsReportedByTheLedger(ConsolidationPolicy policy) {
    Network network = Network.rp24(19, List.of(11), 7);
    Patterns patterns = ContractPatterns.SIGNED.make(29, 19, 7, 5);
    Replica replica = Replica.of(network, 1, 1e30, Consolidation.of(policy, 0.1, 50));
    try (Population population = backend().open(PopulationSpec.single(network, replica))) {
      population.train(patterns, 60);
      assertFalse(population.ledger(0).under(EnergyModel.linear(1)).isFinite());
      assertEquals(new Evaluation(0, 29), population.evaluate(patterns).get(0));
    }
  }

  @Test
  void largeSumsDoNotOverflowSoftmax() {
    Network network = Network.n22(15, List.of(16), 10);
    Replica replica = Replica.of(network, 1, 0.1, Consolidation.none());
    float[] large = new float[16 * 10];
    java.util.Arrays.fill(large, 0, 16, 1e4f);
    PlainReference reference = new PlainReference(network, replica, tolerance().precision());
    reference.setWeights(1, WeightPart.INITIAL, widened(large));
    Patterns patterns = ContractPatterns.DENSE.make(5, 15, 10, 2);
    reference.forward(patterns, 0);
    try (Population population = backend().open(PopulationSpec.single(network, replica))) {
      population.setWeights(0, 1, WeightPart.INITIAL, large);
      population.forward(patterns, new int[] {0});
      tolerance().check("outputs", reference.outputs(), outputs(population, 0));
      assertEquals(1, population.outputs(0)[0], 1e-6);
    }
  }
}
