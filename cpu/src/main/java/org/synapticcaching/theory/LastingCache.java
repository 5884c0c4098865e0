package org.synapticcaching.theory;

import org.synapticcaching.model.Require;

/**
 * What learning costs with caching but without decay ([LR20], Methods and Fig. 2), for synapses
 * that each consolidate themselves when abs(s) reaches the threshold. Energies in units of weight
 * change.
 *
 * <p>A diffusion: holds for theta well above eta. Below eta every update is consolidated, which
 * costs {@link LearningWalk#pathEnergy}, less than these formulas say.
 *
 * @param learning the walk of the weights
 * @param maintenanceCost c, energy per unit of abs(s) and presentation, finite and >= 0
 * @param transientChangeCost b, energy per unit of abs(change of s), finite and >= 0
 */
public record LastingCache(
    LearningWalk learning, double maintenanceCost, double transientChangeCost) {

  public LastingCache {
    Require.finiteNonNegative("maintenance cost", maintenanceCost);
    Require.finiteNonNegative("transient change cost", transientChangeCost);
  }

  /**
   * M_cons = eta^2 N K/theta + N theta/3, the second for what is left at the end.
   *
   * @param threshold theta, in units of weight, finite and > 0
   */
  public double consolidation(double threshold) {
    Require.finitePositive("threshold", threshold);
    double eta = learning.learningRate();
    return learning.synapses() * (eta * eta * learning.updates() / threshold + threshold / 3);
  }

  /**
   * M_trans = c N T theta/3.
   *
   * @param threshold theta, in units of weight, finite and > 0
   */
  public double maintenance(double threshold) {
    Require.finitePositive("threshold", threshold);
    return maintenanceCost * learning.synapses() * learning.presentations() * threshold / 3;
  }

  /**
   * b eta N K (1 - 1/ceil(theta/eta)^2): one update in ceil(theta/eta)^2 is consolidated at once,
   * the others change s. ([LR20] write it for eta = 1.)
   *
   * @param threshold theta, in units of weight, finite and > 0
   */
  public double transientChange(double threshold) {
    Require.finitePositive("threshold", threshold);
    double steps = Math.ceil(threshold / learning.learningRate());
    return transientChangeCost * learning.pathEnergy() * (1 - 1 / (steps * steps));
  }

  /**
   * M, the sum of the three.
   *
   * @param threshold theta, in units of weight, finite and > 0
   */
  public double total(double threshold) {
    return consolidation(threshold) + maintenance(threshold) + transientChange(threshold);
  }

  /** The theta of least M for b = 0: eta sqrt(3K/(1 + cT)), in units of weight. */
  public double optimalThreshold() {
    return learning.learningRate()
        * Math.sqrt(3 * learning.updates() / (1 + maintenanceCost * learning.presentations()));
  }

  /**
   * M_cache/M_min at the optimal threshold, for b = 0: min(sqrt(2 pi (1 + cT)/3), sqrt(pi K/2)),
   * the second being no caching.
   */
  public double inefficiency() {
    double cached = Math.sqrt(2 * Math.PI * (1 + maintenanceCost * learning.presentations()) / 3);
    return Math.min(cached, learning.inefficiency());
  }
}
