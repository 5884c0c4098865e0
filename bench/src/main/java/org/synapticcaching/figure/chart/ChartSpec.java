package org.synapticcaching.figure.chart;

import java.util.List;

/**
 * One panel of a figure, free of any drawing library.
 *
 * @param title above the panel
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves in the order of the legend
 * @param legend where it stands
 */
public record ChartSpec(String title, Axis x, Axis y, List<Curve> curves, Legend legend) {
  public ChartSpec {
    curves = List.copyOf(curves);
  }

  /** A panel with its legend beside it. */
  public ChartSpec(String title, Axis x, Axis y, List<Curve> curves) {
    this(title, x, y, curves, Legend.RIGHT);
  }

  /** Where the legend stands. */
  public enum Legend {
    /** Beside the panel. */
    RIGHT,
    /** Inside, top left. */
    TOP_LEFT,
    /** Inside, top right. */
    TOP_RIGHT,
    /** Inside, bottom right. */
    BOTTOM_RIGHT,
    /** Inside, bottom left. */
    BOTTOM_LEFT,
    /** Nowhere. */
    NONE
  }

  /**
   * An axis.
   *
   * @param title with the unit
   * @param log whether it is logarithmic; values that are not positive are left out then
   * @param min lower end; NaN to fit the data
   * @param max upper end; NaN to fit the data
   */
  public record Axis(String title, boolean log, double min, double max) {
    /** Even steps, fitted to the data. */
    public static Axis linear(String title) {
      return new Axis(title, false, Double.NaN, Double.NaN);
    }

    /** Powers of ten, fitted to the data. */
    public static Axis log(String title) {
      return new Axis(title, true, Double.NaN, Double.NaN);
    }

    /** Between fixed ends; points outside are left out. */
    public Axis from(double lower, double upper) {
      return new Axis(title, log, lower, upper);
    }

    /** Whether a value can be drawn. */
    boolean shows(double value) {
      return Double.isFinite(value) && !(log && value <= 0) && !(value < min) && !(value > max);
    }
  }
}
