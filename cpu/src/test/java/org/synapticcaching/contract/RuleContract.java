package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/**
 * What every backend with competitive rules has to compute: the same outputs, weights and ledgers
 * as {@link PlainReference}. Each backend's test extends this class with its own tolerance.
 */
public abstract class RuleContract extends BackendUnderTest {
  private static final double[] DECAY_TIMES = {20, Double.POSITIVE_INFINITY, 200};

  /** Kernels are compared one by one for so many presentations; then the loop runs. */
  private static final int STEPS = 12;

  private static final Network SHARED = Network.rp24(33, List.of(17), 5);

  static Stream<Plasticity> rules() {
    return ContractRules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleEqualsTheReference(Plasticity rule) {
    int turn = ContractRules.all().indexOf(rule);
    List<ContractNetworks.Choice> choices = ContractRules.networksFor(rule);
    for (int n = 0; n < 2; n++) {
      ConsolidationPolicy policy = policy(turn + 7 * n);
      EventOrder order = EventOrder.values()[(turn + n) % EventOrder.values().length];
      ContractNetworks.Choice choice = choices.get((turn + 3 * n) % choices.size());
      compare(given(choice, rule, policy, order, turn + n));
    }
  }

  /** The policies in turn, without those that wait for synapses that may never change. */
  private static ConsolidationPolicy policy(int turn) {
    List<ConsolidationPolicy> policies =
        Stream.of(ConsolidationPolicy.values())
            .filter(policy -> policy.trigger() != Trigger.EVERY_SYNAPSE)
            .sorted(
                Comparator.comparing(ConsolidationPolicy::trigger)
                    .thenComparing(ConsolidationPolicy::scope)
                    .thenComparing(ConsolidationPolicy::amount))
            .toList();
    return policies.get(turn % policies.size());
  }

  static Stream<Arguments> mainRulesAndPolicies() {
    return ContractRules.main()
        .flatMap(
            rule ->
                Stream.of(ConsolidationPolicy.values())
                    .map(policy -> Arguments.arguments(rule, policy)));
  }

  @ParameterizedTest
  @MethodSource("mainRulesAndPolicies")
  void largestUpdatesAndSubnetsComposeWithEveryPolicy(Plasticity rule, ConsolidationPolicy policy) {
    List<ContractNetworks.Choice> choices = ContractRules.networksFor(rule);
    for (EventOrder order : EventOrder.values()) {
      int turn = 5 * policy.ordinal() + order.ordinal();
      ContractNetworks.Choice choice = choices.get(turn % choices.size());
      compare(given(choice, rule, policy, order, turn));
    }
  }

  private static ContractCase given(
      ContractNetworks.Choice choice,
      Plasticity rule,
      ConsolidationPolicy policy,
      EventOrder order,
      int turn) {
    Comparison comparison =
        policy.trigger() == Trigger.EVERY_SYNAPSE || turn % 2 == 0
            ? Comparison.GREATER_OR_EQUAL
            : Comparison.GREATER;
    double decayTime = DECAY_TIMES[turn % DECAY_TIMES.length];
    Consolidation consolidation =
        new Consolidation(policy, 0, comparison, turn % 3 == 0 ? 3 : 1, decayTime, order);
    return ContractNetworks.of(choice, consolidation, ContractRules.PRESENTATIONS).with(rule);
  }

  /** With several energies accounted and changes counted, and with neither. */
  private void compare(ContractCase wanted) {
    ContractCase found =
        wanted.replica().consolidation().policy().trigger() == Trigger.EVERY_SYNAPSE
            ? wanted.withChoicesAwayFromTies(tolerance(), RuleContract::stepThenLoop)
            : wanted.awayFromTies(tolerance(), RuleContract::stepThenLoop);
    compareFound(found.countingChanges());
    compareFound(found.withMeasures(List.of()));
  }

  /** What {@link #compareFound} does, on the reference alone. */
  private static void stepThenLoop(ContractCase given, PlainReference reference) {
    OrderCursor cursor = new OrderCursor(given.replica().order(), given.replica().seed());
    for (int t = 0; t < STEPS; t++) {
      reference.forward(given.patterns(), cursor.next(given.patterns().size()));
      reference.backward();
      reference.consolidate();
    }
    reference.train(given.patterns(), given.presentations() - STEPS);
  }

  private void compareFound(ContractCase found) {
    Replica replica = found.replica();
    Patterns patterns = found.patterns();
    PlainReference reference = new PlainReference(found.network(), replica);
    try (Population population = open(found)) {
      OrderCursor cursor = new OrderCursor(replica.order(), replica.seed());
      for (int t = 0; t < STEPS; t++) {
        int pattern = cursor.next(patterns.size());
        reference.forward(patterns, pattern);
        population.forward(patterns, new int[] {pattern});
        tolerance().check(found + ", outputs at " + t, reference.outputs(), outputs(population, 0));
        reference.backward();
        population.backward();
        reference.consolidate();
        population.consolidate();
      }
      compareState(found + ", after the kernels", reference, population, 0);
      reference.train(patterns, found.presentations() - STEPS);
      population.train(patterns, found.presentations() - STEPS);
      compareState(found + ", after the loop", reference, population, 0);
    }
    if (replica.consolidation().policy().trigger() != Trigger.NEVER) {
      assertTrue(reference.consolidations() > 0, () -> "vacuous, nothing consolidated: " + found);
    }
    assertTrue(reference.ledger().layers().get(1).path().get(0) > 0, "nothing learned");
  }

  @Test
  void gatedPatternsChangeNothingButDecayAndMaintenanceGoOn() {
    Replica replica =
        Replica.of(SHARED, 3, 0.02, Consolidation.of(ConsolidationPolicy.NEVER, 0, 30))
            .with(PresentationOrder.of(PresentationOrder.Kind.RANDOM))
            .with(Plasticity.all().withErrorGate());
    ContractCase found =
        new ContractCase(SHARED, replica, ContractPatterns.SIGNED.make(9, 33, 5, 2), 120)
            .withChoicesAwayFromTies(tolerance(), ContractCase.Story.TRAIN);
    PlainReference reference = new PlainReference(SHARED, found.replica());
    reference.train(found.patterns(), found.presentations());
    assertTrue(reference.gated() > 30 && reference.gated() < 100, "gated " + reference.gated());
    try (Population population = open(found)) {
      population.train(found.patterns(), found.presentations());
      compareState(found.toString(), reference, population, 0);
    }
  }

  static Stream<Plasticity> rulesThatRank() {
    return ContractRules.ungated().stream().filter(rule -> rule.rule().criterion().ranks());
  }

  /**
   * Single presentations with numbers of few binary digits, in which every sum is exact in any
   * order: changes have to be equal bits, so that ties are seen as ties.
   */
  @ParameterizedTest
  @MethodSource("rulesThatRank")
  void tiesAreResolvedAsInTheReference(Plasticity rule) {
    Network network = ContractRules.linear(9, List.of(7), 4);
    Replica replica =
        Replica.of(
                network,
                1,
                0.125,
                Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY))
            .with(rule);
    RandomGenerator random = new RandomStreams(6).of(RandomStreams.Purpose.PATTERNS);
    PlainReference reference = new PlainReference(network, replica);
    try (Population population = backend().open(PopulationSpec.single(network, replica))) {
      for (int t = 0; t < 20; t++) {
        for (int n = 0; n < network.layerCount(); n++) {
          float[] weights = coarse(random, network.layers().get(n).length());
          set(reference, population, n, WeightPart.INITIAL, weights);
          set(reference, population, n, WeightPart.TRANSIENT, new float[weights.length]);
        }
        int[] label = {random.nextInt(4)};
        Patterns pattern = Patterns.ofFloats(coarse(random, 9), 9, label, 4);
        reference.forward(pattern, 0);
        population.forward(pattern, new int[1]);
        reference.backward();
        population.backward();
        reference.consolidate();
        population.consolidate();
        for (int n = 0; n < network.layerCount(); n++) {
          String what = rule + ", presentation " + t + ", layer " + n;
          assertEquals(
              boxed(reference.weights(n, WeightPart.TRANSIENT)),
              boxed(weights(population, 0, n, WeightPart.TRANSIENT)),
              what);
        }
      }
      assertTrue(reference.ties() > 0, "no ties");
      for (int n = 0; n < network.layerCount(); n++) {
        assertEquals(
            reference.ledger().layers().get(n).modifications(),
            population.ledger(0).layers().get(n).modifications());
      }
    }
  }

