package org.synapticcaching.figure.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values of many things with their intervals: one line for each, one colour for each series. The
 * same values give the same bytes.
 */
public final class IntervalChart {
  private static final int WIDTH = 1100;
  private static final int MARGIN = 16;
  private static final int GAP = 12;
  private static final int TITLE = 34;
  private static final int LINE = 22;
  private static final int AXIS = 46;
  private static final int LEGEND = 36;
  private static final int KEY = 14;

  /** Between marks of one line, so that they do not hide each other. */
  private static final double SHIFT = 5;

  private static final double MOST_FOR_LABELS = 0.5;
  private static final double TICK_ROOM = 55;

  private final List<IntervalPanel> panels;
  private final List<String> series;
  private final double labels;

  /**
   * For panels one below the other.
   *
   * @throws IllegalArgumentException without panels
   */
  public IntervalChart(List<IntervalPanel> panels) {
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a chart has panels");
    }
    this.panels = List.copyOf(panels);
    this.series =
        panels.stream()
            .flatMap(panel -> panel.lines().stream())
            .flatMap(line -> line.marks().stream())
            .map(IntervalPanel.Mark::series)
            .distinct()
            .toList();
    double widest =
        panels.stream()
            .flatMap(panel -> panel.lines().stream())
            .mapToDouble(line -> Lettering.width(line.label(), small()))
            .max()
            .orElse(0);
    this.labels = Math.min(widest, MOST_FOR_LABELS * WIDTH);
  }

  private static Font small() {
    return Lettering.font(Font.PLAIN, 13);
  }

  /** All of it, to be written as a file. */
  public Picture picture() {
    int height = 2 * MARGIN + LEGEND + panels.stream().mapToInt(IntervalChart::height).sum();
    return new Picture(WIDTH, height, this::paint);
  }

  private static int height(IntervalPanel panel) {
    return TITLE + LINE * panel.lines().size() + AXIS;
  }

  private void paint(Graphics2D graphics) {
    paintLegend(graphics);
    int y = MARGIN + LEGEND;
    for (IntervalPanel panel : panels) {
      paint(graphics, panel, y);
      y += height(panel);
    }
  }

  private void paintLegend(Graphics2D graphics) {
    double x = MARGIN;
    for (int s = 0; s < series.size(); s++) {
      String name = series.get(s).isEmpty() ? "compares no backends" : series.get(s);
      double y = MARGIN + LEGEND / 2.0 - KEY / 2.0;
      SeriesStyles.style(s).markers(graphics, List.of(new double[] {x + KEY / 2.0, y}));
      Lettering.write(graphics, name, small(), x + KEY + GAP / 2.0, y + 5, WIDTH - x);
      x += KEY + 3 * GAP + Lettering.width(name, small());
    }
  }

  private void paint(Graphics2D graphics, IntervalPanel panel, int top) {
    Font title = Lettering.font(Font.BOLD, 15);
    Lettering.write(graphics, panel.title(), title, MARGIN, top + 21, WIDTH - 2.0 * MARGIN);
    double left = MARGIN + labels + GAP;
    double right = WIDTH - 2.0 * MARGIN;
    int first = top + TITLE;
    int bottom = first + LINE * panel.lines().size();
    AxisScale scale = scale(panel);
    paintAxis(graphics, scale, left, right, first, bottom);
    Lettering.write(graphics, panel.axis(), small(), left, bottom + 36.0, right - left);
    for (int i = 0; i < panel.lines().size(); i++) {
      IntervalPanel.Line line = panel.lines().get(i);
      double y = first + LINE * (i + 0.5);
      double width = Math.min(labels, Lettering.width(line.label(), small()));
      Lettering.write(graphics, line.label(), small(), left - GAP - width, y + 5, labels);
      double from = y - SHIFT * (line.marks().size() - 1) / 2;
      for (int m = 0; m < line.marks().size(); m++) {
        paint(graphics, line.marks().get(m), scale, left, right, from + SHIFT * m);
      }
    }
  }

  private static AxisScale scale(IntervalPanel panel) {
    List<Double> shown =
        panel.lines().stream()
            .flatMap(line -> line.marks().stream())
            .flatMap(mark -> Stream.of(mark.from(), mark.to()))
            .toList();
    double low = shown.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double high = shown.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double least = Math.pow(10, Math.floor(Math.log10(low)));
    double most = Math.max(10 * least, Math.pow(10, Math.ceil(Math.log10(high))));
    return new AxisScale(ChartSpec.Axis.log(panel.axis()).from(least, most), shown);
  }

  private static void paintAxis(
      Graphics2D graphics, AxisScale scale, double left, double right, int top, int bottom) {
    graphics.setStroke(new BasicStroke(1));
    int from = (int) Math.round(Math.log10(scale.first() * 1.05));
    int to = (int) Math.round(Math.log10(scale.last()));
    double decade = (right - left) / Math.max(1, to - from);
    for (int power = from; power <= to; power++) {
      for (int digit : decade > 3 * TICK_ROOM ? new int[] {1, 2, 5} : new int[] {1}) {
        double value = digit * Math.pow(10, power);
        if (value > scale.last()) {
          continue;
        }
        double x = left + (right - left) * scale.place(value);
        graphics.setColor(PaperStyle.GRID);
        graphics.draw(new Line2D.Double(x, top, x, bottom));
        boolean plain = value >= 1e-3 && value < 1e4;
        String label = AxisScale.label(value, plain);
        double width = Lettering.width(label, small());
        Lettering.write(graphics, label, small(), x - width / 2, bottom + 17.0, width);
      }
    }
    graphics.setColor(PaperStyle.INK);
    graphics.draw(new Line2D.Double(left, bottom, right, bottom));
  }

  private void paint(
      Graphics2D graphics,
      IntervalPanel.Mark mark,
      AxisScale scale,
      double left,
      double right,
      double y) {
    SeriesStyle style = SeriesStyles.style(series.indexOf(mark.series()));
    double width = right - left;
    double from = left + width * scale.place(mark.from());
    double to = left + width * scale.place(mark.to());
    style.bar(graphics, new double[] {from, y}, new double[] {to, y});
    double x = left + width * scale.place(mark.value());
    style.markers(graphics, List.of(new double[] {x, y}));
  }
}
