package org.synapticcaching.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.chart.Curve.Dot;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;

/** Finds the places of claims' expected ranges in the panels of a figure. */
public final class ClaimMarks {
  /** A range at one place is drawn this part of the panel's width to both sides. */
  private static final double HALF_WIDTH = 0.02;

  private ClaimMarks() {}

  /**
   * A range in a panel.
   *
   * @param panel index of the panel
   * @param vertical whether the range is one of the horizontal axis, so that a band from bottom to
   *     top shows it
   * @param edge places along the horizontal axis with the range there, from low to high, either of
   *     which may be infinite; of a vertical band one dot, whose range is that of the axis
   * @param claim whose range it is
   */
  public record Place(int panel, boolean vertical, List<Dot> edge, Claim claim) {
    public Place {
      edge = List.copyOf(edge);
    }

    /** The claim and its range, in words. */
    public String words() {
      return claim.text() + ": " + claim.expected().words();
    }
  }

  /**
   * The place of a claim's range.
   *
   * @param panels of the figure
   * @return empty where the claim has no mark, or the panels lack the curves that it needs
   */
  public static Optional<Place> of(Claim claim, List<ChartSpec> panels) {
    if (claim.mark().isEmpty() || claim.mark().get().panel() >= panels.size()) {
      return Optional.empty();
    }
    Mark mark = claim.mark().get();
    Finder finder = new Finder(panels.get(mark.panel()), mark, claim.expected());
    List<Dot> edge =
        switch (mark.direction()) {
          case X -> finder.place();
          case Y -> finder.levels();
          case SLOPE -> finder.slopes();
        };
    boolean vertical = mark.direction() == Mark.Direction.X;
    return edge.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(mark.panel(), vertical, edge, claim));
  }

  /** Looks for what a mark names in its panel. */
  private record Finder(ChartSpec panel, Mark mark, Expectation expected) {
    private List<Curve> named(List<String> names) {
      return panel.curves().stream()
          .filter(curve -> names.contains(curve.name()) && !curve.points().isEmpty())
          .toList();
    }

    private Stream<Dot> dots(List<String> names) {
      return named(names).stream().flatMap(curve -> curve.points().stream());
    }

    private static Dot between(double x, Expectation range) {
      return new Dot(x, Double.NaN, range.least(), range.most());
    }

    private Expectation range(double base) {
      return mark.relation().of(expected, base);
    }

    /** A range of the horizontal axis, which may be in units of another curve's best place. */
    List<Dot> place() {
      Mark.Base base = mark.base();
      if (base.kind() == Mark.Base.Kind.NONE) {
        return List.of(between(Double.NaN, range(1)));
      }
      return lowest(base.curves()).stream()
          .map(dot -> between(Double.NaN, range(dot.x())))
          .toList();
    }

    private Optional<Dot> lowest(List<String> curves) {
      return dots(curves)
          .filter(dot -> !Double.isNaN(dot.y()))
          .min((a, b) -> Double.compare(a.y(), b.y()));
    }

    /** Ranges of the vertical axis along the horizontal one. */
    List<Dot> levels() {
      Mark.Base base = mark.base();
      if (base.kind() == Mark.Base.Kind.EACH) {
        return dots(base.curves())
            .filter(dot -> within(dot.x()) && !Double.isNaN(dot.y()))
            .map(dot -> between(dot.x(), range(dot.y())))
            .toList();
      }
      OptionalDouble unit = unit(base);
      if (unit.isEmpty() || !isDrawn(mark.points())) {
        return List.of();
      }
      double[] ends = ends();
      Expectation range = range(unit.getAsDouble());
      return List.of(between(ends[0], range), between(ends[1], range));
    }

    /** Whether there is a point that a range could be compared with. */
    private boolean isDrawn(Mark.Points points) {
      return named(points.curves()).stream()
          .anyMatch(
              curve ->
                  points.from() < points.to() || !Double.isNaN(at(curve.points(), points.from())));
    }

    private boolean within(double x) {
      return x >= mark.points().from() && x <= mark.points().to();
    }

    private OptionalDouble unit(Mark.Base base) {
      return switch (base.kind()) {
        case NONE -> OptionalDouble.of(1);
        case LOWEST ->
            lowest(base.curves())
                .map(Dot::y)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        case AT ->
            named(base.curves()).stream()
                .mapToDouble(curve -> at(curve.points(), base.at()))
                .filter(y -> !Double.isNaN(y))
                .min();
        default ->
            named(base.curves()).stream()
                .mapToDouble(curve -> atPart(curve.points(), base.at()))
                .filter(y -> !Double.isNaN(y))
                .min();
      };
    }

    private static double atPart(List<Dot> dots, double part) {
      double first = dots.get(0).x();
      return at(dots, first + part * (dots.get(dots.size() - 1).x() - first));
    }

    /** Between two points on a straight line; NaN beyond the ends. */
    private static double at(List<Dot> dots, double x) {
      for (int i = 0; i < dots.size(); i++) {
        Dot dot = dots.get(i);
        if (dot.x() == x) {
          return dot.y();
        }
        if (dot.x() > x) {
          return i == 0 ? Double.NaN : between(dots.get(i - 1), dot, x);
        }
      }
      return Double.NaN;
    }

    private static double between(Dot before, Dot after, double x) {
      double part = (x - before.x()) / (after.x() - before.x());
      return before.y() + part * (after.y() - before.y());
    }

    /** From where to where a level is drawn. */
    private double[] ends() {
      Mark.Points points = mark.points();
      double from = points.from();
      double to = points.to();
      if (from == to && mark.base().kind() == Mark.Base.Kind.AT && mark.base().at() != from) {
        return new double[] {Math.min(from, mark.base().at()), Math.max(from, mark.base().at())};
      }
      List<Double> xs =
          panel.curves().stream().flatMap(c -> c.points().stream()).map(Dot::x).toList();
      List<Double> placed =
          xs.stream().filter(x -> Double.isFinite(x) && !(panel.x().log() && x <= 0)).toList();
      double first = placed.stream().min(Double::compare).orElse(from);
      double last = placed.stream().max(Double::compare).orElse(to);
      if (from < to) {
        return new double[] {Math.max(from, first), Math.min(to, last)};
      }
      double width = HALF_WIDTH * (last - first);
      double factor = Math.pow(last / first, HALF_WIDTH);
      return panel.x().log()
          ? new double[] {from / factor, from * factor}
          : new double[] {from - width, from + width};
    }

    /** Lines of the least and the largest slope through the middle of the points. */
    List<Dot> slopes() {
      List<Dot> fitted =
          dots(mark.points().curves())
              .filter(dot -> within(dot.x()) && dot.x() > 0 && dot.y() > 0)
              .toList();
      if (fitted.size() < 2) {
        return List.of();
      }
      double x0 = fitted.stream().mapToDouble(dot -> Math.log(dot.x())).average().orElseThrow();
      double y0 = fitted.stream().mapToDouble(dot -> Math.log(dot.y())).average().orElseThrow();
      List<Dot> edge = new ArrayList<>();
      double first = fitted.get(0).x();
      double last = fitted.get(fitted.size() - 1).x();
      for (double x : new double[] {first, Math.exp(x0), last}) {
        double one = line(expected.least(), Math.log(x) - x0, y0);
        double other = line(expected.most(), Math.log(x) - x0, y0);
        edge.add(new Dot(x, Double.NaN, Math.min(one, other), Math.max(one, other)));
      }
      return edge;
    }

    /** Where a line is; an infinite slope is upright. */
    private static double line(double slope, double distance, double middle) {
      return Math.abs(distance) < 1e-12 ? Math.exp(middle) : Math.exp(middle + slope * distance);
    }
  }
}