  private static void set(
      PlainReference reference, Population population, int layer, WeightPart part, float[] values) {
    reference.setWeights(layer, part, widened(values));
    population.setWeights(0, layer, part, values);
  }

  /** -1/2, 0, 1/2, and now and then 1: few values, so that sums are often equal. */
  private static float[] coarse(RandomGenerator random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(8) == 0 ? 1 : 0.5f * (random.nextInt(3) - 1);
    }
    return values;
  }

  /** Without the sign of zero. */
  private static List<Double> boxed(double[] values) {
    List<Double> all = new ArrayList<>();
    for (double value : values) {
      all.add(value + 0.0);
    }
    return all;
  }

  @Test
  void shareOfEverythingIsPlainBackPropagation() {
    ContractNetworks.Choice choice =
        new ContractNetworks.Choice(SHARED, ContractPatterns.SPARSE_BYTES, 0.02);
    ContractCase plain =
        ContractNetworks.of(choice, Consolidation.none(), ContractRules.PRESENTATIONS);
    PlainReference reference = new PlainReference(SHARED, plain.replica());
    reference.train(plain.patterns(), plain.presentations());
    for (PlasticityRule rule : PlasticityRule.values()) {
      if (rule.inputsLearn()) {
        ContractCase given = plain.with(Plasticity.of(rule, PlasticShare.ALL));
        try (Population population = open(given)) {
          population.train(given.patterns(), given.presentations());
          compareState(given.toString(), reference, population, 0);
        }
      }
    }
  }

  @Test
  void replicasWithDifferentRulesDoNotFeelOneAnother() {
    List<Replica> replicas = new ArrayList<>();
    for (Plasticity rule : ContractRules.all()) {
      int n = replicas.size();
      Consolidation consolidation =
          Consolidation.of(policy(n), 0.002 * (1 + n % 5), DECAY_TIMES[n % DECAY_TIMES.length]);
      Replica replica = Replica.of(SHARED, 50 + n, 0.01 + 0.001 * n, consolidation).with(rule);
      replicas.add(n % 2 == 0 ? replica : replica.countingChanges());
    }
    Patterns patterns = ContractPatterns.BACKGROUND_BYTES.make(11, 33, 5, 4);
    List<List<Object>> together = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      try (Population population = backend().open(new PopulationSpec(SHARED, replicas, threads))) {
        population.train(patterns, 5);
        population.setActive(3, false);
        population.train(patterns, 4);
        population.setActive(3, true);
        population.train(patterns, 9);
        List<Object> all = new ArrayList<>();
        for (int r = 0; r < replicas.size(); r++) {
          all.add(everything(population, r));
        }
        together.add(all);
      }
    }
    assertEquals(together.get(0), together.get(1), "threads");
    for (int r = 0; r < replicas.size(); r++) {
      try (Population alone = backend().open(PopulationSpec.single(SHARED, replicas.get(r)))) {
        alone.train(patterns, r == 3 ? 14 : 18);
        assertEquals(everything(alone, 0), together.get(0).get(r), replicas.get(r).toString());
      }
    }
  }

  private static List<Object> everything(Population population, int replica) {
    List<Object> all = new ArrayList<>();
    all.add(population.ledger(replica));
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      for (float weight : population.weights(replica, n, WeightPart.TOTAL)) {
        all.add(weight);
      }
    }
    return all;
  }

  @Test
  void divergenceIsReportedByTheLedger() {
    Network network = Network.rp24(19, List.of(11), 7);
    Patterns patterns = ContractPatterns.SIGNED.make(29, 19, 7, 5);
    for (Plasticity rule : ContractRules.ungated()) {
      Replica replica =
          Replica.of(network, 1, 1e30, Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.1, 50))
              .with(rule);
      try (Population population = backend().open(PopulationSpec.single(network, replica))) {
        population.train(patterns, 60);
        double path =
            population.ledger(0).layers().stream().mapToDouble(layer -> layer.path().get(0)).sum();
        assertTrue(!Double.isFinite(path) || path > 1e30, rule + ": " + path);
      }
    }
  }

  @Test
  void noRuleIsUnsupported() {
    List<String> unsupported = new ArrayList<>();
    for (Plasticity rule : ContractRules.all()) {
      Replica replica = Replica.of(SHARED, 1, 0.01, Consolidation.none()).with(rule);
      try {
        backend().open(PopulationSpec.single(SHARED, replica.countingChanges())).close();
      } catch (UnsupportedOperationException e) {
        unsupported.add(rule + ": " + e.getMessage());
      }
    }
    assertEquals(Collections.emptyList(), unsupported);
  }
}
