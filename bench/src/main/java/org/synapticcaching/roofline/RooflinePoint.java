package org.synapticcaching.roofline;

/**
 * A row in the plot.
 *
 * @param backend what computed; empty where the benchmark has no such parameter
 * @param benchmark {@code Class.method}
 * @param bound the tightest one
 */
public record RooflinePoint(String backend, String benchmark, Bound bound) {
  /** The point of a measured row. */
  public static RooflinePoint of(Scored row, Bound bound) {
    return new RooflinePoint(row.parameter("backend", ""), row.benchmark(), bound);
  }
}
