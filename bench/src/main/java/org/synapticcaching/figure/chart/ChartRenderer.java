package org.synapticcaching.figure.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws the panels of a figure with one legend, without a display. The same panels give the same
 * bytes, whatever country the machine is set up for.
 */
public final class ChartRenderer {
  /** Pixels per unit of length in the PNG: 144 dots per inch. */
  private static final int RESOLUTION = 2;

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

  /** The figure as a PNG file. */
  public byte[] png() throws IOException {
    BufferedImage image =
        new BufferedImage(
            RESOLUTION * layout.width(), RESOLUTION * layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(RESOLUTION, RESOLUTION);
    paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // In memory alone: by default there would be a file among the temporary ones.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", memory);
    }
    return out.toByteArray();
  }

  /** The figure as an SVG file. */
  public byte[] svg() throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(graphics.getCommands(), new PageSize(0, 0, layout.width(), layout.height()))
        .writeTo(out);
    return CompactSvg.of(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, layout.width(), layout.height());
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
