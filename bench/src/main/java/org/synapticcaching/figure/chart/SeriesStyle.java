package org.synapticcaching.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * How one series looks in every panel of a figure and in its legend.
 *
 * @param colour of line and markers
 * @param marker its shape
 * @param hollow whether markers are white within
 * @param dash lengths of dashes and gaps in pixels; empty for an unbroken line
 * @param width of the line in pixels
 */
record SeriesStyle(
    Color colour, MarkerShape marker, boolean hollow, List<Float> dash, float width) {
  private static final double RADIUS = 4.2;
  private static final BasicStroke OUTLINE = new BasicStroke(1.4f);
  private static final int BAND_OPACITY = 40;

  SeriesStyle {
    dash = List.copyOf(dash);
  }

  /** The stroke of its line. */
  BasicStroke stroke() {
    if (dash.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] lengths = new float[dash.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dash.get(i);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
  }

  /** Draws a line. */
  void line(Graphics2D graphics, Shape path) {
    graphics.setColor(colour);
    graphics.setStroke(stroke());
    graphics.draw(path);
  }

  /** Draws markers around points of the screen, as one shape. */
  void markers(Graphics2D graphics, List<double[]> points) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    points.forEach(xy -> all.append(marker.at(xy[0], xy[1], RADIUS), false));
    graphics.setColor(hollow ? Color.WHITE : colour);
    graphics.fill(all);
    if (hollow) {
      graphics.setColor(colour);
      graphics.setStroke(OUTLINE);
      graphics.draw(all);
    }
  }

  /** Fills an area. */
  void area(Graphics2D graphics, Shape area) {
    graphics.setColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY));
    graphics.fill(area);
  }

  /** Draws the spread of a single point. */
  void bar(Graphics2D graphics, double[] from, double[] to) {
    graphics.setColor(colour);
    graphics.setStroke(OUTLINE);
    graphics.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
  }
}
