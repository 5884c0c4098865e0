package org.synapticcaching.figure;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/** Range and tick labels of one axis, fitted to the data where the figure fixes none. */
final class AxisScale {
  private static final double MARGIN = 0.03;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final boolean log;
  private final double min;
  private final double max;

  AxisScale(ChartSpec.Axis axis, List<Double> values) {
    this.log = axis.log();
    List<Double> shown = values.stream().filter(axis::shows).toList();
    double low = shown.isEmpty() ? (log ? 1 : 0) : Statistics.min(shown);
    double high = shown.isEmpty() ? (log ? 10 : 1) : Statistics.max(shown);
    this.min = Double.isNaN(axis.min()) ? widened(low, high, -1) : axis.min();
    this.max = Double.isNaN(axis.max()) ? widened(low, high, 1) : axis.max();
  }

  /** A log axis ends at 1, 2 or 5 times a power of ten; a linear one a little beyond the data. */
  private double widened(double low, double high, int direction) {
    if (!log) {
      double margin = high > low ? MARGIN * (high - low) : Math.max(1e-9, 0.1 * Math.abs(low));
      return direction < 0 ? low - margin : high + margin;
    }
    double value = direction < 0 ? low / 1.05 : high * 1.05;
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double[] steps = {1, 2, 5, 10};
    if (direction < 0) {
      return decade * (value >= 5 * decade ? 5 : value >= 2 * decade ? 2 : 1);
    }
    for (double step : steps) {
      if (value <= step * decade) {
        return step * decade;
      }
    }
    return 10 * decade;
  }

  void applyToX(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(log);
    styler.setXAxisMin(min);
    styler.setXAxisMax(max);
    if (log) {
      styler.setXAxisLogarithmicDecadeOnly(true);
      chart.setCustomXAxisTickLabelsFormatter(labels());
    }
  }

  void applyToY(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(log);
    styler.setYAxisMin(min);
    styler.setYAxisMax(max);
    if (log) {
      styler.setYAxisLogarithmicDecadeOnly(true);
      chart.setCustomYAxisTickLabelsFormatter(labels());
    }
  }

  private static Function<Double, String> labels() {
    return AxisScale::label;
  }

  /** Plain numbers from 0.001 to 1000, else powers of ten. */
  static String label(double value) {
    if (value <= 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
    double factor = value / Math.pow(10, exponent);
    if (exponent >= -3 && exponent < 4) {
      return String.format(Locale.ROOT, "%s", trimmed(value));
    }
    StringBuilder power = new StringBuilder("10");
    if (exponent < 0) {
      power.append('⁻');
    }
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      power.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return Math.abs(factor - 1) < 1e-6 ? power.toString() : trimmed(factor) + "·" + power;
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
