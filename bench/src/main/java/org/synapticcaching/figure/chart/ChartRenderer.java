package org.synapticcaching.figure.chart;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the panels of a figure with one legend, without a display. The same panels give the same
 * bytes, whatever country the machine is set up for.
 */
public final class ChartRenderer {
  private final List<PanelPainter> panels;
  private final Legend legend;
  private final FigureLayout layout;

  /**
   * For the panels of one figure, row by row.
   *
   * @throws IllegalArgumentException without panels
   */
  public ChartRenderer(List<ChartSpec> panels) {
    System.setProperty("java.awt.headless", "true");
    SeriesStyles styles = new SeriesStyles(panels);
    this.legend = new Legend(panels, styles);
    this.layout = new FigureLayout(panels.size(), legend);
    this.panels = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      this.panels.add(new PanelPainter(panels.get(i), letter(i, panels.size()), styles));
    }
  }

  /** The letter of the n-th panel, from 0; none where a panel stands alone. */
  static String letter(int n, int panels) {
    return panels == 1 ? "" : Character.toString('A' + n);
  }

  /** All of it, to be written as a file. */
  public Picture picture() {
    return new Picture(layout.width(), layout.height(), this::paint);
  }

  private void paint(Graphics2D graphics) {
    int width = layout.cell(0).width;
    double titles = panels.stream().mapToDouble(p -> p.titleSize(width)).min().orElseThrow();
    for (int i = 0; i < panels.size(); i++) {
      Rectangle cell = layout.cell(i);
      graphics.translate(cell.x, cell.y);
      panels.get(i).paint(graphics, cell.width, cell.height, titles);
      graphics.translate(-cell.x, -cell.y);
    }
    Rectangle box = layout.legendBox();
    graphics.translate(box.x, box.y);
    legend.paint(graphics, box.width);
    graphics.translate(-box.x, -box.y);
  }
}
