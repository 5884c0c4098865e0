package org.synapticcaching.roofline;

/**
 * The tightest bound on a score, and how near it comes.
 *
 * @param name such as {@code L2 bandwidth, one thread}
 * @param value the ceiling
 * @param unit of the ceiling and of what was achieved: {@code flop/s} or {@code B/s}
 * @param achieved rate of the counted work at the measured score
 * @param fraction {@code achieved / value}; above 1 something was miscounted or mismeasured
 * @param operations counted for each {@code per}, a multiply-add being two
 * @param bytes counted for each {@code per}, read and written, at whichever level they lie
 * @param per what the two are counted for: {@code presentation}, {@code copy}, {@code call}
 * @param operationsPerSecond at the measured score
 */
public record Bound(
    String name,
    double value,
    String unit,
    double achieved,
    double fraction,
    double operations,
    double bytes,
    String per,
    double operationsPerSecond) {
  /** Operations per byte: the horizontal axis of the plot. */
  public double intensity() {
    return operations / bytes;
  }

  /** Whether a correct count and a correct measurement could have given it. */
  public boolean isPossible() {
    return fraction <= 1;
  }
}
