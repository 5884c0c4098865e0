package org.synapticcaching.theory;

import org.synapticcaching.model.Require;

/**
 * Learning as a random walk: every weight makes {@code updates} steps of size eta up or down,
 * within {@code presentations} presentations ([LR20], Eq. 3 and Methods).
 *
 * @param synapses N, >= 1
 * @param updates K, number of updates until learned, finite and > 0
 * @param presentations T, number of presentations until learned, finite and > 0
 * @param learningRate eta, in units of weight, finite and > 0
 */
public record LearningWalk(
    int synapses, double updates, double presentations, double learningRate) {

  public LearningWalk {
    Require.atLeast("synapses", 1, synapses);
    Require.finitePositive("updates", updates);
    Require.finitePositive("presentations", presentations);
    Require.finitePositive("learning rate", learningRate);
  }

  /**
   * A perceptron that learns random patterns, without decay: K = 2P/(2 - P/N)^2, T = P^(3/2)/(2 -
   * P/N)^2.
   *
   * @param synapses N, >= 1
   * @param patterns P, 1 to 2N - 1: at 2N, its capacity, both diverge
   * @param learningRate eta, in units of weight, finite and > 0
   * @throws IllegalArgumentException when there are too many patterns for it
   */
  public static LearningWalk perceptron(int synapses, int patterns, double learningRate) {
    Require.that(
        patterns >= 1 && patterns < 2L * synapses,
        "patterns must be >= 1 and below the capacity of 2 per synapse (%s), got %s",
        2L * synapses,
        patterns);
    double distance = 2 - (double) patterns / synapses;
    double perPattern = patterns / (distance * distance);
    return new LearningWalk(
        synapses, 2 * perPattern, perPattern * Math.sqrt(patterns), learningRate);
  }

  /**
   * p = K/T, the probability that a presentation changes the weights: 2/sqrt(P) for the perceptron
   * (above 1, and so not a probability, for fewer than four patterns).
   */
  public double updateProbability() {
    return updates / presentations;
  }

  /** M_perc = eta N K: what learning costs without caching. */
  public double pathEnergy() {
    return learningRate * synapses * updates;
  }

  /** M_min = eta N sqrt(2K/pi): the mean distance that the walk ends from its start. */
  public double minimumEnergy() {
    return learningRate * synapses * Math.sqrt(2 * updates / Math.PI);
  }

  /** M_perc/M_min = sqrt(pi K/2), which is sqrt(pi P)/(2 - P/N) for the perceptron. */
  public double inefficiency() {
    return Math.sqrt(Math.PI * updates / 2);
  }

  /**
   * M_perc/M_min when a change x costs abs(x)^alpha: K^(1 - alpha/2) / E abs(z)^alpha, z being
   * normal with variance 1. 1 for alpha = 2, and below it for more.
   *
   * @param exponent alpha, finite and >= 0; 0 counts changes
   */
  public double inefficiency(double exponent) {
    Require.finiteNonNegative("exponent", exponent);
    double logMoment =
        exponent / 2 * Math.log(2) + logGamma((exponent + 1) / 2) - Math.log(Math.PI) / 2;
    return Math.exp((1 - exponent / 2) * Math.log(updates) - logMoment);
  }

  /**
   * Stirling's series (DLMF 5.11.1) beyond 16, and down from there by Gamma(x + 1) = x Gamma(x).
   */
  private static double logGamma(double x) {
    double product = 1;
    double y = x;
    while (y < 16) {
      product *= y;
      y++;
    }
    double square = y * y;
    double series =
        (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / y;
    return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
  }
}
