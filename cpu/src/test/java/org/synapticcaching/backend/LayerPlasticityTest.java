package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/** Rules in numbers, for networks with one and with two hidden layers. */
class LayerPlasticityTest {
  private static final Network DEEP = Network.rp24(784, List.of(100, 40), 10);

  private static List<LayerPlasticity> of(PlasticityRule rule, double fraction) {
    return LayerPlasticity.of(DEEP, Plasticity.of(rule, PlasticShare.fraction(fraction)));
  }

  private static List<Integer> dropped(List<LayerPlasticity> layers) {
    return layers.stream().map(LayerPlasticity::dropped).toList();
  }

  @Test
  void ranksAreThoseOfTheRulesUnit() {
    assertEquals(List.of(70_649, 3599, 359), dropped(of(PlasticityRule.LARGEST_UPDATES, 0.1)));
    assertEquals(List.of(89, 35, 8), dropped(of(PlasticityRule.LARGEST_ERRORS, 0.1)));
    assertEquals(List.of(706, 89, 35), dropped(of(PlasticityRule.LARGEST_WEIGHTS_PER_NEURON, 0.1)));
    assertEquals(List.of(0, 0, 0), dropped(of(PlasticityRule.LARGEST_UPDATES, 1)));
    assertEquals(List.of(0, 0, 0), dropped(LayerPlasticity.of(DEEP, Plasticity.all())));
  }

  @Test
  void ranksOfTheSmallestCountFromTheLargest() {
    for (PlasticityRule rule :
        List.of(PlasticityRule.SMALLEST_WEIGHTS, PlasticityRule.LARGEST_WEIGHTS)) {
      LayerPlasticity output = of(rule, 0.1).get(2);
      assertEquals(400, output.candidates());
      assertEquals(359, output.dropped());
      assertEquals(rule.keepsSmallest() ? 40 : 359, output.rank());
      assertEquals(rule.keepsSmallest(), output.isBeyond(3, 2));
      assertEquals(!rule.keepsSmallest(), output.isBeyond(1, 2));
      assertFalse(output.isBeyond(2, 2));
      assertFalse(output.isBeyond(Double.NaN, 2));
      assertFalse(output.isBeyond(2, Double.NaN));
    }
  }

  @Test
  void neuronsAreRankedByErrorsOrActivities() {
    assertEquals("e", of(PlasticityRule.SMALLEST_ERRORS, 0.1).get(0).ranked("e", "a"));
    assertEquals("a", of(PlasticityRule.LARGEST_ACTIVITY, 0.1).get(0).ranked("e", "a"));
    assertEquals(null, of(PlasticityRule.RANDOM_NEURONS, 0.1).get(0).ranked("e", "a"));
  }

  @Test
  void subnetIsAPathFromInputsToOutputs() {
    Plasticity quarter = Plasticity.subnet(PlasticShare.fraction(0.25));
    List<LayerPlasticity> layers = LayerPlasticity.of(DEEP, quarter);
    assertEquals(new LayerPlasticity(PlasticityRule.SUBNET, true, 0, 0, 25, 785), layers.get(0));
    assertEquals(new LayerPlasticity(PlasticityRule.SUBNET, true, 0, 0, 10, 25), layers.get(1));
    assertEquals(new LayerPlasticity(PlasticityRule.SUBNET, true, 0, 0, 10, 10), layers.get(2));
    assertTrue(layers.get(1).inSubnet(9, 24));
    assertFalse(layers.get(1).inSubnet(10, 24));
    assertFalse(layers.get(1).inSubnet(9, 25));
  }

  @Test
  void onlyTheInputWeightsAreStatic() {
    List<LayerPlasticity> layers = of(PlasticityRule.STATIC_HIDDEN, 1);
    assertEquals(List.of(false, true, true), layers.stream().map(LayerPlasticity::learns).toList());
  }
}
