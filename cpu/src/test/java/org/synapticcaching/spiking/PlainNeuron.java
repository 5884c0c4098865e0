package org.synapticcaching.spiking;

import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

/**
 * The neuron step by step, with dense loops over all inputs and none of the shortcuts, and caching
 * as persistent and transient parts; for the policies none, never and local-local.
 */
final class PlainNeuron {
  private final Membrane membrane = Membrane.lr20();
  private final SpikeTimingRule rule = SpikeTimingRule.lr20();
  private final Protocol protocol = Protocol.lr20();
  private final Consolidation consolidation;
  final double[] persistent = new double[protocol.inputs()];
  final double[] cached = new double[protocol.inputs()];
  double path;
  double consolidated;
  double integral;
  double transientChange;
  long modifications;
  int spikes;

  PlainNeuron(Consolidation consolidation) {
    this.consolidation = consolidation;
  }

  double weight(int i) {
    return persistent[i] + cached[i];
  }

  void present(TrialInput input) {
    int n = protocol.inputs();
    double dt = protocol.step();
    double v = membrane.rest();
    double gk = 0;
    double sb = 0;
    double sv = 0;
    double[] sa = new double[n];
    double[] inputTrace = new double[n];
    double ownTrace = 0;
    spikes = 0;
    for (int t = 0; t < protocol.steps(); t++) {
      int[] arrived = new int[n];
      for (int a = 0; a < input.active(); a++) {
        arrived[input.synapse(a)] += input.auditory(a).countAt(t);
      }
      double g = 0;
      for (int i = 0; i < n; i++) {
        sa[i] += arrived[i];
        g += weight(i) * sa[i];
      }
      sv += input.visual().countAt(t);
      sb += input.background().countAt(t);
      g += membrane.teacher() * sv;
      double current =
          -membrane.leak() * (v - membrane.rest())
              + g * (membrane.excitatory() - v)
              - gk * (v - membrane.potassium())
              + membrane.background() * sb * (v - membrane.rest());
      v += dt / membrane.capacitance() * current;
      boolean fired = v > membrane.firingThreshold();
      gk += (fired ? membrane.adaptationStep() : 0) - gk * dt / membrane.adaptationTime();
      ownTrace *= 1 - dt / rule.ownTraceTime();
      if (fired) {
        v = membrane.rest();
        ownTrace += 1;
        spikes++;
      }
      for (int i = 0; i < n; i++) {
        inputTrace[i] *= 1 - dt / rule.inputTraceTime();
        inputTrace[i] += arrived[i] > 0 ? 1 : 0;
        double change = fired ? rule.potentiation() * inputTrace[i] : 0;
        change -= arrived[i] > 0 ? rule.depression() * ownTrace : 0;
        change(i, change);
      }
      for (int i = 0; i < n; i++) {
        sa[i] -= sa[i] * dt / membrane.synapticTime();
      }
      sv -= sv * dt / membrane.synapticTime();
      sb -= sb * dt / membrane.synapticTime();
    }
    for (int i = 0; i < n; i++) {
      integral += Math.abs(cached[i]);
      cached[i] *= Math.exp(-1 / consolidation.decayTime());
    }
  }

  private void change(int i, double change) {
    double before = weight(i);
    double after = Math.max(0, Math.min(rule.maximum(), before + change));
    if (after == before) {
      return;
    }
    cached[i] += after - before;
    path += Math.abs(after - before);
    modifications++;
    boolean over =
        consolidation.policy() == ConsolidationPolicy.NONE
            || (consolidation.policy() == ConsolidationPolicy.LOCAL_LOCAL
                && Math.abs(cached[i]) > consolidation.theta());
    if (over) {
      consolidated += Math.abs(cached[i]);
      persistent[i] += cached[i];
      cached[i] = 0;
    } else {
      transientChange += Math.abs(after - before);
    }
  }
}
