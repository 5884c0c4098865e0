package org.synapticcaching.figure.claim;

/**
 * The number that decides a claim.
 *
 * @param value NaN when the data do not hold it
 * @param runs number of runs that it comes from
 * @param detail what it is made of; when the value is NaN, why
 */
public record Measurement(double value, int runs, String detail) {
  /** The data do not hold the number. */
  public static Measurement missing(String reason) {
    return new Measurement(Double.NaN, 0, reason);
  }

  /** Whether there is a number. */
  public boolean isPresent() {
    return !Double.isNaN(value);
  }
}
