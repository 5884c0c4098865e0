package org.synapticcaching.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The style of figures: white, thin grey grid, and curves told apart by colour, marker and dash at
 * once. Colours are those of Okabe and Ito, which colour-blind readers can tell apart.
 */
final class PaperStyle {
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x4D4D4D),
          new Color(0xB8A800));
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS);
  private static final float[][] DASHES = {null, {9, 4}, {3, 3}, {10, 3, 2, 3}, {14, 4}};
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color INK = new Color(0x222222);

  private PaperStyle() {}

  /** Colour of the n-th curve, from 0. */
  static Color colour(int curve) {
    return COLOURS.get(curve % COLOURS.size());
  }

  /** Marker of the n-th curve, from 0. */
  static Marker marker(int curve) {
    return MARKERS.get(curve % MARKERS.size());
  }

  /** Stroke of the n-th curve, from 0: differs also where colours come again. */
  static BasicStroke stroke(int curve, float width) {
    float[] dash = DASHES[(curve + curve / COLOURS.size()) % DASHES.length];
    return dash == null
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  /** Sets fonts, colours and spacing of a chart. */
  static void apply(XYChart chart, ChartSpec spec) {
    XYStyler styler = chart.getStyler();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(INK);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, 16f));
    styler.setChartTitleBoxVisible(false);
    styler.setAxisTitleFont(font);
    styler.setAxisTickLabelsFont(font.deriveFont(13f));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(INK);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setAxisTicksLineVisible(false);
    styler.setMarkerSize(8);
    styler.setChartPadding(12);
    styler.setLegendFont(font.deriveFont(13f));
    styler.setLegendBorderColor(GRID);
    styler.setLegendBackgroundColor(new Color(255, 255, 255, 225));
    styler.setLegendSeriesLineLength(34);
    styler.setLegendPadding(8);
    styler.setXAxisTickMarkSpacingHint(70);
    legend(styler, spec.legend());
  }

  private static void legend(XYStyler styler, ChartSpec.Legend legend) {
    styler.setLegendVisible(legend != ChartSpec.Legend.NONE);
    styler.setLegendPosition(
        switch (legend) {
          case RIGHT, NONE -> LegendPosition.OutsideE;
          case TOP_LEFT -> LegendPosition.InsideNW;
          case TOP_RIGHT -> LegendPosition.InsideNE;
          case BOTTOM_RIGHT -> LegendPosition.InsideSE;
          case BOTTOM_LEFT -> LegendPosition.InsideSW;
        });
  }
}
