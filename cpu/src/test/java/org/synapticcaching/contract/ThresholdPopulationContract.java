package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Networks whose thresholds set themselves, beside others and with weights that were set. */
public abstract class ThresholdPopulationContract extends ContractPart {
  protected ThresholdPopulationContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<ConsolidationPolicy> policies() {
    return ThresholdContract.policies();
  }

  static Stream<Arguments> policiesAndScopes() {
    return policies()
        .flatMap(
            policy ->
                Stream.of(ThresholdScope.values())
                    .map(scope -> Arguments.arguments(policy, scope)));
  }

  /** The means go on as they were; transients that were set are compared when they change. */
  @ParameterizedTest
  @MethodSource("policiesAndScopes")
  void learningGoesOnFromWeightsThatWereSet(ConsolidationPolicy policy, ThresholdScope scope) {
    boolean shared = scope == ThresholdScope.MATRIX;
    List<ContractNetworks.Choice> all = ContractNetworks.forPolicy(policy);
    List<ContractNetworks.Choice> choices = shared ? all : LocalThresholdContract.small(all);
    Consolidation rule =
        Consolidation.of(policy, 0, 50)
            .with(ThresholdContract.AUTOMATIC.with(scope))
            .withEvery(1 + policy.ordinal() % 4 / 3);
    ContractNetworks.Choice choice = choices.get(policy.ordinal() % choices.size());
    WeightsContract.compareAfterSetting(this, ContractNetworks.of(choice, rule, shared ? 40 : 26));
  }

  /** One rule after another, in networks of one hidden layer too. */
  @ParameterizedTest
  @MethodSource("policies")
  void somePolicyUnderSomeRuleEqualsTheReference(ConsolidationPolicy policy) {
    List<Plasticity> rules = ContractRules.all();
    for (int n = 0; n < 2 && policy.trigger() != Trigger.EVERY_SYNAPSE; n++) {
      Plasticity rule = rules.get((5 * policy.ordinal() + 31 * n) % rules.size());
      ContractNetworks.Choice choice =
          ThresholdContract.eager(ContractRules.networksFor(rule).get(n));
      Consolidation consolidation =
          Consolidation.of(policy, 0, 30).with(ThresholdContract.AUTOMATIC).withEvery(1 + 2 * n);
      ContractCase found =
          ContractNetworks.of(choice, consolidation, ContractRules.PRESENTATIONS)
              .with(rule)
              .awayFromTies(tolerance(), ContractCase.Story.TRAIN);
      PlainReference reference =
          new PlainReference(found.network(), found.replica(), tolerance().precision());
      reference.train(found.patterns(), found.presentations());
      try (Population population = open(found)) {
        population.train(found.patterns(), found.presentations());
        compareState(found.toString(), reference, population, 0);
      }
    }
  }

  /** Fixed thresholds and those that set themselves, side by side; some come and go. */
  @Test
  void replicasOfBothKindsLearnAsIfAlone() {
    ContractNetworks.Choice choice = ContractNetworks.SMALL.get(0);
    List<Replica> replicas = new ArrayList<>();
    for (ConsolidationPolicy policy : policies().toList()) {
      Consolidation rule = Consolidation.of(policy, 0.05, 40);
      int n = replicas.size();
      ContractCase given =
          ContractNetworks.of(
              choice, n % 3 == 2 ? rule : rule.with(ThresholdContract.AUTOMATIC), 40);
      Plasticity plasticity = ContractRules.all().get(7 * n % ContractRules.all().size());
      Replica replica = given.replica().withSeed(n);
      replicas.add(n % 2 == 0 ? replica : replica.with(plasticity));
    }
    learnTogetherAsAlone(choice, replicas);
  }

  /** Every scope and fixed thresholds side by side, under several rules; some come and go. */
  @Test
  void replicasOfEveryScopeLearnAsIfAlone() {
    ContractNetworks.Choice choice = ContractNetworks.SMALL.get(0);
    ThresholdScope[] scopes = ThresholdScope.values();
    List<Replica> replicas = new ArrayList<>();
    for (ConsolidationPolicy policy : ThresholdContract.policies().toList()) {
      for (int k = 0; k < 2; k++) {
        int n = replicas.size();
        Consolidation rule = Consolidation.of(policy, 0.05, n % 3 == 0 ? 40 : 400);
        Threshold own = ThresholdContract.AUTOMATIC.with(scopes[(n + k) % scopes.length]);
        ContractCase given = ContractNetworks.of(choice, n % 5 == 4 ? rule : rule.with(own), 40);
        Plasticity plasticity = ContractRules.all().get(7 * n % ContractRules.all().size());
        Replica replica = given.replica().withSeed(n);
        replicas.add(n % 4 < 2 ? replica : replica.with(plasticity));
      }
    }
    replicas.add(
        ContractNetworks.of(choice, Consolidation.of(ConsolidationPolicy.STOCHASTIC, 0.01, 40), 40)
            .replica());
    learnTogetherAsAlone(choice, replicas);
  }

  private void learnTogetherAsAlone(ContractNetworks.Choice choice, List<Replica> replicas) {
    Patterns patterns = ContractNetworks.of(choice, Consolidation.none(), 1).patterns();
    try (Population together = backend().open(new PopulationSpec(choice.network(), replicas, 2))) {
      together.train(patterns, 15);
      for (int r = 0; r < replicas.size(); r++) {
        together.setActive(r, r % 4 != 1);
      }
      together.train(patterns, 10);
      for (int r = 0; r < replicas.size(); r++) {
        try (Population alone =
            backend().open(PopulationSpec.single(choice.network(), replicas.get(r)))) {
          alone.train(patterns, (int) together.presentations(r));
          assertEquals(everything(alone, 0), everything(together, r), replicas.get(r).toString());
        }
      }
    }
  }

  @Test
  void sameSeedGivesTheSameBitsForAnyNumberOfThreads() {
    ContractNetworks.Choice choice = ContractNetworks.SMALL.get(0);
    Consolidation rule =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0, 40).with(ThresholdContract.AUTOMATIC);
    ContractCase given = ContractNetworks.of(choice, rule, 60);
    List<Replica> replicas =
        IntStream.range(0, 5).mapToObj(r -> given.replica().withSeed(r)).toList();
    try (Population one = backend().open(new PopulationSpec(given.network(), replicas, 1));
        Population three = backend().open(new PopulationSpec(given.network(), replicas, 3))) {
      one.train(given.patterns(), 60);
      three.train(given.patterns(), 60);
      for (int r = 0; r < replicas.size(); r++) {
        assertEquals(everything(one, r), everything(three, r));
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
}
