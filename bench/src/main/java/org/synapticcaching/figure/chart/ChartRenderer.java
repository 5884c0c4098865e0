package org.synapticcaching.figure.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.synapticcaching.figure.chart.Curve.Dot;
import org.synapticcaching.figure.chart.Curve.Style;

/** Draws the panels of a figure side by side, with XChart and without a display. */
public final class ChartRenderer {
  private static final int PANEL_WIDTH = 720;
  private static final int PANEL_HEIGHT = 540;
  private static final int LEGEND_WIDTH = 190;
  private static final int PANELS_PER_ROW = 2;

  /** Pixels per unit of length in the PNG: 144 dots per inch. */
  private static final int RESOLUTION = 2;

  private static final Pattern CLIP_NAME = Pattern.compile("clip-?[0-9]+");

  private static final int BAND_OPACITY = 45;

  private final List<ChartSpec> panels;
  private final List<XYChart> charts;
  private final int panelWidth;

  /** For the panels of one figure, row by row. */
  public ChartRenderer(List<ChartSpec> panels) {
    System.setProperty("java.awt.headless", "true");
    boolean wide = panels.stream().anyMatch(p -> p.legend() == ChartSpec.Legend.RIGHT);
    this.panels = panels;
    this.panelWidth = PANEL_WIDTH + (wide ? LEGEND_WIDTH : 0);
    this.charts = panels.stream().map(this::chart).toList();
  }

  /** The figure as a PNG file. */
  public byte[] png() throws IOException {
    BufferedImage image =
        new BufferedImage(RESOLUTION * width(), RESOLUTION * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(RESOLUTION, RESOLUTION);
    paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** The figure as an SVG file. */
  public byte[] svg() throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(graphics.getCommands(), new PageSize(0, 0, width(), height()))
        .writeTo(out);
    return numbered(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /** The library names clipping areas by chance; the same figure is to be the same file. */
  private static String numbered(String svg) {
    Map<String, String> names = new HashMap<>();
    return CLIP_NAME
        .matcher(svg)
        .replaceAll(match -> names.computeIfAbsent(match.group(), n -> "clip-" + names.size()));
  }

  private int columns() {
    return Math.min(PANELS_PER_ROW, panels.size());
  }

  private int width() {
    return columns() * panelWidth;
  }

  private int height() {
    return (panels.size() + columns() - 1) / columns() * PANEL_HEIGHT;
  }

  private void paint(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    for (int i = 0; i < charts.size(); i++) {
      int left = i % columns() * panelWidth;
      int top = i / columns() * PANEL_HEIGHT;
      graphics.translate(left, top);
      charts.get(i).paint(graphics, panelWidth, PANEL_HEIGHT);
      graphics.translate(-left, -top);
    }
  }

  private XYChart chart(ChartSpec spec) {
    XYChart chart = new XYChart(panelWidth, PANEL_HEIGHT);
    chart.setTitle(spec.title());
    chart.setXAxisTitle(spec.x().title());
    chart.setYAxisTitle(spec.y().title());
    PaperStyle.apply(chart, spec);
    List<Curve> visible = spec.curves().stream().map(curve -> visible(curve, spec)).toList();
    for (int i = 0; i < visible.size(); i++) {
      addBand(chart, visible.get(i), i, spec);
    }
    for (int i = 0; i < visible.size(); i++) {
      addCurve(chart, visible.get(i), i);
    }
    new AxisScale(spec.x(), values(visible, true)).applyToX(chart);
    new AxisScale(spec.y(), values(visible, false)).applyToY(chart);
    return chart;
  }

  private static Curve visible(Curve curve, ChartSpec spec) {
    List<Dot> dots =
        curve.points().stream()
            .filter(dot -> spec.x().shows(dot.x()) && spec.y().shows(dot.y()))
            .toList();
    return new Curve(curve.name(), curve.style(), dots);
  }

  private static List<Double> values(List<Curve> curves, boolean horizontal) {
    List<Double> values = new ArrayList<>();
    for (Curve curve : curves) {
      for (Dot dot : curve.points()) {
        if (horizontal) {
          values.add(dot.x());
        } else {
          values.addAll(List.of(dot.y(), dot.low(), dot.high()));
        }
      }
    }
    return values;
  }

  /** The spread over runs: the area between the lower and the upper ends. */
  private static void addBand(XYChart chart, Curve curve, int index, ChartSpec spec) {
    List<Dot> dots =
        curve.points().stream()
            .filter(dot -> spec.y().shows(dot.low()) && spec.y().shows(dot.high()))
            .toList();
    if (dots.size() < 2 || dots.stream().noneMatch(dot -> dot.low() < dot.high())) {
      return;
    }
    int n = dots.size();
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      Dot dot = dots.get(i);
      x[i] = dot.x();
      y[i] = dot.high();
      x[2 * n - 1 - i] = dot.x();
      y[2 * n - 1 - i] = dot.low();
    }
    Color colour = PaperStyle.colour(index);
    XYSeries series = chart.addSeries("band " + index, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY));
    series.setLineColor(new Color(0, 0, 0, 0));
    series.setMarker(SeriesMarkers.NONE);
    series.setShowInLegend(false);
  }

  private static void addCurve(XYChart chart, Curve curve, int index) {
    if (curve.points().isEmpty()) {
      return;
    }
    int n = curve.points().size();
    double[] x = IntStream.range(0, n).mapToDouble(i -> curve.points().get(i).x()).toArray();
    double[] y = IntStream.range(0, n).mapToDouble(i -> curve.points().get(i).y()).toArray();
    XYSeries series = chart.addSeries("curve " + index, x, y);
    series.setLabel(curve.name());
    series.setShowInLegend(!curve.name().isEmpty());
    boolean reference = curve.style() == Style.REFERENCE;
    Color colour = reference ? Color.BLACK : PaperStyle.colour(index);
    series.setLineColor(colour);
    series.setMarkerColor(colour);
    boolean marked = curve.style() == Style.MARKED || curve.style() == Style.MARKERS;
    series.setMarker(marked ? PaperStyle.marker(index) : SeriesMarkers.NONE);
    if (curve.style() == Style.MARKERS) {
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
    series.setLineStyle(
        reference ? new BasicStroke(1.3f) : PaperStyle.stroke(index, marked ? 1.8f : 2.4f));
  }
}
