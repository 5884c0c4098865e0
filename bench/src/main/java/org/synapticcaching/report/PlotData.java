package org.synapticcaching.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.synapticcaching.figure.ClaimMarks;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.chart.Curve.Dot;

/**
 * A plot as the page's script draws it. NaN and infinities are written as words, which leave gaps.
 *
 * @param title above it
 * @param xAxis horizontal axis
 * @param yAxis vertical axis
 * @param series curves
 * @param bands expected ranges of claims
 * @param thinned whether points were left out, see {@link Thinning}
 */
public record PlotData(
    String title, Axis xAxis, Axis yAxis, List<Series> series, List<Band> bands, boolean thinned) {
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
   * @param look number of its colour, marker and dash, from 0
   * @param x places
   * @param y values, as many
   * @param low lower ends of the spread; null where no point has one
   * @param high upper ends of the spread; null where no point has one
   */
  public record Series(
      String name,
      String style,
      int look,
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

  /** The panels of a figure, with the ranges of claims that can be seen in them. */
  public static List<PlotData> all(List<ChartSpec> panels, List<NumberedPlace> places) {
    SeriesLooks looks = new SeriesLooks(panels);
    return IntStream.range(0, panels.size())
        .mapToObj(
            i ->
                of(
                    panels.get(i),
                    places.stream().filter(each -> each.place().panel() == i).toList(),
                    looks))
        .toList();
  }

  private static PlotData of(ChartSpec panel, List<NumberedPlace> places, SeriesLooks looks) {
    Set<String> named = new HashSet<>();
    return new PlotData(
        panel.title(),
        axis(panel.x()),
        axis(panel.y()),
        panel.curves().stream()
            .map(
                curve ->
                    series(named.add(curve.name()) ? curve.name() : "", curve, looks.of(curve)))
            .toList(),
        places.stream().map(PlotData::band).toList(),
        panel.curves().stream().anyMatch(curve -> Thinning.isNeeded(curve.points())));
  }

  private static Axis axis(ChartSpec.Axis axis) {
    return new Axis(axis.title(), axis.log(), orNull(axis.min()), orNull(axis.max()));
  }

  private static Series series(String name, Curve curve, int look) {
    List<Dot> shown = Thinning.of(curve.points());
    boolean spread = shown.stream().anyMatch(dot -> dot.low() < dot.y() || dot.high() > dot.y());
    return new Series(
        name,
        curve.style().name().toLowerCase(Locale.ROOT),
        look,
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
        ends(place.edge(), Dot::x),
        ends(place.edge(), Dot::low),
        ends(place.edge(), Dot::high));
  }

  private static List<Double> numbers(List<Dot> dots, ToDoubleFunction<Dot> number) {
    return dots.stream().map(dot -> rounded(number.applyAsDouble(dot))).toList();
  }

  private static List<Double> ends(List<Dot> dots, ToDoubleFunction<Dot> number) {
    List<Double> ends = new ArrayList<>();
    dots.forEach(dot -> ends.add(orNull(number.applyAsDouble(dot))));
    return ends;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? rounded(value) : null;
  }

  /** Five digits. */
  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
