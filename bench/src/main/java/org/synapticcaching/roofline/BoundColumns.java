package org.synapticcaching.roofline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bounds as columns of a table: for programs {@link #NAMES}, for people {@link #words}. */
public final class BoundColumns {
  /**
   * Name, ceiling, unit and what was achieved of the tightest bound, the fraction, and operations
   * and bytes for each presentation or call.
   */
  public static final List<String> NAMES =
      List.of(
          "bound",
          "bound.value",
          "bound.unit",
          "achieved",
          "bound.fraction",
          "operations",
          "bytes");

  private BoundColumns() {}

  /** The cells of a row, empty ones for a row without a bound. */
  public static List<String> cells(Optional<Bound> bound) {
    return bound
        .map(
            each ->
                List.of(
                    each.name(),
                    Double.toString(each.value()),
                    each.unit(),
                    Double.toString(each.achieved()),
                    Double.toString(each.fraction()),
                    Double.toString(each.operations()),
                    Double.toString(each.bytes())))
        .orElse(NAMES.stream().map(name -> "").toList());
  }

  /** Such as {@code 12 % of L2 bandwidth, one thread}; empty text for a row without a bound. */
  public static String words(Optional<Bound> bound) {
    return bound
        .map(each -> "%s %% of %s".formatted(percent(100 * each.fraction()), each.name()))
        .orElse("");
  }

  private static String percent(double value) {
    return value >= 10
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /**
   * What to tell of a row that lies above its bound, in one line; empty when it does not.
   *
   * @param row name of the row
   */
  public static Optional<String> doubt(String row, Bound bound) {
    if (bound.isPossible()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s reaches %s times its bound (%s): its work is miscounted, or the ceilings were measured"
                .formatted(row, String.format(Locale.ROOT, "%.2f", bound.fraction()), bound.name())
            + " while something else went on; run it again on a quiet machine");
  }
}
