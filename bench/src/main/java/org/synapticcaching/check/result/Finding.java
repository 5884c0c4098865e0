package org.synapticcaching.check.result;

/**
 * One thing that a stage found out.
 *
 * @param id by which an expectation finds it, such as {@code population}
 * @param value measured, in the unit; NaN where it is no number, and on an emulation where it is a
 *     speed
 * @param unit such as {@code presentations/s}; empty for none
 * @param measured in words for people, the value included
 * @param bound what bounds it and how near it comes, in words; empty where nothing is known
 */
public record Finding(String id, double value, String unit, String measured, String bound) {
  /** What stands in the place of every speed of an emulation. */
  public static final String EMULATED = "emulated";

  public Finding {
    if (id.isBlank() || measured.isBlank()) {
      throw new IllegalArgumentException(
          "a finding has an id and words, got '%s' and '%s'".formatted(id, measured));
    }
  }

  /** One that is no number. */
  public static Finding of(String id, String measured) {
    return new Finding(id, Double.NaN, "", measured, "");
  }

  /** A speed that nobody measured: what it is of runs, on an emulation. */
  public static Finding emulated(String id) {
    return of(id, EMULATED);
  }
}
