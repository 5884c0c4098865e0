package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

/**
 * The roofline plot: operations per byte against operations per second, both logarithmic. A panel
 * for each backend, the ceilings of what it computes with as lines, a marker for each row in the
 * colour of its benchmark. Bytes are all that the core moves, so that the same marker can be held
 * against the bandwidth of every level. Rows without operations, as copies, have no place in it.
 */
public final class RooflineChart {
  private static final String X = "operations per byte";
  private static final String Y = "operations per second";
  private static final String NO_BACKEND = "processor";
  private static final double MARGIN = 2;

  private final Ceilings ceilings;
  private final List<RooflinePoint> points;

  private RooflineChart(List<RooflinePoint> points, Ceilings ceilings) {
    this.ceilings = ceilings;
    this.points = points.stream().filter(each -> each.bound().operations() > 0).toList();
  }

  /**
   * The panels.
   *
   * @return none when no row has operations
   */
  public static List<ChartSpec> of(List<RooflinePoint> points, Ceilings ceilings) {
    return new RooflineChart(points, ceilings).panels();
  }

  private List<ChartSpec> panels() {
    Map<String, List<RooflinePoint>> byBackend = new LinkedHashMap<>();
    for (RooflinePoint point : points) {
      String backend = point.backend().isEmpty() ? NO_BACKEND : point.backend();
      byBackend.computeIfAbsent(backend, name -> new ArrayList<>()).add(point);
    }
    return byBackend.entrySet().stream()
        .map(each -> panel(each.getKey(), each.getValue()))
        .toList();
  }

  private ChartSpec panel(String backend, List<RooflinePoint> rows) {
    Resource arithmetic =
        backend.equals(NO_BACKEND) ? Resource.FMA_FLOAT32 : Algorithm.of(backend).arithmetic();
    double left = least(rows, point -> point.bound().intensity()) / MARGIN;
    double right = MARGIN * greatest(rows, point -> point.bound().intensity());
    double low = least(rows, point -> point.bound().operationsPerSecond()) / MARGIN;
    double high = MARGIN * greatest(rows, point -> point.bound().operationsPerSecond());
    List<Curve> curves = new ArrayList<>();
    for (Ceiling flat : ceilings.all(arithmetic)) {
      high = Math.max(high, MARGIN * flat.value());
      right = Math.max(right, MARGIN * ridge(flat.value(), slowest(arithmetic)));
    }
    for (Ceiling flat : ceilings.all(arithmetic)) {
      curves.add(line(flat, left, flat.value(), right, flat.value()));
    }
    Optional<Ceiling> roof = ceilings.bound(arithmetic, 1);
    for (Resource level : levels(arithmetic)) {
      for (Ceiling slope : ceilings.all(level)) {
        double end = roof.map(flat -> ridge(flat.value(), slope.value())).orElse(right);
        if (slope.threads() == 1 && end > left) {
          curves.add(line(slope, left, left * slope.value(), end, end * slope.value()));
        }
      }
    }
    curves.addAll(markers(rows));
    return new ChartSpec(
        backend,
        ChartSpec.Axis.log(X).from(left, right),
        ChartSpec.Axis.log(Y).from(low, high),
        curves);
  }

  private static List<Resource> levels(Resource arithmetic) {
    return arithmetic.onCard() ? List.of(Resource.CARD_MEMORY) : Roofline.LEVELS;
  }

  private double slowest(Resource arithmetic) {
    return levels(arithmetic).stream()
        .flatMap(level -> ceilings.bound(level, 1).stream())
        .mapToDouble(Ceiling::value)
        .min()
        .orElse(1);
  }

  /** Operations per byte above which arithmetic, and not bandwidth, is the bound. */
  private static double ridge(double operations, double bytes) {
    return operations / bytes;
  }

  private static Curve line(Ceiling ceiling, double x0, double y0, double x1, double y1) {
    return Curve.named(ceiling.words()).add(x0, y0).add(x1, y1).build().with(Curve.Style.REFERENCE);
  }

  private static List<Curve> markers(List<RooflinePoint> rows) {
    Map<String, Curve.Builder> series = new LinkedHashMap<>();
    for (RooflinePoint point : rows) {
      series
          .computeIfAbsent(point.benchmark(), Curve::named)
          .add(point.bound().intensity(), point.bound().operationsPerSecond());
    }
    return series.values().stream().map(each -> each.build().with(Curve.Style.MARKERS)).toList();
  }

  private static double least(List<RooflinePoint> rows, ToDoubleFunction<RooflinePoint> value) {
    return rows.stream().mapToDouble(value).min().orElseThrow();
  }

  private static double greatest(List<RooflinePoint> rows, ToDoubleFunction<RooflinePoint> value) {
    return rows.stream().mapToDouble(value).max().orElseThrow();
  }
}
