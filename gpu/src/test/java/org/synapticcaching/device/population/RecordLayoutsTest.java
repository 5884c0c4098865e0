package org.synapticcaching.device.population;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.KernelHeader;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.EventOrder;

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
  void measures() {
    new KernelHeader("common/measure.cuh").declares(MeasureRecord.LAYOUT).verify();
  }

  @Test
  void activations() {
    new KernelHeader("common/activation.cuh")
        .defines("kLogistic", KernelCode.of(Activation.LOGISTIC))
        .defines("kLeakyRelu", KernelCode.of(Activation.LEAKY_RELU))
        .defines("kLinear", KernelCode.of(Activation.LINEAR))
        .defines("kSoftmax", KernelCode.of(Activation.SOFTMAX))
        .verify();
  }
}
