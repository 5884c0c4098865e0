package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.Population;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;

/** Outputs, weights and ledgers of plain back-propagation are those of {@link PlainReference}. */
public abstract class NetworkContract extends ContractPart {
  private static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 50, 1000};
  private static final int[] EVERY = {1, 7};

  /** Presentations in which kernels are compared one by one, before the loop runs. */
  private static final int STEPS = 9;

  protected NetworkContract(BackendUnderTest tested) {
    super(tested);
  }

  static Stream<Arguments> policiesAndOrders() {
    return Stream.of(ConsolidationPolicy.values())
        .flatMap(
            policy ->
                Stream.of(EventOrder.values()).map(order -> Arguments.arguments(policy, order)));
  }

  /** Each in one network; all networks come up under every policy and order. */
  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void everyCombinationOfRulesEqualsTheReference(ConsolidationPolicy policy, EventOrder order) {
    int turn = policy.ordinal() + order.ordinal();
    List<ContractNetworks.Choice> choices = ContractNetworks.forPolicy(policy);
    for (double decayTime : DECAY_TIMES) {
      for (Comparison comparison : Comparison.values()) {
        for (int every : EVERY) {
          Consolidation rule = new Consolidation(policy, 0, comparison, every, decayTime, order);
          compare(ContractNetworks.of(choices.get(turn++ % choices.size()), rule, 40));
        }
      }
      turn++; // or even networks would always be checked in every presentation
    }
  }

  /** Errors that grow do so under one decay time as under another: each policy has all three. */
  @ParameterizedTest
  @MethodSource("policiesAndOrders")
  void fiveHundredPresentationsEqualTheReference(ConsolidationPolicy policy, EventOrder order) {
    int turn = 3 * policy.ordinal() + order.ordinal();
    List<ContractNetworks.Choice> choices = ContractNetworks.forPolicy(policy);
    double decayTime = DECAY_TIMES[(policy.ordinal() + order.ordinal()) % DECAY_TIMES.length];
    Consolidation rule = Consolidation.of(policy, 0, decayTime).with(order);
    compare(ContractNetworks.of(choices.get(turn % choices.size()), rule, 500));
  }

  @Test
  void everyNetworkEqualsTheReferenceWithoutCaching() {
    for (ContractNetworks.Choice choice : ContractNetworks.SMALL) {
      compare(ContractNetworks.of(choice, Consolidation.none(), 500));
    }
  }

  @ParameterizedTest
  @MethodSource("largePolicies")
  void imageSizedNetworkEqualsTheReference(ConsolidationPolicy policy) {
    Network network = Network.lr20(784, List.of(100), 10);
    ContractNetworks.Choice choice =
        new ContractNetworks.Choice(network, ContractPatterns.SPARSE_BYTES, 0.1);
    compare(ContractNetworks.of(choice, Consolidation.of(policy, 0, 1000), 40));
  }

  static Stream<ConsolidationPolicy> largePolicies() {
    return Stream.of(ConsolidationPolicy.values())
        .filter(policy -> policy.trigger() != Trigger.EVERY_SYNAPSE);
  }

  @Test
  void loopEqualsTheKernelsOneByOne() {
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      Consolidation rule = Consolidation.of(policy, 0, 50).withEvery(3);
      ContractNetworks.Choice choice =
          ContractNetworks.forPolicy(policy)
              .get(policy.ordinal() % ContractNetworks.forPolicy(policy).size());
      ContractCase found =
          ContractNetworks.of(choice, rule, 100)
              .awayFromTies(tolerance(), ContractCase.Story.TRAIN);
      PlainReference reference =
          new PlainReference(found.network(), found.replica(), tolerance().precision());
      reference.train(found.patterns(), 100);
      try (Population loop = open(found);
          Population kernels = open(found)) {
        loop.train(found.patterns(), 37);
        loop.train(found.patterns(), 0);
        loop.train(found.patterns(), 63);
        OrderCursor cursor = new OrderCursor(found.replica().order(), found.replica().seed());
        for (int t = 0; t < 100; t++) {
          kernels.forward(found.patterns(), new int[] {cursor.next(found.patterns().size())});
          kernels.backward();
          kernels.consolidate();
        }
        compareState(found + ", loop", reference, loop, 0);
        compareState(found + ", kernels", reference, kernels, 0);
      }
    }
  }

  @Test
  void nothingIsUnsupported() {
    List<String> unsupported = new ArrayList<>();
    for (ContractNetworks.Choice choice : ContractNetworks.SMALL) {
      for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
        for (EventOrder order : EventOrder.values()) {
          Consolidation rule = Consolidation.of(policy, 0.1, 50).with(order);
          try {
            open(ContractNetworks.of(choice, rule, 1)).close();
          } catch (UnsupportedOperationException e) {
            unsupported.add(choice.network().id() + " " + rule + ": " + e.getMessage());
          }
        }
      }
    }
    assertEquals(List.of(), unsupported);
  }

  private void compare(ContractCase wanted) {
    ContractCase found =
        wanted.awayFromTies(tolerance(), ContractCase.Story.kernelsThenLoop(STEPS));
    PlainReference reference = compareKernelsThenLoop(found, STEPS);
    if (found.replica().consolidation().policy().trigger() != Trigger.NEVER) {
      assertTrue(reference.consolidations() > 0, () -> "vacuous, nothing consolidated: " + found);
    }
    assertTrue(reference.ledger().layers().get(0).minimum().get(0) > 0, "nothing learned");
  }
}
