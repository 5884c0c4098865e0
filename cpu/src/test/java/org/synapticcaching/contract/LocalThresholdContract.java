package org.synapticcaching.contract;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
import org.synapticcaching.model.ThresholdScope;

/** Thresholds of neurons and synapses that set themselves, as {@link ThresholdContract}. */
public abstract class LocalThresholdContract extends ContractPart {
  /** Rules with which each policy and scope is compared. */
  private static final int SCOPED_RULES = 2;

  /** Presentations after which a mean over two counts the first ones for less than 1e-100. */
  private static final int FADED = 345;

  /** Of networks in which synapses have thresholds of their own. */
  private static final int MOST_SYNAPSES = 440;

  protected LocalThresholdContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<Arguments> policiesAndScopes() {
    return ThresholdContract.policies()
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
    Threshold own = ThresholdContract.AUTOMATIC.with(scope);
    for (int every : new int[] {1, 3}) {
      for (int n = every; n < 4; n += 2, turn++) {
        List<ContractNetworks.Choice> choices = small(ContractNetworks.forPolicy(policy));
        Consolidation consolidation =
            new Consolidation(
                policy,
                own,
                Comparison.values()[turn % 2],
                every,
                ThresholdContract.DECAY_TIMES[turn % ThresholdContract.DECAY_TIMES.length],
                EventOrder.values()[turn % EventOrder.values().length]);
        ThresholdContract.compare(
            this, ContractNetworks.of(choices.get(turn % choices.size()), consolidation, 26));
      }
    }
    if (policy.trigger() == Trigger.EVERY_SYNAPSE) {
      return;
    }
    for (int n = 0; n < SCOPED_RULES; n++, turn += 7) {
      List<Plasticity> rules = ContractRules.all();
      Plasticity rule = rules.get(turn % rules.size());
      List<ContractNetworks.Choice> choices = small(ThresholdContract.networksFor(rule));
      Consolidation consolidation =
          Consolidation.of(
                  policy,
                  0,
                  ThresholdContract.DECAY_TIMES[turn % ThresholdContract.DECAY_TIMES.length])
              .with(own)
              .withEvery(n % 2 == 0 ? 1 : 3);
      ContractNetworks.Choice choice = choices.get(turn % choices.size());
      ThresholdContract.compare(
          this,
          ContractNetworks.of(
                  ThresholdContract.eager(choice), consolidation, ContractRules.PRESENTATIONS)
              .with(rule)
              .countingChanges());
    }
  }

  /** Means over one presentation, and over two until what they began with has long faded away. */
  @ParameterizedTest
  @MethodSource("policiesAndScopes")
  void shortMemoriesEqualTheReference(ConsolidationPolicy policy, ThresholdScope scope) {
    ContractNetworks.Choice choice =
        ContractNetworks.forPolicy(policy).stream()
            .min(Comparator.comparingLong(each -> each.network().synapses()))
            .orElseThrow();
    boolean every = policy.trigger() == Trigger.EVERY_SYNAPSE;
    for (int memory = 1; memory <= (every ? 1 : 2); memory++) {
      Consolidation rule =
          Consolidation.of(policy, 0, 300).with(new Threshold.Automatic(0.1, 90, memory, scope));
      ThresholdContract.compare(this, ContractNetworks.of(choice, rule, memory == 1 ? 26 : FADED));
    }
  }

  /** Those in which no comparison of many synapses, each with its own threshold, need be close. */
  static List<ContractNetworks.Choice> small(List<ContractNetworks.Choice> choices) {
    return choices.stream().filter(choice -> choice.network().synapses() <= MOST_SYNAPSES).toList();
  }
}
