package org.synapticcaching.figure.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The outline of a marker. */
enum MarkerShape {
  CIRCLE(new Ellipse2D.Double(-1, -1, 2, 2)),
  SQUARE(polygon(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9)),
  TRIANGLE_UP(polygon(0, -1.1, 1.1, 0.9, -1.1, 0.9)),
  DIAMOND(polygon(0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0)),
  TRIANGLE_DOWN(polygon(0, 1.1, 1.1, -0.9, -1.1, -0.9)),
  CROSS(cross(Math.PI / 4)),
  PLUS(cross(0));

  private final Shape unit;

  MarkerShape(Shape unit) {
    this.unit = unit;
  }

  /** Around a point. */
  Shape at(double x, double y, double radius) {
    return new AffineTransform(radius, 0, 0, radius, x, y).createTransformedShape(unit);
  }

  private static Path2D polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Shape cross(double turned) {
    double w = 0.32;
    double l = 1.2;
    Path2D plus =
        polygon(-w, -l, w, -l, w, -w, l, -w, l, w, w, w, w, l, -w, l, -w, w, -l, w, -l, -w, -w, -w);
    return AffineTransform.getRotateInstance(turned).createTransformedShape(plus);
  }
}
