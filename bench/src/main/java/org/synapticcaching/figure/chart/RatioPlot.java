package org.synapticcaching.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ratios with their intervals, a line of text beside each: whether anything differs from 1, and by
 * how much, at one glance.
 *
 * @param title above
 * @param axis what the ratios are of
 * @param band ratios from {@code 1 - band} to {@code 1 + band} are shaded as being the same
 * @param lines from above
 */
public record RatioPlot(String title, String axis, double band, List<Line> lines) {
  private static final int MARGIN = 16;
  private static final int TITLE = 40;
  private static final int ROW = 19;
  private static final int AXIS = 74;
  private static final int LEGEND = 26;
  private static final int PLOT = 460;
  private static final int GAP = 12;
  private static final int NUMBERS = 190;
  private static final int WIDEST_LABEL = 520;
  private static final float TEXT = 12.5f;
  private static final float TITLE_SIZE = 16;
  private static final int CAP = 3;
  private static final int KEY_APART = 26;
  private static final Color SHADE = new Color(0xEFEFEF);

  /** What a ratio means, and how it looks. */
  public enum Mark {
    /** Better than 1. */
    BETTER(new SeriesStyle(new Color(0x0072B2), MarkerShape.CIRCLE, false, List.of(), 2.2f)),
    /** Worse than 1. */
    WORSE(new SeriesStyle(new Color(0xD55E00), MarkerShape.SQUARE, false, List.of(), 2.2f)),
    /** As good as 1. */
    SAME(new SeriesStyle(new Color(0x808080), MarkerShape.DIAMOND, false, List.of(), 1.4f)),
    /** Nobody knows. */
    OPEN(new SeriesStyle(new Color(0x808080), MarkerShape.CIRCLE, true, List.of(), 1.4f));

    private final SeriesStyle style;

    Mark(SeriesStyle style) {
      this.style = style;
    }
  }

  /**
   * A ratio, or a heading.
   *
   * @param label left of it
   * @param low lower end of its interval; NaN for none
   * @param value the ratio; NaN for a heading
   * @param high upper end of its interval; NaN for none
   * @param mark what it means
   * @param word for it in the legend
   * @param numbers right of it
   */
  public record Line(
      String label, double low, double value, double high, Mark mark, String word, String numbers) {
    /** Text alone, over the lines below it. */
    public static Line heading(String text) {
      return new Line(text, Double.NaN, Double.NaN, Double.NaN, Mark.SAME, "", "");
    }

    private boolean isHeading() {
      return Double.isNaN(value);
    }
  }

  public RatioPlot {
    lines = List.copyOf(lines);
  }

  /** All of it, to be written as a file. */
  public Picture picture() {
    int labels = labels();
    int width = MARGIN + labels + GAP + PLOT + GAP + NUMBERS + MARGIN;
    int height = TITLE + ROW * lines.size() + AXIS + LEGEND;
    return new Picture(width, height, graphics -> paint(graphics, labels, width));
  }

  private static Font font(int style) {
    return Lettering.font(style, TEXT);
  }

  private int labels() {
    double widest =
        lines.stream()
            .filter(line -> !line.isHeading())
            .mapToDouble(line -> Lettering.width(line.label, font(Font.PLAIN)))
            .max()
            .orElse(0);
    return (int) Math.ceil(Math.min(WIDEST_LABEL, widest));
  }

