package org.synapticcaching.figure.experiment.perceptron;

/**
 * Where a walk in steps of +1 and -1 is stopped by a threshold: the theory is a diffusion, which
 * stops exactly there, while a walk in steps goes beyond.
 *
 * <p>Without decay s is a whole number, and "more than theta" is reached exactly at floor(theta) +
 * 1: with that in place of theta the rate p/theta^2 of the diffusion is that of the walk (the mean
 * number of steps of a simple walk to +-a is a^2), and only the mean of abs(s), (a^2 - 1)/(3a)
 * instead of a/3, still differs.
 *
 * <p>With decay s lies anywhere between whole numbers when it steps over theta, so that what it is
 * then lies evenly in theta..theta + 1, half a step beyond theta on average. (In general it is
 * E[H^2]/(2 E[H]) for the ladder heights H of the walk, which are all 1 here.) To first order in
 * the step the walk is the diffusion stopped at that mean.
 */
final class OvershootCorrection {
  private OvershootCorrection() {}

  /** Without decay, for a strict comparison: floor(theta) + 1 steps. */
  static double ofSteps(double threshold) {
    return Math.floor(threshold) + 1;
  }

  /** With decay: theta + 1/2 steps. */
  static double ofDecaying(double threshold) {
    return threshold + 0.5;
  }
}
