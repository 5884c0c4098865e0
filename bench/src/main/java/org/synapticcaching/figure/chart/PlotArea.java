package org.synapticcaching.figure.chart;

import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.synapticcaching.figure.chart.Curve.Dot;

/**
 * Where values lie on the screen, within a chart's frame and beyond it. XChart tells it of values
 * within the frame only.
 */
final class PlotArea {
  private static final String UNSEEN = "unseen";

  /** In frames; beyond this a line leaves the frame at the same place, as far as eyes can tell. */
  private static final double FAR = 100;

  private final AxisScale x;
  private final AxisScale y;
  private Rectangle2D frame = new Rectangle2D.Double();

  PlotArea(AxisScale x, AxisScale y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Gives a chart its axes. Without a series XChart draws none, and it puts ticks on values that
   * are evenly spaced.
   */
  void applyTo(XYChart chart) {
    x.applyToX(chart);
    y.applyToY(chart);
    XYSeries unseen = chart.addSeries(UNSEEN, uneven(x), uneven(y));
    unseen.setLineStyle(SeriesLines.NONE);
    unseen.setMarker(SeriesMarkers.NONE);
  }

  private static double[] uneven(AxisScale axis) {
    return new double[] {
      axis.first(), axis.first() + (axis.last() - axis.first()) / Math.E, axis.last()
    };
  }

  /** Takes the frame from a chart that has been painted. */
  void measure(XYChart painted) {
    double left = painted.getScreenXFromChart(x.first());
    double right = painted.getScreenXFromChart(x.last());
    double bottom = painted.getScreenYFromChart(y.first());
    double top = painted.getScreenYFromChart(y.last());
    frame = new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  /** The frame in pixels. */
  Rectangle2D frame() {
    return frame;
  }

  /** A value of a point, in pixels. */
  double[] at(Dot dot, double value) {
    double across = Math.max(-FAR, Math.min(FAR, x.place(dot.x())));
    double up = Math.max(-FAR, Math.min(FAR, y.place(value)));
    return new double[] {
      frame.getX() + frame.getWidth() * across, frame.getMaxY() - frame.getHeight() * up
    };
  }

  /** Below a point, on the lower end of the frame. */
  double[] below(Dot dot) {
    return at(dot, y.first());
  }
}
