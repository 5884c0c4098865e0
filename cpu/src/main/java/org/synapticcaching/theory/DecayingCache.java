package org.synapticcaching.theory;

import org.synapticcaching.model.Require;

/**
 * What caching with decay costs per presentation ([LR20], Methods and Fig. 6), for synapses that
 * each consolidate themselves when abs(s) reaches the threshold.
 *
 * <p>In a presentation s steps by +eta or -eta with probability p/2 each, and decays at rate 1/tau.
 * So the variance gained <em>per presentation</em> is p eta^2, and the Fokker-Planck equation of
 * its density is
 *
 * <pre>
 *   dP/dt = -dJ/ds + r delta(s),   J = -s P/tau - (p eta^2/2) dP/ds,   P(+-theta) = 0,
 * </pre>
 *
 * where r is the rate of consolidation, which puts s back at 0. The stationary J is r/2 for s above
 * 0. With sigma^2 = tau p eta^2 and P = exp(-s^2/sigma^2) u(s) the drift drops out: -(p eta^2/2)
 * exp(-s^2/sigma^2) du/ds = r/2, whence the erfi of {@link StationaryDensity}. That P integrates to
 * 1 fixes the rate:
 *
 * <pre>
 *   r = 1 / (2 tau G(theta/sigma)),   G(y) = int_0^y exp(t^2) int_0^t exp(-x^2) dx dt.
 * </pre>
 *
 * <p>G(y) = y^2/2 for small y, so r = p eta^2/theta^2 without decay, as for a random walk that
 * takes (theta/eta)^2 steps to the threshold; 1/r is the mean time of first passage. The published
 * line for r takes the flux with the sigma of the density, which carries a factor tau and misses
 * this limit; the flux needs the variance per presentation. {@code DecayingCacheTest} pins the
 * limit and compares with a simulated walk.
 *
 * <p>A diffusion: holds for theta well above eta, and tau well above 1 presentation. A walk in
 * steps overshoots the threshold; theta + eta/2 in place of theta allows for it to first order.
 *
 * @param synapses N, >= 1
 * @param threshold theta, in units of weight, finite and > 0
 * @param learningRate eta, the step in units of weight, finite and > 0
 * @param updateProbability p, that a presentation changes a synapse, 0 to 1
 * @param decayTime tau, in presentations, > 0; infinite for no decay
 */
public record DecayingCache(
    int synapses,
    double threshold,
    double learningRate,
    double updateProbability,
    double decayTime) {

  public DecayingCache {
    Require.atLeast("synapses", 1, synapses);
    Require.finitePositive("threshold", threshold);
    Require.finitePositive("learning rate", learningRate);
    if (!(updateProbability >= 0 && updateProbability <= 1)) {
      throw new IllegalArgumentException(
          "update probability must be in 0..1, got " + updateProbability);
    }
    Require.positiveOrInfinite("decay time", decayTime);
  }

  /** sigma = eta sqrt(tau p), in units of weight; 0 when nothing is learned. */
  public double deviation() {
    return updateProbability == 0 ? 0 : learningRate * Math.sqrt(decayTime * updateProbability);
  }

  /**
   * Stationary density of s.
   *
   * @throws IllegalArgumentException when the update probability is 0, so that s stays at 0
   */
  public StationaryDensity density() {
    return new StationaryDensity(threshold, deviation());
  }

  /** Mean of abs(s), in units of weight; 0 when nothing is learned. */
  public double meanMagnitude() {
    return updateProbability == 0 ? 0 : density().meanMagnitude();
  }

  /** r, consolidations per synapse and presentation; 0 where it is below 1e-308. */
  public double consolidationRate() {
    return Math.exp(logConsolidationRate());
  }

  /** Natural logarithm of r; minus infinity when nothing is learned. */
  public double logConsolidationRate() {
    if (updateProbability == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double y = threshold / deviation();
    // The diffusion limit; also keeps y^2 from underflowing.
    if (y < 1e-9) {
      return Math.log(updateProbability) + 2 * Math.log(learningRate / threshold);
    }
    return -y * y - Math.log(2 * ScaledIntegrals.passage(y)) - Math.log(decayTime);
  }

  /**
   * m_trans = c N mean abs(s), energy per presentation.
   *
   * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
   */
  public double maintenancePower(double maintenanceCost) {
    Require.finiteNonNegative("maintenance cost", maintenanceCost);
    return maintenanceCost * synapses * meanMagnitude();
  }

  /** m_cons = N theta r, energy per presentation. */
  public double consolidationPower() {
    return synapses * threshold * consolidationRate();
  }

  /**
   * Energy of a number of presentations, with what is left at the end consolidated and charged.
   *
   * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
   * @param presentations T, finite and >= 0
   */
  public double energy(double maintenanceCost, double presentations) {
    Require.finiteNonNegative("presentations", presentations);
    double power = maintenancePower(maintenanceCost) + consolidationPower();
    return presentations * power + synapses * meanMagnitude();
  }
}
