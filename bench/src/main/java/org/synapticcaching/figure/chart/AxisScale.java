package org.synapticcaching.figure.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.synapticcaching.figure.run.Statistics;

/** Range and tick labels of one axis, fitted to the data where the figure fixes none. */
final class AxisScale {
  private static final double MARGIN = 0.03;

  /** Share of a value by which a log axis goes beyond it at least. */
  private static final double BEYOND = 1.05;

  private static final double[] ENDS = {1, 1.5, 2, 3, 5, 7};

  /** Ratio of its ends up to which a log axis has labels within its decades. */
  private static final double SHORT = 150;

  /** Lowers a log axis by a few pixels: a tick at its very beginning would not be drawn. */
  private static final double HAIR = 0.03;

  private static final double PLAIN_FROM = 1e-3;
  private static final double PLAIN_TO = 9999;
  private static final double PLAIN_LINEAR_TO = 99_999;
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

  /** A log axis ends at a round number; a linear one a little beyond the data. */
  private double widened(double low, double high, int direction) {
    if (!log) {
      double margin = high > low ? MARGIN * (high - low) : Math.max(1e-9, 0.1 * Math.abs(low));
      return direction < 0 ? low - margin : high + margin;
    }
    double value = direction < 0 ? low / BEYOND : high * BEYOND;
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double end = direction < 0 ? decade : 10 * decade;
    for (double step : ENDS) {
      if (direction < 0 && step * decade <= value) {
        end = step * decade;
      }
      if (direction > 0 && step * decade >= value) {
        end = Math.min(end, step * decade);
      }
    }
    return end;
  }

  void applyToX(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(log);
    styler.setXAxisMin(log ? min * (1 - HAIR) : min);
    styler.setXAxisMax(log ? max * (1 + 1e-9) : max);
    if (log) {
      styler.setXAxisLogarithmicDecadeOnly(!isShort());
      chart.setCustomXAxisTickLabelsFormatter(labels());
    } else if (max > PLAIN_LINEAR_TO) {
      chart.setCustomXAxisTickLabelsFormatter(AxisScale::largeLabel);
    }
  }

  void applyToY(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(log);
    styler.setYAxisMin(log ? min * (1 - HAIR) : min);
    styler.setYAxisMax(log ? max * (1 + 1e-9) : max);
    if (log) {
      styler.setYAxisLogarithmicDecadeOnly(!isShort());
      chart.setCustomYAxisTickLabelsFormatter(labels());
    } else if (max > PLAIN_LINEAR_TO) {
      chart.setCustomYAxisTickLabelsFormatter(AxisScale::largeLabel);
    }
  }

  /** Whether powers of ten alone would leave the axis with hardly a label. */
  private boolean isShort() {
    return max < SHORT * min;
  }

  private Function<Double, String> labels() {
    boolean plain = min >= PLAIN_FROM && max <= PLAIN_TO;
    return value -> isShort() && !is125(value) ? "" : label(value, plain);
  }

  /** On an even axis that reaches large numbers. */
  private static String largeLabel(double value) {
    return value == 0 ? "0" : (value < 0 ? "-" : "") + label(Math.abs(value), false);
  }

  private static boolean is125(double value) {
    double digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    return List.of(1L, 2L, 5L).contains(Math.round(digit));
  }

  /** A tick label: the number itself, or a multiple of a power of ten. */
  static String label(double value, boolean plain) {
    if (plain) {
      return trimmed(value);
    }
    int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
    double factor = value / Math.pow(10, exponent);
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
