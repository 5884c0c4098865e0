package org.synapticcaching.figure.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.Locale;

/**
 * Text as outlines, the same on every machine that has the font. A font of that name is asked for,
 * since what stands for "sans serif" depends on the country that a machine is set up for.
 */
final class Lettering {
  private static final String FAMILY = "DejaVu Sans";
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Lettering() {}

  /** The font of figures in a size. */
  static Font font(int style, float size) {
    Font named = new Font(FAMILY, Font.PLAIN, 1);
    boolean present = named.getFamily(Locale.ROOT).equals(FAMILY);
    return new Font(present ? FAMILY : Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(style, size);
  }

  /** Width of a line of text in pixels. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
  }

  /**
   * Writes a line of text, smaller where it would be too wide.
   *
   * @param x left end
   * @param y base line
   * @param room greatest width in pixels
   */
  static void write(Graphics2D graphics, String text, Font font, double x, double y, double room) {
    if (text.isEmpty()) {
      return;
    }
    TextLayout line = new TextLayout(text, font, CONTEXT);
    double scale = Math.min(1, room / line.getAdvance());
    graphics.setColor(PaperStyle.INK);
    graphics.fill(line.getOutline(new AffineTransform(scale, 0, 0, scale, x, y)));
  }
}
