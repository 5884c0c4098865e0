package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.figure.chart.RatioPlot.Line;
import org.synapticcaching.figure.chart.RatioPlot.Mark;

class RatioPlotTest {
  private static RatioPlot plot(Mark mark, double low, double value, double high) {
    Line line = new Line("a row", low, value, high, mark, "word", "0.9");
    return new RatioPlot("Title", "ratio", 0.02, List.of(Line.heading("group"), line));
  }

  private static int pixels(RatioPlot plot, int colour) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(plot.picture().png()));
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void intervalIsDrawnInTheColourOfItsMeaning() throws IOException {
    int worse = 0xD55E00;
    int drawn = pixels(plot(Mark.WORSE, 0.9, 0.95, 1), worse);
    assertTrue(drawn > 300, "pixels: " + drawn);
    int narrow = pixels(plot(Mark.WORSE, 0.949, 0.95, 0.951), worse);
    assertTrue(narrow > 0 && narrow < drawn, "pixels: " + narrow);
    assertEquals(0, pixels(plot(Mark.BETTER, 0.9, 0.95, 1), worse));
  }

  @Test
  void unknownIntervalLeavesTheMarker() throws IOException {
    int drawn = pixels(plot(Mark.WORSE, Double.NaN, 0.5, Double.NaN), 0xD55E00);
    assertTrue(drawn > 50, "pixels: " + drawn);
  }

  @Test
  void sameLinesSameBytes() throws IOException {
    assertArrayEquals(
        plot(Mark.OPEN, 0.1, 1, 7).picture().svg(), plot(Mark.OPEN, 0.1, 1, 7).picture().svg());
    assertTrue(new String(plot(Mark.OPEN, 0.1, 1, 7).picture().svg()).contains("<svg"));
  }

  @Test
  void manyRowsFitIntoMemory() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lines.add(new Line("row " + i, 0.9, 1, 1.1, Mark.OPEN, "word", ""));
    }
    byte[] png = new RatioPlot("Title", "ratio", 0.02, lines).picture().png();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertTrue((long) image.getWidth() * image.getHeight() < 40_000_000, image.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 1.02, 0.95, 1.1",
    "0.5, 1.2, 0.5, 1.2",
    "0.01, 100, 0.01, 100",
    "1e-9, 1e9, 1e-8, 1e8"
  })
  void ticksAreFewAndRound(double low, double high, double first, double last) {
    List<Double> ticks = RatioScale.around(List.of(low, high, Double.NaN)).ticks();
    assertTrue(ticks.size() >= 3 && ticks.size() <= 9, ticks.toString());
    assertTrue(ticks.contains(1.0), ticks.toString());
    assertEquals(first, ticks.get(0), 1e-12 * first);
    assertEquals(last, ticks.get(ticks.size() - 1), 1e-12 * last);
  }
}
