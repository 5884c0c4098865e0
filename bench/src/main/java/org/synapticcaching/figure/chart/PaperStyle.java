package org.synapticcaching.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/** The style of panels: white, with a thin grey grid; title and legend are drawn beside them. */
final class PaperStyle {
  static final Color GRID = new Color(0xE4E4E4);
  static final Color INK = new Color(0x222222);

  /** The same in all panels, so that those above each other begin at the same place. */
  private static final int Y_AXIS_WIDTH = 80;

  private PaperStyle() {}

  /** Sets fonts, colours and spacing of a chart. */
  static void apply(XYChart chart) {
    XYStyler styler = chart.getStyler();
    styler.setLocale(Locale.ROOT);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(INK);
    styler.setChartFontColor(INK);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setAxisTitleFont(Lettering.font(Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(Lettering.font(Font.PLAIN, 13));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(INK);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setAxisTicksLineVisible(false);
    styler.setChartPadding(12);
    styler.setXAxisTickMarkSpacingHint(70);
    styler.setYAxisTickMarkSpacingHint(60);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setYAxisLeftWidthHint(Y_AXIS_WIDTH);
  }
}
