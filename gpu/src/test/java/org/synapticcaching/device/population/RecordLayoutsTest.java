package org.synapticcaching.device.population;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.KernelHeader;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.PlasticityRule.Criterion;
import org.synapticcaching.model.PlasticityRule.Direction;
import org.synapticcaching.model.PlasticityRule.Unit;

/** Records and codes that all backends share are those of the headers. */
class RecordLayoutsTest {
  @Test
  void consolidations() {
    new KernelHeader("common/consolidation.cuh")
        .declares(ConsolidationRecord.LAYOUT)
        .defines("kAlways", KernelCode.of(Trigger.ALWAYS))
        .defines("kAnySynapse", KernelCode.of(Trigger.ANY_SYNAPSE))
        .defines("kEverySynapse", KernelCode.of(Trigger.EVERY_SYNAPSE))
        .defines("kSum", KernelCode.of(Trigger.SUM))
        .defines("kNever", KernelCode.of(Trigger.NEVER))
        .defines("kSynapse", KernelCode.of(Scope.SYNAPSE))
        .defines("kNeuron", KernelCode.of(Scope.NEURON))
        .defines("kLayer", KernelCode.of(Scope.LAYER))
        .defines("kNetwork", KernelCode.of(Scope.NETWORK))
        .defines("kLearnFirst", KernelCode.of(EventOrder.LEARN_FIRST))
        .defines("kDecayFirst", KernelCode.of(EventOrder.DECAY_FIRST))
        .defines("kCorrected", KernelCode.of(EventOrder.CORRECTED))
        .verify();
  }

  @Test
  void chances() {
    new KernelHeader("common/chance.cuh").declares(ChanceRecord.LAYOUT).verify();
  }

  @Test
  void thresholdsThatSetThemselves() {
    new KernelHeader("common/following.cuh").declares(FollowingRecord.LAYOUT).verify();
  }

  @Test
  void selections() {
    new KernelHeader("common/selection.cuh")
        .declares(SelectionRecord.LAYOUT)
        .defines("kByNothing", KernelCode.of(Criterion.NONE))
        .defines("kByChance", KernelCode.of(Criterion.CHANCE))
        .defines("kByFixedSet", KernelCode.of(Criterion.FIXED_SET))
        .defines("kBySetOfClass", KernelCode.of(Criterion.SET_OF_CLASS))
        .defines("kBySetsInTurn", KernelCode.of(Criterion.SETS_IN_TURN))
        .defines("kByError", KernelCode.of(Criterion.ERROR))
        .defines("kByActivity", KernelCode.of(Criterion.ACTIVITY))
        .defines("kByUpdate", KernelCode.of(Criterion.UPDATE))
        .defines("kByWeight", KernelCode.of(Criterion.WEIGHT))
        .defines("kBySubnet", KernelCode.of(Criterion.SUBNET))
        .defines("kByLayer", KernelCode.of(Criterion.LAYER))
        .defines("kLargest", KernelCode.of(Direction.LARGEST))
        .defines("kSmallest", KernelCode.of(Direction.SMALLEST))
        .defines("kNoUnit", KernelCode.of(Unit.NONE))
        .defines("kNeurons", KernelCode.of(Unit.NEURON))
        .defines("kSynapses", KernelCode.of(Unit.SYNAPSE))
        .defines("kInputs", KernelCode.of(Unit.INPUT))
        .verify();
  }

  @Test
  void measures() {
    new KernelHeader("common/measure.cuh").declares(MeasureRecord.LAYOUT).verify();
  }

  @Test
  void activations() {
    new KernelHeader("common/model.cuh")
        .defines("kLogistic", KernelCode.of(Activation.LOGISTIC))
        .defines("kLeakyRelu", KernelCode.of(Activation.LEAKY_RELU))
        .defines("kLinear", KernelCode.of(Activation.LINEAR))
        .defines("kSoftmax", KernelCode.of(Activation.SOFTMAX))
        .verify();
  }
}
