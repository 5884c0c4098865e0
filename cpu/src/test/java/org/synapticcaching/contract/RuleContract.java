package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
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
import org.synapticcaching.model.Replica;

/**
 * Outputs, weights and ledgers under every competitive rule are those of {@link PlainReference}.
 */
public abstract class RuleContract extends ContractPart {
  private static final double[] DECAY_TIMES = {20, Double.POSITIVE_INFINITY, 200};

  /** Presentations in which kernels are compared one by one, before the loop runs. */
  private static final int STEPS = 12;

  static final Network SHARED = Network.rp24(33, List.of(17), 5);

  protected RuleContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<Plasticity> rules() {
    return ContractRules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleEqualsTheReference(Plasticity rule) {
    int turn = ContractRules.all().indexOf(rule);
    List<ContractNetworks.Choice> choices = ContractRules.networksFor(rule);
    for (int n = 0; n < 2; n++) {
      ConsolidationPolicy policy = ContractRules.policy(turn + 7 * n);
      EventOrder order = EventOrder.values()[(turn + n) % EventOrder.values().length];
      ContractNetworks.Choice choice = choices.get((turn + 3 * n) % choices.size());
      compare(given(choice, rule, policy, order, turn + n));
    }
  }

  static Stream<Arguments> mainRulesAndPolicies() {
    return ContractRules.main()
        .flatMap(
            rule ->
                Stream.of(ConsolidationPolicy.values())
                    .map(policy -> Arguments.arguments(rule, policy)));
  }

  /** Each rule with each policy in one order of events; under each of both, all come up. */
  @ParameterizedTest
  @MethodSource("mainRulesAndPolicies")
  void largestUpdatesAndSubnetsComposeWithEveryPolicy(Plasticity rule, ConsolidationPolicy policy) {
    List<ContractNetworks.Choice> choices = ContractRules.networksFor(rule);
    List<Plasticity> main = ContractRules.main().toList();
    EventOrder[] orders = EventOrder.values();
    EventOrder order = orders[(main.indexOf(rule) + policy.ordinal()) % orders.length];
    int turn = 5 * policy.ordinal() + order.ordinal();
    compare(given(choices.get(turn % choices.size()), rule, policy, order, turn));
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

  private void compare(ContractCase wanted) {
    ContractCase.Story story = ContractCase.Story.kernelsThenLoop(STEPS);
    ContractCase found =
        wanted.replica().consolidation().policy().trigger() == Trigger.EVERY_SYNAPSE
            ? wanted.withChoicesAwayFromTies(tolerance(), story)
            : wanted.awayFromTies(tolerance(), story);
    PlainReference reference = compareKernelsThenLoop(found.countingChanges(), STEPS);
    if (found.replica().consolidation().policy().trigger() != Trigger.NEVER) {
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
    PlainReference reference = new PlainReference(SHARED, found.replica(), tolerance().precision());
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

  /** Changes have to be equal bits, so that ties are seen as ties. */
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
    PlainReference reference = new PlainReference(network, replica, tolerance().precision());
    try (Population population = backend().open(PopulationSpec.single(network, replica))) {
      ExactPresentations exact = new ExactPresentations(reference, population);
      for (int t = 0; t < 20; t++) {
        exact.present(WeightPart.TRANSIENT);
        for (int n = 0; n < network.layerCount(); n++) {
          String what = rule + ", presentation " + t + ", layer " + n;
          assertEquals(
              ExactPresentations.boxed(reference.weights(n, WeightPart.TRANSIENT)),
              ExactPresentations.boxed(weights(population, 0, n, WeightPart.TRANSIENT)),
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

  @Test
  void shareOfEverythingIsPlainBackPropagation() {
    ContractNetworks.Choice choice =
        new ContractNetworks.Choice(SHARED, ContractPatterns.SPARSE_BYTES, 0.02);
    ContractCase plain =
        ContractNetworks.of(choice, Consolidation.none(), ContractRules.PRESENTATIONS);
    PlainReference reference = new PlainReference(SHARED, plain.replica(), tolerance().precision());
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
}
