package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Threshold;

/**
 * Thresholds of networks that set themselves are those of {@link PlainThreshold}, and so is what
 * follows.
 */
public abstract class ThresholdContract extends ContractPart {
  static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 30, 300};

  /** Presentations in which kernels are compared one by one, before the loop runs. */
  private static final int STEPS = 9;

  /** Short, so that thresholds also fall. */
  static final Threshold.Automatic AUTOMATIC = new Threshold.Automatic(0.1, 90, 6);

  protected ThresholdContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<ConsolidationPolicy> policies() {
    return Stream.of(ConsolidationPolicy.values()).filter(ConsolidationPolicy::comparesThreshold);
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
        compare(ContractNetworks.of(choices.get(turn++ % choices.size()), rule, 40));
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
  static ContractNetworks.Choice eager(ContractNetworks.Choice choice) {
    return new ContractNetworks.Choice(
        choice.network(), choice.patterns(), 6 * choice.learningRate());
  }

  static List<ContractNetworks.Choice> networksFor(Plasticity rule) {
    return ContractRules.networksFor(rule).stream()
        .filter(choice -> choice.network().layerCount() <= 3)
        .toList();
  }

  private PlainReference compare(ContractCase wanted) {
    return compare(this, wanted);
  }

  /** Away from ties, kernel by kernel and then in the loop. */
  static PlainReference compare(ContractPart part, ContractCase wanted) {
    ContractCase found =
        wanted.awayFromTies(part.tolerance(), ContractCase.Story.kernelsThenLoop(STEPS));
    PlainReference reference = part.compareKernelsThenLoop(found, STEPS);
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
}
