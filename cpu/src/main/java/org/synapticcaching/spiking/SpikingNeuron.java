package org.synapticcaching.spiking;

import java.util.Arrays;

/**
 * Presents trials to the neuron, which learns. Time steps without spikes cost a dozen operations:
 * the summed input conductance decays as one number, and what belongs to single inputs (conductance
 * and trace) is brought up to date only when a spike needs it.
 *
 * <p>Order within a time step: input spikes arrive; the potential moves, and above threshold the
 * neuron fires and is reset; adaptation; traces; plasticity, potentiation and depression together;
 * decay of conductances. Explicit Euler steps, as in the published script. A trial starts at rest.
 * Not thread-safe.
 */
final class SpikingNeuron {
  private final Membrane membrane;
  private final SpikeTimingRule rule;
  private final Protocol protocol;
  private final double synapticDecay;
  private final double[] synapticPowers;
  private final double[] tracePowers;
  private final double[] ownPowers;
  // Per active input: conductance in units of the weight and trace, as of the step of its last
  // spike.
  private final double[] open;
  private final double[] trace;
  private final int[] since;
  private double ownTrace;
  private int ownSince;
  private double drive;
  private int spikes;

  SpikingNeuron(SpikingModel model) {
    membrane = model.membrane();
    rule = model.rule();
    protocol = model.protocol();
    double step = protocol.step();
    synapticDecay = 1 - step / membrane.synapticTime();
    synapticPowers = powers(synapticDecay);
    tracePowers = powers(1 - step / rule.inputTraceTime());
    ownPowers = powers(1 - step / rule.ownTraceTime());
    open = new double[protocol.active()];
    trace = new double[protocol.active()];
    since = new int[protocol.active()];
  }

  private double[] powers(double factor) {
    double[] powers = new double[protocol.steps() + 1];
    powers[0] = 1;
    for (int n = 1; n < powers.length; n++) {
      powers[n] = powers[n - 1] * factor;
    }
    return powers;
  }

  /** Number of spikes that the neuron fired in the last trial. */
  int spikes() {
    return spikes;
  }

  /** Presents one trial. */
  void present(TrialInput input, SpikingSynapses synapses) {
    reset();
    final double gain = protocol.step() / membrane.capacitance();
    final double adaptationDecay = 1 - protocol.step() / membrane.adaptationTime();
    final double rest = membrane.rest();
    double potential = rest;
    double adaptation = 0;
    double background = 0;
    int nextAuditory = nextAuditory(input);
    for (int t = 0; t < protocol.steps(); t++) {
      boolean heard = t == nextAuditory;
      if (heard) {
        hear(input, synapses, t);
      }
      if (t == input.visual().nextStep()) {
        drive += membrane.teacher() * input.visual().take();
      }
      if (t == input.background().nextStep()) {
        background += input.background().take();
      }
      double leak = membrane.leak() - membrane.background() * background;
      potential +=
          gain
              * (drive * (membrane.excitatory() - potential)
                  - leak * (potential - rest)
                  - adaptation * (potential - membrane.potassium()));
      adaptation *= adaptationDecay;
      boolean fires = potential > membrane.firingThreshold();
      if (fires) {
        potential = rest;
        adaptation += membrane.adaptationStep();
        fire(input, synapses, t);
      }
      if (heard) {
        depress(input, synapses, t);
        nextAuditory = nextAuditory(input);
      }
      if (fires || heard) {
        learn(input, synapses, t);
      }
      drive *= synapticDecay;
      background *= synapticDecay;
    }
  }

  private void reset() {
    Arrays.fill(open, 0);
    Arrays.fill(trace, 0);
    Arrays.fill(since, 0);
    ownTrace = 0;
    ownSince = 0;
    drive = 0;
    spikes = 0;
  }

  private static int nextAuditory(TrialInput input) {
    int next = SpikeTrain.NONE;
    for (int a = 0; a < input.active(); a++) {
      next = Math.min(next, input.auditory(a).nextStep());
    }
    return next;
  }

  /** Adds the spikes of step t to the conductances; traces count them once, however many. */
  private void hear(TrialInput input, SpikingSynapses synapses, int t) {
    for (int a = 0; a < input.active(); a++) {
      if (input.auditory(a).nextStep() == t) {
        int count = input.auditory(a).take();
        drive += synapses.weight(input.synapse(a)) * count;
        open[a] = open[a] * synapticPowers[t - since[a]] + count;
        trace[a] = trace[a] * tracePowers[t - since[a]] + 1;
        since[a] = t;
      }
    }
  }

  private void fire(TrialInput input, SpikingSynapses synapses, int t) {
    spikes++;
    ownTrace = ownTrace * ownPowers[t - ownSince] + 1;
    ownSince = t;
    for (int a = 0; a < input.active(); a++) {
      if (trace[a] > 0) {
        synapses.add(input.synapse(a), rule.potentiation() * trace[a] * tracePowers[t - since[a]]);
      }
    }
  }

  private void depress(TrialInput input, SpikingSynapses synapses, int t) {
    if (ownTrace == 0) {
      return;
    }
    double change = -rule.depression() * ownTrace * ownPowers[t - ownSince];
    for (int a = 0; a < input.active(); a++) {
      if (since[a] == t && trace[a] > 0) {
        synapses.add(input.synapse(a), change);
      }
    }
  }

  /** Makes the changes; the present input conductance follows the weights. */
  private void learn(TrialInput input, SpikingSynapses synapses, int t) {
    double before = weighted(input, synapses, t);
    synapses.apply();
    drive += weighted(input, synapses, t) - before;
  }

  private double weighted(TrialInput input, SpikingSynapses synapses, int t) {
    double sum = 0;
    for (int a = 0; a < input.active(); a++) {
      sum += synapses.weight(input.synapse(a)) * open[a] * synapticPowers[t - since[a]];
    }
    return sum;
  }
}
