package org.synapticcaching.figure.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legend of a figure: each named series that has a point in any panel, once. */
final class Legend {
  private static final int KEY = 40;
  private static final int GAP = 8;
  private static final int BETWEEN = 26;
  private static final int ROW = 23;
  private static final int MARGIN = 14;
  private static final float SIZE = 14;

  /**
   * A series.
   *
   * @param line whether any panel joins its points
   * @param marker whether any panel marks them
   */
  record Entry(String name, SeriesStyle style, boolean line, boolean marker) {}

  private final List<Entry> entries;

  /** The legend of these panels. */
  Legend(List<ChartSpec> panels, SeriesStyles styles) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    for (ChartSpec panel : panels) {
      for (Curve curve : panel.curves()) {
        if (!curve.name().isEmpty() && !panel.shown(curve).isEmpty()) {
          boolean line = panel.joins(curve);
          boolean marker = panel.marks(curve);
          byName.merge(
              curve.name(),
              new Entry(curve.name(), styles.of(curve), line, marker),
              (a, b) -> new Entry(a.name, a.style, a.line || b.line, a.marker || b.marker));
        }
      }
    }
    this.entries = new ArrayList<>(byName.values());
  }

  /** What it lists, in order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Height in pixels where it has this width; 0 without entries. */
  int height(int width) {
    return entries.isEmpty() ? 0 : rows(width) * ROW + MARGIN;
  }

  private static Font font() {
    return Lettering.font(Font.PLAIN, SIZE);
  }

  /** Widths of the columns, as many as fit and no more than fill the rows. */
  private double[] columns(int width) {
    int count = Math.max(1, entries.size());
    while (count > 1 && total(columnsOf(count)) > width - 2 * MARGIN) {
      count--;
    }
    int rows = (entries.size() + count - 1) / count;
    double[] columns = columnsOf(Math.max(1, (entries.size() + rows - 1) / Math.max(1, rows)));
    columns[0] = columns.length == 1 ? Math.min(columns[0], width - 2.0 * MARGIN) : columns[0];
    return columns;
  }

  private double[] columnsOf(int count) {
    Font font = font();
    double[] columns = new double[count];
    for (int i = 0; i < entries.size(); i++) {
      double entry = KEY + GAP + Lettering.width(entries.get(i).name, font);
      columns[i % count] = Math.max(columns[i % count], entry);
    }
    return columns;
  }

  private static double total(double[] columns) {
    return Arrays.stream(columns).sum() + (columns.length - 1) * BETWEEN;
  }

  private int rows(int width) {
    int columns = columns(width).length;
    return (entries.size() + columns - 1) / columns;
  }

  /** Draws it row by row in the middle of a width, with its upper left corner at the origin. */
  void paint(Graphics2D graphics, int width) {
    double[] columns = columns(width);
    Font font = font();
    double left = (width - total(columns)) / 2;
    double x = left;
    for (int i = 0; i < entries.size(); i++) {
      int column = i % columns.length;
      x = column == 0 ? left : x + columns[column - 1] + BETWEEN;
      double y = ROW * (i / columns.length + 0.5);
      Entry entry = entries.get(i);
      paintKey(graphics, entry, x, y);
      double room = columns[column] - KEY - GAP;
      Lettering.write(graphics, entry.name, font, x + KEY + GAP, y + SIZE / 3, room);
    }
  }

  private static void paintKey(Graphics2D graphics, Entry entry, double x, double y) {
    if (entry.line) {
      entry.style.line(graphics, new Line2D.Double(x, y, x + KEY, y));
    }
    if (entry.marker) {
      entry.style.markers(graphics, List.of(new double[] {x + KEY / 2.0, y}));
    }
  }

  /** Whether it fits into a box. */
  boolean fits(Rectangle2D box) {
    return height((int) box.getWidth()) <= box.getHeight();
  }
}
