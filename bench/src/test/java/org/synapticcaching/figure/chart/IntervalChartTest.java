package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.chart.IntervalPanel.Line;
import org.synapticcaching.figure.chart.IntervalPanel.Mark;

class IntervalChartTest {
  private static final int FIRST = 0x0072B2;
  private static final int SECOND = 0xD55E00;

  private static IntervalChart chart(double value, double low, double high) {
    return new IntervalChart(
        List.of(
            new IntervalPanel(
                "kernels",
                "us/op",
                List.of(
                    new Line(
                        "forward",
                        List.of(
                            new Mark("ejml", value, low, high),
                            new Mark("simd", 300, Double.NaN, Double.NaN)))))));
  }

  /** Number of pixels of a colour below the legend. */
  private static int count(byte[] png, int colour) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int count = 0;
    for (int y = 120; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void drawsEverySeriesAndAWiderIntervalWider() throws IOException {
    byte[] narrow = chart(20, 19, 21).picture().png();
    byte[] wide = chart(20, 2, 900).picture().png();
    assertTrue(count(narrow, FIRST) > 20);
    assertTrue(count(narrow, SECOND) > 20);
    assertTrue(count(wide, FIRST) > count(narrow, FIRST) + 500);
    assertEquals(count(wide, SECOND), count(narrow, SECOND), count(narrow, SECOND) / 2.0);
  }

  @Test
  void theSameValuesGiveTheSameBytes() throws IOException {
    assertArrayEquals(chart(20, 2, 30).picture().svg(), chart(20, 2, 30).picture().svg());
    String svg = new String(chart(20, 2, 30).picture().svg(), StandardCharsets.UTF_8);
    assertTrue(svg.startsWith("<?xml"), svg.substring(0, 50));
  }

  @Test
  void valuesThatALogAxisCannotShowAreRefused() {
    for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new Mark("simd", value, 1, 2));
    }
    assertThrows(IllegalArgumentException.class, () -> new IntervalChart(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new IntervalPanel("a", "b", List.of()));
  }
}
