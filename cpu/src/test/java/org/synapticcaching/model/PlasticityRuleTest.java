package org.synapticcaching.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.model.PlasticityRule.Criterion;

/** What follows from a rule's criterion, direction and unit. */
class PlasticityRuleTest {
  private static List<String> those(Predicate<PlasticityRule> fact) {
    return Arrays.stream(PlasticityRule.values()).filter(fact).map(PlasticityRule::id).toList();
  }

  @Test
  void noTwoRulesSelectAlike() {
    List<String> parts =
        Arrays.stream(PlasticityRule.values())
            .map(rule -> rule.criterion() + " " + rule.direction() + " " + rule.unit())
            .toList();
    assertEquals(parts.size(), parts.stream().distinct().count(), parts.toString());
  }

  /** Each fact divides the rules into three kinds: of errors, of changes, and neither. */
  @ParameterizedTest
  @EnumSource(PlasticityRule.class)
  void rulesActOnErrorsOrOnChanges(PlasticityRule rule) {
    assertFalse(rule.masksErrors() && rule.selectsSynapses());
    assertEquals(rule.takesShare() || rule.needsSubnet(), acts(rule));
    assertEquals(rule.ranksSynapses() || rule.ranksInputs(), ranksAmongChanges(rule));
    assertTrue(rule.criterion().ranks() || !rule.keepsSmallest());
  }

  private static boolean acts(PlasticityRule rule) {
    return rule.masksErrors() || rule.selectsSynapses();
  }

  private static boolean ranksAmongChanges(PlasticityRule rule) {
    return rule.selectsSynapses() && rule.criterion().ranks();
  }

  @Test
  void factsHoldForTheRulesThatTheyAreMeantFor() {
    assertEquals(List.of("all"), those(PlasticityRule::selectsEverything));
    assertEquals(List.of("random-neurons"), those(PlasticityRule::drawsAnew));
    assertEquals(List.of("alternating-neurons"), those(PlasticityRule::takesTurns));
    assertEquals(List.of("subnet"), those(PlasticityRule::needsSubnet));
    assertEquals(List.of("largest-updates", "subnet"), those(PlasticityRule::takesSubnet));
    assertEquals(List.of("fixed-synapses", "subnet"), those(PlasticityRule::selectsForGood));
    assertEquals(List.of("static-hidden"), those(rule -> !rule.inputsLearn()));
    assertEquals(
        List.of("largest-updates", "smallest-updates"), those(PlasticityRule::ranksUpdates));
    assertEquals(
        List.of("fixed-neurons", "per-class-neurons", "alternating-neurons", "fixed-synapses"),
        those(PlasticityRule::drawsSets));
    assertEquals(List.of("fixed-synapses"), those(PlasticityRule::drawsSynapses));
    assertTrue(those(PlasticityRule::listsSynapses).contains("largest-weights"));
    assertFalse(those(PlasticityRule::listsSynapses).contains("largest-updates-per-neuron"));
  }

  @ParameterizedTest
  @EnumSource(Criterion.class)
  void setsAreCountedWhereTheyAreDrawn(Criterion criterion) {
    assertEquals(criterion.drawsSets(), criterion.setCount(10, 3) > 0);
    if (criterion.drawsSets()) {
      for (long presentation = 1; presentation < 5; presentation++) {
        assertTrue(criterion.setNumber(presentation, 9, 3) < criterion.setCount(10, 3));
      }
    } else {
      assertThrows(IllegalStateException.class, () -> criterion.setNumber(1, 0, 1));
    }
  }
}
