package org.synapticcaching.joules;

/**
 * What {@code -prof energy} reports for one meter, per measured iteration; JMH's JSON has the mean
 * over iterations and forks as the score. A meter that cannot be read reports nothing, never 0.
 *
 * @param meter {@code cpu} or {@code gpu}
 */
public record JouleCounters(String meter) {
  /** The processor's packages and memory. */
  public static final JouleCounters CPU = new JouleCounters("cpu");

  /** The card. */
  public static final JouleCounters GPU = new JouleCounters("gpu");

  /** Joules spent in an iteration beyond those of an idle machine. */
  public String joules() {
    return "energy." + meter + ".joules";
  }

  /** Joules that the idle machine would have spent in the same time, which were subtracted. */
  public String idleJoules() {
    return "energy." + meter + ".idle.joules";
  }

  /** {@link #joules} over the number of operations of the score. */
  public String joulesPerOperation() {
    return "energy." + meter + ".joules-per-operation";
  }
}
