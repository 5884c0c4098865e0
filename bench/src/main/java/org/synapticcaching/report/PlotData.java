package org.synapticcaching.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.ClaimMarks;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.chart.Curve.Dot;

/**
 * A plot as the page's script draws it. Numbers are null where there are none.
 *
 * @param title above it
 * @param xAxis horizontal axis
 * @param yAxis vertical axis
 * @param series curves
 * @param bands expected ranges of claims
 * @param thinned whether points were left out that nobody would see
 */
public record PlotData(
    String title, Axis xAxis, Axis yAxis, List<Series> series, List<Band> bands, boolean thinned) {
  /** Points of a curve beyond which some are left out. */
  static final int MOST_POINTS = 250;

  private static final MathContext DIGITS = new MathContext(5);

  /**
   * An axis.
   *
   * @param title with unit
   * @param log whether it is logarithmic
   * @param min lower end; null to fit the data
   * @param max upper end; null to fit the data
   */
  public record Axis(String title, boolean log, Double min, Double max) {}

  /**
   * A curve.
   *
   * @param name in the legend; empty for one that belongs to the curve before it
   * @param style {@code marked}, {@code line}, {@code markers} or {@code reference}
   * @param x places
   * @param y values, as many
   * @param low lower ends of the spread; null where no point has one
   * @param high upper ends of the spread; null where no point has one
   */
  public record Series(
      String name,
      String style,
      List<Double> x,
      List<Double> y,
      List<Double> low,
      List<Double> high) {}

  /**
   * The expected range of a claim.
   *
   * @param number of the claim in its figure, from 1
   * @param label the claim and its range
   * @param vertical whether the range is one of the horizontal axis; low and high then hold one
   *     number each
   * @param x places along the horizontal axis
   * @param low lower ends; null for none
   * @param high upper ends; null for none
   */
  public record Band(
      int number,
      String label,
      boolean vertical,
      List<Double> x,
      List<Double> low,
      List<Double> high) {}

  public PlotData {
    series = List.copyOf(series);
    bands = List.copyOf(bands);
  }

  /**
   * The place of a claim's range.
   *
   * @param number of the claim in its figure, from 1
   * @param place in its panel
   */
  public record NumberedPlace(int number, ClaimMarks.Place place) {}

  /** A panel of a figure, with the ranges of claims that can be seen in it. */
  public static PlotData of(ChartSpec panel, List<NumberedPlace> places) {
    boolean thinned = panel.curves().stream().anyMatch(c -> c.points().size() > MOST_POINTS);
    return new PlotData(
        panel.title(),
        axis(panel.x()),
        axis(panel.y()),
        panel.curves().stream().map(PlotData::series).toList(),
        places.stream().map(PlotData::band).toList(),
        thinned);
  }

  private static Axis axis(ChartSpec.Axis axis) {
    return new Axis(axis.title(), axis.log(), rounded(axis.min()), rounded(axis.max()));
  }

  private static Series series(Curve curve) {
    List<Dot> shown = thinned(curve.points());
    boolean spread = shown.stream().anyMatch(dot -> dot.low() < dot.y() || dot.high() > dot.y());
    return new Series(
        curve.name(),
        curve.style().name().toLowerCase(Locale.ROOT),
        numbers(shown, Dot::x),
        numbers(shown, Dot::y),
        spread ? numbers(shown, Dot::low) : null,
        spread ? numbers(shown, Dot::high) : null);
  }

  private static Band band(NumberedPlace numbered) {
    ClaimMarks.Place place = numbered.place();
    return new Band(
        numbered.number(),
        place.words(),
        place.vertical(),
        numbers(place.edge(), Dot::x),
        numbers(place.edge(), Dot::low),
        numbers(place.edge(), Dot::high));
  }

  /** Evenly chosen points, the first and the last among them. */
  private static List<Dot> thinned(List<Dot> dots) {
    if (dots.size() <= MOST_POINTS) {
      return dots;
    }
    List<Dot> kept = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      kept.add(dots.get((int) Math.round(i * (dots.size() - 1.0) / (MOST_POINTS - 1))));
    }
    return kept;
  }

  private static List<Double> numbers(List<Dot> dots, ToDoubleFunction<Dot> number) {
    List<Double> numbers = new ArrayList<>();
    dots.forEach(dot -> numbers.add(rounded(number.applyAsDouble(dot))));
    return numbers;
  }

  /** Five digits; null for what is no finite number. */
  private static Double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
