package org.synapticcaching.figure.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A drawing on white, as the bytes of a file, made without a display.
 *
 * @param width in units of length, > 0
 * @param height in units of length, > 0
 * @param drawing draws all of it
 */
public record Picture(int width, int height, Consumer<Graphics2D> drawing) {
  /** Pixels per unit of length in the PNG: 144 dots per inch. */
  private static final int RESOLUTION = 2;

  /** Of a PNG in that resolution; a larger one has 72 dots per inch. */
  private static final long MOST_PIXELS = 40_000_000;

  /** Needs no display from here on. */
  public Picture {
    System.setProperty("java.awt.headless", "true");
  }

  /** A PNG file. */
  public byte[] png() throws IOException {
    long pixels = (long) RESOLUTION * width * RESOLUTION * height;
    int resolution = pixels > MOST_PIXELS ? 1 : RESOLUTION;
    BufferedImage image =
        new BufferedImage(resolution * width, resolution * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(resolution, resolution);
    paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // In memory alone: by default there would be a file among the temporary ones.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", memory);
    }
    return out.toByteArray();
  }

  /** An SVG file. */
  public byte[] svg() throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
        .writeTo(out);
    return CompactSvg.of(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
  }
}
