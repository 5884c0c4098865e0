package org.synapticcaching.figure.chart;

import java.util.List;
import org.synapticcaching.figure.chart.Curve.Dot;
import org.synapticcaching.figure.chart.Curve.Style;

/**
 * One panel of a figure, free of any drawing library. Letters and the legend belong to the figure.
 *
 * @param title above the panel
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves in the order of the legend; those of the same name are the same series in all
 *     panels
 */
public record ChartSpec(String title, Axis x, Axis y, List<Curve> curves) {
  public ChartSpec {
    curves = List.copyOf(curves);
  }

  /** The points of a curve that lie within the axes. */
  List<Dot> shown(Curve curve) {
    return curve.points().stream().filter(dot -> x.shows(dot.x()) && y.shows(dot.y())).toList();
  }

  /** Whether anything of a curve lies within the axes. */
  public boolean draws(Curve curve) {
    return !shown(curve).isEmpty();
  }

  /** Whether a curve is drawn as a line: one point alone would be none. */
  boolean joins(Curve curve) {
    return curve.style() != Style.MARKERS && shown(curve).size() > 1;
  }

  /** Whether the points of a curve are marked: a point alone always is. */
  boolean marks(Curve curve) {
    int points = shown(curve).size();
    boolean marked = curve.style() == Style.MARKED || curve.style() == Style.MARKERS;
    return points == 1 || points > 1 && marked;
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

    /** Whether a value has a place on the axis or on its prolongation. */
    boolean canPlace(double value) {
      return Double.isFinite(value) && !(log && value <= 0);
    }

    /** Whether a value lies between the ends. */
    boolean shows(double value) {
      return canPlace(value) && !(value < min) && !(value > max);
    }
  }
}
