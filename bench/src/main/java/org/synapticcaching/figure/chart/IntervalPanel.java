package org.synapticcaching.figure.chart;

import java.util.List;

/**
 * A part of an {@link IntervalChart}: things one below the other, with values on one log axis.
 *
 * @param title above it
 * @param axis what the values are, with the unit
 * @param lines at least one
 */
public record IntervalPanel(String title, String axis, List<Line> lines) {
  public IntervalPanel {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(title + ": a panel has lines");
    }
  }

  /**
   * A thing.
   *
   * @param label at its left
   * @param marks of each series that has a value
   */
  public record Line(String label, List<Mark> marks) {
    public Line {
      marks = List.copyOf(marks);
    }
  }

  /**
   * A value.
   *
   * @param series whose it is
   * @param value above 0
   * @param low lower end of its interval; NaN for none
   * @param high upper end of its interval; NaN for none
   */
  public record Mark(String series, double value, double low, double high) {
    public Mark {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            series + ": a value on a log axis is above 0 and finite, got " + value);
      }
    }

    /** Lower end of what is drawn. */
    double from() {
      return low > 0 ? Math.min(low, value) : value;
    }

    /** Upper end of what is drawn. */
    double to() {
      return high < Double.POSITIVE_INFINITY ? Math.max(high, value) : value;
    }
  }
}