  private void paint(Graphics2D graphics, int labels, int width) {
    double room = width - 2.0 * MARGIN;
    Font titles = Lettering.font(Font.BOLD, TITLE_SIZE);
    Lettering.write(graphics, title, titles, MARGIN, TITLE - 16, room);
    int left = MARGIN + labels + GAP;
    Rectangle2D frame = new Rectangle2D.Double(left, TITLE, PLOT, (double) ROW * lines.size());
    RatioScale scale = scale();
    paintGrid(graphics, frame, scale);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      double middle = TITLE + ROW * (i + 0.5);
      double base = middle + TEXT / 3;
      if (line.isHeading()) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(MARGIN, middle - ROW / 2.0 + 1, width, ROW - 1.0));
        Lettering.write(graphics, line.label, font(Font.BOLD), MARGIN, base, room);
      } else {
        double indent = MARGIN + labels - Lettering.width(line.label, font(Font.PLAIN));
        double from = Math.max(MARGIN, indent);
        Lettering.write(graphics, line.label, font(Font.PLAIN), from, base, labels);
        paintInterval(graphics, frame, scale, line, middle);
        double right = frame.getMaxX() + GAP;
        Lettering.write(graphics, line.numbers, font(Font.PLAIN), right, base, NUMBERS);
      }
    }
    paintLegend(graphics, left, frame.getMaxY() + AXIS);
  }

  private RatioScale scale() {
    List<Double> values = new ArrayList<>();
    lines.forEach(line -> values.addAll(List.of(line.low, line.value, line.high)));
    return RatioScale.around(values);
  }

  private static double x(Rectangle2D frame, RatioScale scale, double ratio) {
    return frame.getX() + frame.getWidth() * scale.place(ratio);
  }

  private void paintGrid(Graphics2D graphics, Rectangle2D frame, RatioScale scale) {
    double same = x(frame, scale, 1 - band);
    graphics.setColor(SHADE);
    graphics.fill(
        new Rectangle2D.Double(
            same, frame.getY(), x(frame, scale, 1 + band) - same, frame.getHeight()));
    for (double tick : scale.ticks()) {
      double x = x(frame, scale, tick);
      graphics.setColor(PaperStyle.GRID);
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(new Line2D.Double(x, frame.getY(), x, frame.getMaxY()));
      String label = tick(tick);
      double half = Lettering.width(label, font(Font.PLAIN)) / 2;
      Lettering.write(graphics, label, font(Font.PLAIN), x - half, frame.getMaxY() + ROW, NUMBERS);
    }
    graphics.setColor(PaperStyle.INK);
    double one = x(frame, scale, 1);
    graphics.draw(new Line2D.Double(one, frame.getY(), one, frame.getMaxY()));
    graphics.draw(
        new Line2D.Double(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY()));
    double half = Math.min(PLOT, Lettering.width(axis, font(Font.PLAIN))) / 2;
    Lettering.write(
        graphics,
        axis,
        font(Font.PLAIN),
        frame.getCenterX() - half,
        frame.getMaxY() + 2.3 * ROW,
        PLOT);
  }

  private static String tick(double value) {
    String text = String.format(Locale.ROOT, value < 1e-3 || value >= 1e5 ? "%.0e" : "%.4f", value);
    return text.contains("e") ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static void paintInterval(
      Graphics2D graphics, Rectangle2D frame, RatioScale scale, Line line, double y) {
    SeriesStyle style = line.mark.style;
    if (line.low <= line.high) {
      double from = x(frame, scale, line.low);
      double to = x(frame, scale, line.high);
      style.line(graphics, new Line2D.Double(from, y, to, y));
      style.line(graphics, new Line2D.Double(from, y - CAP, from, y + CAP));
      style.line(graphics, new Line2D.Double(to, y - CAP, to, y + CAP));
    }
    style.markers(graphics, List.of(new double[] {x(frame, scale, line.value), y}));
  }

  private void paintLegend(Graphics2D graphics, double left, double y) {
    Map<Mark, String> words = new EnumMap<>(Mark.class);
    lines.stream().filter(line -> !line.isHeading()).forEach(l -> words.put(l.mark, l.word));
    double x = left + CAP;
    for (Map.Entry<Mark, String> each : words.entrySet()) {
      each.getKey().style.markers(graphics, List.of(new double[] {x, y}));
      double base = y + TEXT / 3;
      Lettering.write(graphics, each.getValue(), font(Font.PLAIN), x + GAP, base, PLOT);
      x += GAP + Lettering.width(each.getValue(), font(Font.PLAIN)) + KEY_APART;
    }
  }
}
