package org.synapticcaching.figure.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

  /** Ratio of the values below which a log axis has even steps. */
  private static final double NARROW = 3;

  /** Ratio of its ends up to which a log axis has labels within its decades. */
  private static final double SHORT = 150;

  /** Lowers a log axis by a few pixels: a tick at its very beginning would not be drawn. */
  private static final double HAIR = 0.03;

  /** Share of a linear axis by which it goes beyond each end, for the same reason. */
  private static final double EDGE = 0.003;

  private static final List<List<Long>> DIGITS =
      List.of(
          List.of(1L, 2L, 5L),
          List.of(1L, 2L, 3L, 5L, 7L),
          List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));

  /** Labels that a short log axis has at least, where whole digits give them. */
  private static final int ENOUGH = 3;

  private static final double PLAIN_FROM = 1e-3;
  private static final double PLAIN_TO = 9999;
  private static final int EVEN_DECIMALS = 9;
  private static final double NOISE = 1e-9;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final boolean log;
  private final double min;
  private final double max;

  /**
   * Of an axis on which these values are shown. A log axis that is fitted to values of nearly the
   * same size has even steps, since between whole digits there are no ticks for them.
   */
  AxisScale(ChartSpec.Axis axis, List<Double> values) {
    List<Double> shown = values.stream().filter(axis::shows).toList();
    double low = shown.isEmpty() ? (axis.log() ? 1 : 0) : Statistics.min(shown);
    double high = shown.isEmpty() ? (axis.log() ? 10 : 1) : Statistics.max(shown);
    boolean fitted = Double.isNaN(axis.min()) && Double.isNaN(axis.max());
    this.log = axis.log() && !(fitted && high < NARROW * low);
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

  /** Lower end of what is drawn. */
  double first() {
    return log ? min * (1 - HAIR) : min - EDGE * (max - min);
  }

  /** Upper end of what is drawn. */
  double last() {
    return log ? max * (1 + 1e-9) : max + EDGE * (max - min);
  }

  /** Where a value lies: 0 at the lower end of what is drawn, 1 at the upper; or beyond. */
  double place(double value) {
    return log
        ? Math.log(value / first()) / Math.log(last() / first())
        : (value - first()) / (last() - first());
  }

  void applyToX(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(log);
    styler.setXAxisMin(first());
    styler.setXAxisMax(last());
    if (log) {
      styler.setXAxisLogarithmicDecadeOnly(!isShort());
    }
    chart.setCustomXAxisTickLabelsFormatter(labels());
  }

  void applyToY(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(log);
    styler.setYAxisMin(first());
    styler.setYAxisMax(last());
    if (log) {
      styler.setYAxisLogarithmicDecadeOnly(!isShort());
    }
    chart.setCustomYAxisTickLabelsFormatter(labels());
  }

  /** Whether powers of ten alone would leave the axis with hardly a label. */
  private boolean isShort() {
    return max < SHORT * min;
  }

  /** The label of a tick; empty for none. */
  Function<Double, String> labels() {
    if (!log) {
      return max > PLAIN_TO ? this::largeLabel : AxisScale::evenLabel;
    }
    boolean plain = min >= PLAIN_FROM && max <= PLAIN_TO;
    List<Long> digits = digits();
    return value -> isShort() && !digits.contains(digit(value)) ? "" : label(value, plain);
  }

  /** On an even axis: the number without the noise of its last digits. */
  private static String evenLabel(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(EVEN_DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** On an even axis that reaches large numbers. */
  private String largeLabel(double value) {
    boolean zero = Math.abs(value) < NOISE * max;
    return zero ? "0" : (value < 0 ? "-" : "") + label(Math.abs(value), false);
  }

  /** First digits of the labels within decades: as few as leave the axis with enough labels. */
  private List<Long> digits() {
    return DIGITS.stream()
        .filter(digits -> labelled(digits) >= ENOUGH)
        .findFirst()
        .orElse(DIGITS.get(DIGITS.size() - 1));
  }

  private int labelled(List<Long> digits) {
    int count = 0;
    for (int decade = decade(min); decade <= decade(max); decade++) {
      for (long digit : digits) {
        double value = digit * Math.pow(10, decade);
        count += value >= first() && value <= last() ? 1 : 0;
      }
    }
    return count;
  }

  private static int decade(double value) {
    return (int) Math.floor(Math.log10(value) + 1e-9);
  }

  private static long digit(double value) {
    return Math.round(value / Math.pow(10, decade(value)));
  }

  /** A tick label: the number itself, or a multiple of a power of ten. */
  static String label(double value, boolean plain) {
    if (plain) {
      return trimmed(value);
    }
    int exponent = decade(value);
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
