package org.synapticcaching.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.ledger.Churn;

/** Plastic shares in numbers, and what is no rule, or none for a network. */
class PlasticityTest {
  private static final Network NETWORK = Network.rp24(784, List.of(100), 10);
  private static final PlasticShare HALF = PlasticShare.fraction(0.5);

  @ParameterizedTest
  @CsvSource({
    // (1 - p)(n - 1) = 6, 3.5, 4.5, 2.5, 0.99, 0
    "0.25, 9, 6",
    "0.5, 8, 4",
    "0.5, 10, 4",
    "0.5, 6, 2",
    "0.01, 2, 1",
    "1, 78400, 0",
    "1e-9, 78400, 78399",
  })
  void fractionDropsTheRoundedPartHalfToEven(double p, int n, int dropped) {
    assertEquals(dropped, PlasticShare.fraction(p).dropped(n));
  }

  @ParameterizedTest
  @CsvSource({"0.25, 9, 2", "0.5, 3, 2", "0.5, 5, 2", "0.04, 10, 0", "1, 7, 7"})
  void fractionKeepsTheRoundedPartHalfToEven(double p, int n, int kept) {
    assertEquals(kept, PlasticShare.fraction(p).kept(n));
  }

  @Test
  void countKeepsAsManyAsItSays() {
    PlasticShare three = PlasticShare.count(3);
    assertEquals(3, three.kept(8));
    assertEquals(5, three.dropped(8));
    assertEquals(0.375, three.probability(8));
  }

