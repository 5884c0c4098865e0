package org.synapticcaching.spiking;

import org.synapticcaching.model.Require;

/**
 * Spike-timing dependent plasticity of the auditory synapses. A spike of the neuron strengthens
 * each synapse by potentiation times the trace of its input; a spike of an input weakens its
 * synapse by depression times the trace of the neuron's own spikes. Weights stay within 0..maximum.
 *
 * @param potentiation per unit of trace, in siemens, >= 0
 * @param depression per unit of trace, in siemens, >= 0
 * @param inputTraceTime with which the trace of an input's spikes decays, in seconds, > 0
 * @param ownTraceTime with which the trace of the neuron's spikes decays, in seconds, > 0
 * @param maximum g_max, in siemens, > 0
 */
public record SpikeTimingRule(
    double potentiation,
    double depression,
    double inputTraceTime,
    double ownTraceTime,
    double maximum) {

  public SpikeTimingRule {
    Require.finiteNonNegative("potentiation", potentiation);
    Require.finiteNonNegative("depression", depression);
    Require.finitePositive("input trace time", inputTraceTime);
    Require.finitePositive("own trace time", ownTraceTime);
    Require.finitePositive("maximal conductance", maximum);
  }

  /**
   * The constants of [LR20]: size 1.25 nS, A+ = 0.001, A- = 1.05 A+ tau+/tau-. The published script
   * lets the trace of the inputs, which is read on potentiation, decay with tau- = 70 ms, and that
   * of the neuron's spikes with tau+ = 50 ms, the other way round than the names say; it is
   * followed here.
   */
  public static SpikeTimingRule lr20() {
    double plusTime = 50e-3;
    double minusTime = 70e-3;
    double potentiation = 1.25e-9 * 0.001;
    return new SpikeTimingRule(
        potentiation, 1.05 * potentiation * plusTime / minusTime, minusTime, plusTime, 2.5e-9);
  }
}
