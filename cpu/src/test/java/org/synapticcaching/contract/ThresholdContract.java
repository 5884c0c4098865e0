package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Thresholds that set themselves are those of {@link PlainThreshold}, and so is what follows. */
public abstract class ThresholdContract extends ContractPart {
  private static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 30, 300};

  /** Presentations in which kernels are compared one by one, before the loop runs. */
  private static final int STEPS = 9;

  /** Rules with which each policy and scope is compared. */
  private static final int SCOPED_RULES = 2;

  /** Of networks in which synapses have thresholds of their own. */
  private static final int MOST_SYNAPSES = 440;

  /** Short, so that thresholds also fall. */
  private static final Threshold.Automatic AUTOMATIC = new Threshold.Automatic(0.1, 90, 6);

  protected ThresholdContract(BackendUnderTest tested) {
    super(tested);
  }

  private static Stream<ConsolidationPolicy> policies() {
    return Stream.of(ConsolidationPolicy.values()).filter(ConsolidationPolicy::usesThreshold);
  }

  static Stream<Arguments> policiesAndOrders() {
    return policies()
        .flatMap(
            policy ->
                Stream.of(EventOrder.values()).map(order -> Arguments.arguments(policy, order)));
  }

  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void everyPolicyEqualsTheReference(ConsolidationPolicy policy, EventOrder order) {
    int turn = 3 * policy.ordinal() + order.ordinal();
    List<ContractNetworks.Choice> choices = ContractNetworks.forPolicy(policy);
    for (double decayTime : DECAY_TIMES) {
      for (int every : new int[] {1, 3}) {
        Comparison comparison = Comparison.values()[turn % 2];
        Consolidation rule =
            new Consolidation(policy, AUTOMATIC, comparison, every, decayTime, order);
        for (int n = 0; n < 2; n++) {
          compare(ContractNetworks.of(choices.get(turn++ % choices.size()), rule, 40));
        }
      }
    }
  }

  static Stream<Plasticity> rules() {
    return ContractRules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleEqualsTheReference(Plasticity rule) {
    int turn = ContractRules.all().indexOf(rule);
    List<ContractNetworks.Choice> choices = networksFor(rule);
    List<ConsolidationPolicy> policies =
        policies().filter(policy -> policy.trigger() != Trigger.EVERY_SYNAPSE).toList();
    for (int n = turn % 3; n < policies.size(); n += 3) {
      EventOrder order = EventOrder.values()[(turn + n) % EventOrder.values().length];
      Consolidation consolidation =
          new Consolidation(
              policies.get(n),
              AUTOMATIC,
              Comparison.values()[turn % 2],
              (turn + n) % 4 == 0 ? 3 : 1,
              DECAY_TIMES[(turn + n) % DECAY_TIMES.length],
              order);
      ContractNetworks.Choice choice = choices.get((turn + n) % choices.size());
      compare(
          ContractNetworks.of(eager(choice), consolidation, ContractRules.PRESENTATIONS)
              .with(rule)
              .countingChanges());
    }
  }

  /**
   * Learning faster: thresholds that set themselves are low where little changes, and what is
   * consolidated should not be lost beside the weight that it is added to. (In the deepest network,
   * whose weights are ten times larger, it would be all the same.)
   */
  private static ContractNetworks.Choice eager(ContractNetworks.Choice choice) {
    return new ContractNetworks.Choice(
        choice.network(), choice.patterns(), 6 * choice.learningRate());
  }

  static Stream<Arguments> policiesAndScopes() {
    return policies()
        .flatMap(
            policy ->
                Stream.of(ThresholdScope.NEURON, ThresholdScope.SYNAPSE)
                    .map(scope -> Arguments.arguments(policy, scope)));
  }

  /** Thresholds of single neurons and synapses; every kind of update among the rules. */
  @ParameterizedTest
  @MethodSource("policiesAndScopes")
  void everyScopeEqualsTheReference(ConsolidationPolicy policy, ThresholdScope scope) {
    int turn = 5 * policy.ordinal() + scope.ordinal();
    Threshold own = AUTOMATIC.with(scope);
    for (int every : new int[] {1, 3}) {
      for (int n = every; n < 4; n += 2, turn++) {
        List<ContractNetworks.Choice> choices = small(ContractNetworks.forPolicy(policy));
        Consolidation consolidation =
            new Consolidation(
                policy,
                own,
                Comparison.values()[turn % 2],
                every,
                DECAY_TIMES[turn % DECAY_TIMES.length],
                EventOrder.values()[turn % EventOrder.values().length]);
        compare(ContractNetworks.of(choices.get(turn % choices.size()), consolidation, 26));
      }
    }
    if (policy.trigger() == Trigger.EVERY_SYNAPSE) {
      return;
    }
    for (int n = 0; n < SCOPED_RULES; n++, turn += 7) {
      List<Plasticity> rules = ContractRules.all();
      Plasticity rule = rules.get(turn % rules.size());
      List<ContractNetworks.Choice> choices = small(networksFor(rule));
      Consolidation consolidation =
          Consolidation.of(policy, 0, DECAY_TIMES[turn % DECAY_TIMES.length])
              .with(own)
              .withEvery(n % 2 == 0 ? 1 : 3);
      ContractNetworks.Choice choice = choices.get(turn % choices.size());
      compare(
          ContractNetworks.of(eager(choice), consolidation, ContractRules.PRESENTATIONS)
              .with(rule)
              .countingChanges());
    }
  }

  /** Those in which no comparison of many synapses, each with its own threshold, need be close. */
  private static List<ContractNetworks.Choice> small(List<ContractNetworks.Choice> choices) {
    return choices.stream().filter(choice -> choice.network().synapses() <= MOST_SYNAPSES).toList();
  }

  private static List<ContractNetworks.Choice> networksFor(Plasticity rule) {
    return ContractRules.networksFor(rule).stream()
        .filter(choice -> choice.network().layerCount() <= 3)
        .toList();
  }

  private PlainReference compare(ContractCase wanted) {
    ContractCase found =
        wanted.awayFromTies(tolerance(), ContractCase.Story.kernelsThenLoop(STEPS));
    PlainReference reference = compareKernelsThenLoop(found, STEPS);
    assertTrue(reference.consolidations() > 0, () -> "vacuous, nothing consolidated: " + found);
    return reference;
  }

  /** With masks on neurons, most synapses of active inputs do not change. */
  @Test
  void synapsesThatDoNotChangeAreLeftAlone() {
    for (ConsolidationPolicy policy :
        policies().filter(policy -> policy.trigger() == Trigger.ANY_SYNAPSE).toList()) {
      long spared = 0;
      for (Plasticity rule : ContractRules.ungated()) {
        if (rule.rule().masksErrors() || rule.rule().selectsSynapses()) {
          List<ContractNetworks.Choice> choices = ContractRules.networksFor(rule);
          Consolidation consolidation =
              Consolidation.of(policy, 0, Double.POSITIVE_INFINITY).with(AUTOMATIC);
          ContractNetworks.Choice choice = choices.get(policy.ordinal() % choices.size());
          spared += compare(ContractNetworks.of(choice, consolidation, 24).with(rule)).spared();
        }
      }
      assertTrue(spared > 0, () -> "vacuous, nothing over the threshold unchanged: " + policy);
    }
  }

  @Test
  void sameSeedGivesTheSameBitsForAnyNumberOfThreads() {
    ContractNetworks.Choice choice = ContractNetworks.SMALL.get(0);
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0, 40).with(AUTOMATIC);
    ContractCase given = ContractNetworks.of(choice, rule, 60);
    List<Replica> replicas =
        IntStream.range(0, 5).mapToObj(r -> given.replica().withSeed(r)).toList();
    try (Population one = backend().open(new PopulationSpec(given.network(), replicas, 1));
        Population three = backend().open(new PopulationSpec(given.network(), replicas, 3))) {
      one.train(given.patterns(), 60);
      three.train(given.patterns(), 60);
      for (int r = 0; r < replicas.size(); r++) {
        assertEquals(everything(one, r), everything(three, r));
        assertArrayEquals(one.thresholds(r), three.thresholds(r));
      }
    }
  }

  @Test
  void fixedThresholdsAreToldAsTheyAre() {
    ContractNetworks.Choice choice = ContractNetworks.SMALL.get(1);
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.25, 40);
    try (Population population = open(ContractNetworks.of(choice, rule, 1))) {
      assertArrayEquals(new double[] {0.25, 0.25}, population.thresholds(0));
    }
  }

  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void perceptronsLearnAsThePlainReference(ConsolidationPolicy policy, EventOrder order) {
    PerceptronEngine engine = Backends.perceptrons(backend());
    SplittableRandom random = new SplittableRandom(7L * policy.ordinal() + order.ordinal());
    for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 300, 20}) {
      for (PerceptronPatterns kind : PerceptronPatterns.values()) {
        for (int every : new int[] {1, 5}) {
          int synapses = 1 + random.nextInt(70);
          int patterns = 1 + random.nextInt(2 * synapses);
          Threshold threshold =
              new Threshold.Automatic(
                  random.nextInt(3) * 0.003, 10 + random.nextInt(1000), 1 + random.nextInt(400));
          Consolidation rule =
              new Consolidation(
                  policy,
                  threshold,
                  Comparison.values()[random.nextInt(2)],
                  every,
                  decayTime,
                  order);
          PerceptronComparison.check(
              engine.open(kind.task(synapses, patterns, random.nextLong())),
              rule,
              1 + random.nextInt(60));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policiesAndScopes")
  void perceptronsOfEveryScopeLearnAsThePlainReference(
      ConsolidationPolicy policy, ThresholdScope scope) {
    PerceptronEngine engine = Backends.perceptrons(backend());
    SplittableRandom random = new SplittableRandom(3L * policy.ordinal() + scope.ordinal());
    for (PerceptronPatterns kind : PerceptronPatterns.values()) {
      for (int every : new int[] {1, 5}) {
        int synapses = 1 + random.nextInt(20);
        int patterns = 1 + random.nextInt(2 * synapses);
        Threshold threshold =
            new Threshold.Automatic(
                random.nextInt(3) * 0.003,
                10 + random.nextInt(1000),
                1 + random.nextInt(90),
                scope);
        Consolidation rule =
            new Consolidation(
                policy,
                threshold,
                Comparison.values()[random.nextInt(2)],
                every,
                DECAY_TIMES[random.nextInt(DECAY_TIMES.length)],
                EventOrder.values()[random.nextInt(EventOrder.values().length)]);
        PerceptronComparison.check(
            engine.open(kind.task(synapses, patterns, random.nextLong())),
            rule,
            1 + random.nextInt(15));
      }
    }
  }
}
