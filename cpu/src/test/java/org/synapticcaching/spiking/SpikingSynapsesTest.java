package org.synapticcaching.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;

class SpikingSynapsesTest {
  private static final double FOREVER = Double.POSITIVE_INFINITY;
  private static final EnergyModel PRICES = new EnergyModel(1, 1, ChangeMeasure.LINEAR);

  private static SpikingSynapses three(Consolidation consolidation) {
    return new SpikingSynapses(3, 8, consolidation, List.of());
  }

  private static Consolidation policy(ConsolidationPolicy policy, double threshold) {
    return Consolidation.of(policy, threshold, FOREVER);
  }

  private static void step(SpikingSynapses synapses, double... changes) {
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] != 0) {
        synapses.add(i, changes[i]);
      }
    }
    synapses.apply();
  }

  private static Energy energy(SpikingSynapses synapses) {
    return synapses.ledger().under(PRICES);
  }

  @Test
  void withoutCachingEveryStepIsPaidAtOnce() {
    SpikingSynapses synapses = three(Consolidation.none());
    synapses.beginTrial();
    step(synapses, 2, 1, 0);
    step(synapses, -1.5, 0, 3);
    synapses.endTrial();
    Energy energy = energy(synapses);
    assertEquals(7.5, energy.consolidation());
    assertEquals(7.5, energy.withoutCaching());
    assertEquals(4.5, energy.minimum());
    assertEquals(7.5, energy.total());
    assertEquals(4, energy.modifications());
  }

  @Test
  void neverConsolidatingLeavesTheMinimumAsResidual() {
    SpikingSynapses synapses = three(policy(ConsolidationPolicy.NEVER, 0));
    synapses.beginTrial();
    step(synapses, 2, 0, 1);
    step(synapses, -1, 0, 0);
    synapses.endTrial();
    synapses.beginTrial();
    synapses.endTrial();
    Energy energy = energy(synapses);
    assertEquals(0, energy.consolidation());
    assertEquals(2, energy.residual());
    assertEquals(2, energy.minimum());
    assertEquals(4, energy.maintenance(), "two trials with a sum of 2");
    assertEquals(4, energy.transientChange());
  }

  @Test
  void potentiationAndDepressionOfOneStepArePaidTogether() {
    SpikingSynapses synapses = three(Consolidation.none());
    synapses.add(1, 2);
    synapses.add(1, -0.5);
    synapses.apply();
    assertEquals(1.5, energy(synapses).withoutCaching());
    assertEquals(1, energy(synapses).modifications());
  }

  @Test
  void boundsCutChangesAndTheirCost() {
    SpikingSynapses synapses = three(Consolidation.none());
    step(synapses, 10, -3, 0);
    assertEquals(8, synapses.weight(0));
    assertEquals(0, synapses.weight(1));
    assertEquals(8, energy(synapses).withoutCaching());
    assertEquals(1, energy(synapses).modifications());
  }

  @Test
  void exactlyAtTheThresholdIsOverOnlyWithGreaterOrEqual() {
    for (Comparison comparison : Comparison.values()) {
      SpikingSynapses synapses = three(policy(ConsolidationPolicy.LOCAL_LOCAL, 2).with(comparison));
      step(synapses, 2, 1, 0);
      double paid = comparison == Comparison.GREATER ? 0 : 2;
      assertEquals(paid, energy(synapses).consolidation());
      assertEquals(3 - paid, energy(synapses).residual());
      assertEquals(3 - paid, energy(synapses).transientChange());
    }
  }

  @Test
  void oneSynapseOverConsolidatesAllWhereThePolicySaysSo() {
    for (ConsolidationPolicy policy :
        List.of(
            ConsolidationPolicy.LOCAL_NEURON,
            ConsolidationPolicy.LOCAL_LAYER,
            ConsolidationPolicy.LOCAL_GLOBAL)) {
      SpikingSynapses synapses = three(policy(policy, 2));
      step(synapses, 0, 1, 0);
      step(synapses, 3, 0, 0);
      assertEquals(4, energy(synapses).consolidation(), policy.id());
      assertEquals(0, energy(synapses).residual(), policy.id());
      assertEquals(1, energy(synapses).transientChange(), policy.id());
    }
  }

  @Test
  void sumAndAllPoliciesLookAtEverySynapse() {
    SpikingSynapses sum = three(policy(ConsolidationPolicy.GLOBAL_GLOBAL, 2));
    step(sum, 1, 1, 0);
    assertEquals(0, energy(sum).consolidation());
    step(sum, 0, 0, 0.5);
    assertEquals(2.5, energy(sum).consolidation());
    SpikingSynapses all = three(policy(ConsolidationPolicy.ALL_GLOBAL, 1));
    step(all, 2, 2, 0.5);
    assertEquals(0, energy(all).consolidation());
    step(all, 0, 0, 1);
    assertEquals(5.5, energy(all).consolidation());
  }

  @Test
  void quantaAreConsolidatedAndTheRemainderStays() {
    SpikingSynapses synapses = three(policy(ConsolidationPolicy.QUANTISED, 2));
    step(synapses, 5, 1, 0);
    assertEquals(4, energy(synapses).consolidation());
    assertEquals(2, energy(synapses).residual());
    assertEquals(5, synapses.weight(0));
  }

  @Test
  void transientsDecayOncePerTrialInTheStatedOrder() {
    Consolidation never = Consolidation.of(ConsolidationPolicy.NEVER, 0, 4);
    SpikingSynapses learnFirst = three(never);
    SpikingSynapses decayFirst = three(never.with(EventOrder.DECAY_FIRST));
    for (SpikingSynapses synapses : List.of(learnFirst, decayFirst)) {
      for (int trial = 0; trial < 2; trial++) {
        synapses.beginTrial();
        step(synapses, 1, 0, 0);
        synapses.endTrial();
      }
    }
    double factor = Math.exp(-0.25);
    assertEquals((1 + factor) * factor, learnFirst.weight(0), 1e-15);
    assertEquals(1 + 1 + factor, energy(learnFirst).maintenance(), 1e-15);
    assertEquals(1.75, decayFirst.weight(0), 1e-15);
    assertEquals(0.75, energy(decayFirst).maintenance(), 1e-15);
  }

  @Test
  void persistentWeightsDoNotDecay() {
    SpikingSynapses synapses = three(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 2, 1));
    for (int trial = 0; trial < 60; trial++) {
      synapses.beginTrial();
      step(synapses, trial == 0 ? 3 : 0, trial == 0 ? 1 : 0, 0);
      synapses.endTrial();
    }
    assertEquals(3, synapses.weight(0));
    assertEquals(0, synapses.weight(1), 1e-20);
  }

  @Test
  void lookedAtRarelyConsolidationWaitsForItsTrial() {
    SpikingSynapses synapses = three(policy(ConsolidationPolicy.LOCAL_LOCAL, 2).withEvery(2));
    synapses.beginTrial();
    step(synapses, 3, 1, 0);
    synapses.endTrial();
    assertEquals(0, energy(synapses).consolidation());
    synapses.beginTrial();
    synapses.endTrial();
    assertEquals(3, energy(synapses).consolidation());
    assertEquals(1, energy(synapses).residual());
  }
}
