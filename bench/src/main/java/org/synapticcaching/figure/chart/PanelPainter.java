package org.synapticcaching.figure.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.synapticcaching.figure.chart.Curve.Dot;

/**
 * Draws one panel: frame, grid and axes with XChart, the curves over it. XChart would draw a curve
 * segment by segment, in which dashes begin anew, and each as an element of its own.
 */
final class PanelPainter {
  private static final int TITLE_HEIGHT = 30;
  private static final int MARGIN = 14;
  private static final int LETTER_WIDTH = 30;
  private static final float TITLE_SIZE = 16;
  private static final double MARKERS_APART = 8;

  /** To the right of the axes, for half a tick label. */
  private static final int RIGHT_MARGIN = 8;

  private static final float LETTER_SIZE = 21;

  private final ChartSpec spec;
  private final String letter;
  private final SeriesStyles styles;

  /**
   * A panel of a figure.
   *
   * @param letter by which it is called; empty for none
   * @param styles of the figure's series
   */
  PanelPainter(ChartSpec spec, String letter, SeriesStyles styles) {
    this.spec = spec;
    this.letter = letter;
    this.styles = styles;
  }

  /**
   * Draws it with its upper left corner at the origin.
   *
   * @param titleSize of the letters of the title
   */
  void paint(Graphics2D graphics, int width, int height, double titleSize) {
    int across = width - RIGHT_MARGIN;
    XYChart chart = new XYChart(across, height - TITLE_HEIGHT);
    chart.setXAxisTitle(spec.x().title());
    chart.setYAxisTitle(spec.y().title());
    PaperStyle.apply(chart);
    PlotArea area = area();
    area.applyTo(chart);
    graphics.translate(0, TITLE_HEIGHT);
    chart.paint(graphics, across, height - TITLE_HEIGHT);
    area.measure(chart);
    Shape clip = graphics.getClip();
    graphics.clip(area.frame());
    spec.curves().forEach(curve -> paintSpread(graphics, area, curve));
    spec.curves().forEach(curve -> paintLine(graphics, area, curve));
    graphics.setClip(clip);
    spec.curves().forEach(curve -> paintMarkers(graphics, area, curve));
    graphics.translate(0, -TITLE_HEIGHT);
    paintTitle(graphics, width, titleSize);
  }

  private void paintTitle(Graphics2D graphics, int width, double size) {
    int base = TITLE_HEIGHT - 2;
    Font font = Lettering.font(Font.BOLD, LETTER_SIZE);
    Lettering.write(graphics, letter, font, MARGIN, base, LETTER_WIDTH);
    Font titles = Lettering.font(Font.BOLD, (float) size);
    double room = titleRoom(width);
    double middle = width - MARGIN - (room + Lettering.width(spec.title(), titles)) / 2;
    Lettering.write(graphics, spec.title(), titles, middle, base, room);
  }

  private double titleRoom(int width) {
    return width - 2.0 * MARGIN - (letter.isEmpty() ? 0 : LETTER_WIDTH);
  }

  /** Size of the title's letters, at most, so that it fits above a panel of this width. */
  double titleSize(int width) {
    double needed = Lettering.width(spec.title(), Lettering.font(Font.BOLD, TITLE_SIZE));
    return TITLE_SIZE * Math.min(1, titleRoom(width) / Math.max(1, needed));
  }

  private PlotArea area() {
    List<Double> across = new ArrayList<>();
    List<Double> up = new ArrayList<>();
    for (Curve curve : spec.curves()) {
      for (Dot dot : spec.shown(curve)) {
        across.add(dot.x());
        up.addAll(List.of(dot.y(), dot.low(), dot.high()));
      }
    }
    return new PlotArea(new AxisScale(spec.x(), across), new AxisScale(spec.y(), up));
  }

  private void paintLine(Graphics2D graphics, PlotArea area, Curve curve) {
    if (spec.joins(curve)) {
      List<double[]> points =
          curve.points().stream()
              .filter(dot -> spec.x().canPlace(dot.x()) && spec.y().canPlace(dot.y()))
              .map(dot -> area.at(dot, dot.y()))
              .toList();
      styles.of(curve).line(graphics, path(Thinning.line(points)));
    }
  }

  /** Along a line, markers that would hide each other are left out. */
  private void paintMarkers(Graphics2D graphics, PlotArea area, Curve curve) {
    if (spec.marks(curve)) {
      List<double[]> points = spec.shown(curve).stream().map(dot -> area.at(dot, dot.y())).toList();
      boolean joined = spec.joins(curve);
      styles
          .of(curve)
          .markers(
              graphics, joined ? Thinning.apart(points, MARKERS_APART) : Thinning.markers(points));
    }
  }

  /** The spread over runs: an area along a line, a bar for a single point. */
  private void paintSpread(Graphics2D graphics, PlotArea area, Curve curve) {
    List<Dot> dots = spec.shown(curve);
    if (dots.stream().noneMatch(dot -> dot.low() < dot.high())) {
      return;
    }
    List<double[]> upper = new ArrayList<>();
    List<double[]> lower = new ArrayList<>();
    for (Dot dot : dots) {
      upper.add(area.at(dot, spec.y().canPlace(dot.high()) ? dot.high() : dot.y()));
      lower.add(spec.y().canPlace(dot.low()) ? area.at(dot, dot.low()) : area.below(dot));
    }
    SeriesStyle style = styles.of(curve);
    if (spec.joins(curve)) {
      Path2D band = path(Thinning.line(upper));
      List<double[]> back = new ArrayList<>(Thinning.line(lower));
      Collections.reverse(back);
      band.append(path(back), true);
      band.closePath();
      style.area(graphics, band);
    } else {
      for (int i = 0; i < dots.size(); i++) {
        style.bar(graphics, upper.get(i), lower.get(i));
      }
    }
  }

  private static Path2D path(List<double[]> points) {
    Path2D path = new Path2D.Double();
    for (double[] xy : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(xy[0], xy[1]);
      } else {
        path.lineTo(xy[0], xy[1]);
      }
    }
    return path;
  }
}
