package org.synapticcaching.spiking;

import org.synapticcaching.model.Require;

/**
 * The leaky integrate-and-fire neuron with adaptation: C dV/dt = -g_l (V - E_l) + g (E_ex - V) -
 * g_k (V - E_k) + g_b s_b (V - E_l), where g is the conductance of auditory and visual inputs.
 *
 * <p>The published script adds the background current with this sign and reversal, so that it acts
 * against the leak; it is followed here.
 *
 * @param capacitance C_m, in farad, > 0
 * @param rest E_l, resting and reset potential, in volt
 * @param potassium E_k, reversal potential of the adaptation, in volt
 * @param excitatory E_ex, reversal potential of the inputs, in volt
 * @param firingThreshold potential above which it fires, in volt, above rest
 * @param leak g_l, in siemens, > 0
 * @param background g_b, in siemens, >= 0
 * @param teacher g_V of the visual input, in siemens, >= 0
 * @param adaptationStep what a spike adds to g_k, in siemens, >= 0
 * @param adaptationTime with which g_k decays, in seconds, > 0
 * @param synapticTime with which input conductances decay, in seconds, > 0
 */
public record Membrane(
    double capacitance,
    double rest,
    double potassium,
    double excitatory,
    double firingThreshold,
    double leak,
    double background,
    double teacher,
    double adaptationStep,
    double adaptationTime,
    double synapticTime) {

  public Membrane {
    Require.finitePositive("membrane capacitance", capacitance);
    if (!(firingThreshold > rest)) {
      throw new IllegalArgumentException(
          "firing threshold must be above rest, got " + firingThreshold + " and " + rest);
    }
    Require.finitePositive("leak", leak);
    Require.finiteNonNegative("background conductance", background);
    Require.finiteNonNegative("teacher conductance", teacher);
    Require.finiteNonNegative("adaptation step", adaptationStep);
    Require.finitePositive("adaptation time", adaptationTime);
    Require.finitePositive("synaptic time", synapticTime);
  }

  /** The constants of [LR20]. */
  public static Membrane lr20() {
    return new Membrane(0.5e-9, -70e-3, -70e-3, 0, -50e-3, 20e-9, 1e-9, 3e-9, 80e-9, 110e-3, 10e-3);
  }
}