  @Test
  void coupledOutputLayerLearnsMore() {
    Plasticity rule =
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.001))
            .withCoupledLayers();
    assertEquals(PlasticShare.fraction(0.001), rule.share(0, 2));
    assertEquals(PlasticShare.fraction(0.001), rule.share(1, 3));
    assertEquals(PlasticShare.fraction(78.4 * 0.001), rule.share(1, 2));
    Plasticity large = Plasticity.of(PlasticityRule.LARGEST_UPDATES, HALF).withCoupledLayers();
    assertEquals(PlasticShare.ALL, large.share(1, 2));
  }

  @Test
  void everyWeightMatrixHasItsShare() {
    Plasticity rule =
        Plasticity.of(PlasticityRule.LARGEST_UPDATES, HALF)
            .withShares(List.of(HALF, PlasticShare.count(7)));
    assertEquals(HALF, rule.share(0, 2));
    assertEquals(PlasticShare.count(7), rule.share(1, 2));
    rule.requireFits(NETWORK);
  }

  @Test
  void onlyBackPropagationWithoutGateIsPlain() {
    assertTrue(Plasticity.all().isPlain());
    assertFalse(Plasticity.all().withErrorGate().isPlain());
    assertFalse(Plasticity.of(PlasticityRule.STATIC_HIDDEN, PlasticShare.ALL).isPlain());
  }

  @ParameterizedTest
  @EnumSource(PlasticityRule.class)
  void everyRuleFitsTheNetworkOfItsSource(PlasticityRule rule) {
    PlasticShare share = rule.unit() == PlasticityRule.Unit.NONE ? PlasticShare.ALL : HALF;
    Plasticity.of(rule, share).requireFits(NETWORK);
  }

  private static Arguments bad(String message, Supplier<Object> rule) {
    return Arguments.arguments(message, rule);
  }

  private static Supplier<Object> fitted(Plasticity rule, Network network) {
    return () -> {
      rule.requireFits(network);
      return rule;
    };
  }

  static Stream<Arguments> badShares() {
    return Stream.of(
        bad("plastic fraction must be in (0, 1], got 0.0", () -> PlasticShare.fraction(0)),
        bad("plastic fraction must be in (0, 1], got 1.5", () -> PlasticShare.fraction(1.5)),
        bad("plastic fraction must be in (0, 1], got -0.1", () -> PlasticShare.fraction(-0.1)),
        bad("plastic fraction must be in (0, 1], got NaN", () -> PlasticShare.fraction(Double.NaN)),
        bad("plastic count must be >= 1, got 0", () -> PlasticShare.count(0)),
        bad(
            "plastic shares: expected at least one, got none",
            () -> Plasticity.all().withShares(List.of())),
        bad("churn: counts must be >= 0, got 1, -2, 3", () -> new Churn(1, -2, 3)));
  }

  static Stream<Arguments> badRules() {
    Plasticity updates = Plasticity.of(PlasticityRule.LARGEST_UPDATES, HALF);
    return Stream.of(
        bad(
            "rule all takes no plastic fraction or count, got [0.5]",
            () -> Plasticity.of(PlasticityRule.ALL, HALF)),
        bad(
            "rule subnet takes no plastic fraction or count, got [60]; its subnet does",
            () -> Plasticity.of(PlasticityRule.SUBNET, PlasticShare.count(60))),
        bad(
            "coupled layers need one plastic fraction for all of them, got [3]",
            () -> updates.withShares(List.of(PlasticShare.count(3))).withCoupledLayers()),
        bad(
            "coupled layers need one plastic fraction for all of them, got [0.5, 0.5]",
            () -> updates.withShares(List.of(HALF, HALF)).withCoupledLayers()),
        bad(
            "rule static-hidden has no fraction to be coupled",
            () ->
                Plasticity.of(PlasticityRule.STATIC_HIDDEN, PlasticShare.ALL).withCoupledLayers()),
        bad(
            "rule largest-weights has no subnet; subnet and largest-updates have",
            () -> Plasticity.of(PlasticityRule.LARGEST_WEIGHTS, HALF).within(HALF)),
        bad("number of alternating masks must be >= 1, got 0", () -> updates.withMasks(0)),
        bad("rule largest-updates has no alternating masks, got 2", () -> updates.withMasks(2)));
  }

  static Stream<Arguments> badFits() {
    Plasticity updates = Plasticity.of(PlasticityRule.LARGEST_UPDATES, HALF);
    Network small = Network.lr20(6, List.of(4), 5);
    return Stream.of(
        bad(
            "plastic shares: expected one, or one per weight matrix (2), got 3",
            fitted(updates.withShares(List.of(HALF, HALF, HALF)), NETWORK)),
        bad(
            "rule largest-updates: there are 1000 synapses of W2, a plastic count must not exceed"
                + " it, got 1001",
            fitted(updates.withShares(List.of(PlasticShare.count(1001))), NETWORK)),
        bad(
            "rule largest-updates-per-neuron: there are 100 inputs per neuron of W2, a plastic"
                + " count must not exceed it, got 101",
            fitted(
                Plasticity.of(PlasticityRule.LARGEST_UPDATES_PER_NEURON, PlasticShare.count(101)),
                NETWORK)),
        bad(
            "rule subnet: there are 100 hidden neurons of W1, a plastic count must not exceed it,"
                + " got 200",
            fitted(Plasticity.subnet(PlasticShare.count(200)), NETWORK)),
        bad(
            "rule subnet: none of the 100 hidden neurons of W1 would learn; take a larger share"
                + " than 0.001",
            fitted(Plasticity.subnet(PlasticShare.fraction(0.001)), NETWORK)),
        bad(
            "rule fixed-neurons: none of the 10 neurons of W2 would learn; take a larger share"
                + " than 0.04",
            fitted(
                Plasticity.of(PlasticityRule.FIXED_NEURONS, PlasticShare.fraction(0.04)), NETWORK)),
        bad(
            "rule per-class-neurons: needs a hidden neuron per class (5), got 4",
            fitted(Plasticity.of(PlasticityRule.PER_CLASS_NEURONS, HALF), small)),
        bad(
            "rule alternating-neurons: takes at most as many masks as hidden neurons (4), got 5",
            fitted(Plasticity.of(PlasticityRule.ALTERNATING_NEURONS, HALF).withMasks(5), small)));
  }

  @ParameterizedTest
  @MethodSource({"badShares", "badRules", "badFits"})
  void badRuleIsRejectedByName(String message, Supplier<Object> rule) {
    IllegalArgumentException rejection = assertThrows(IllegalArgumentException.class, rule::get);
    assertEquals(message, rejection.getMessage());
  }
}
