package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartRendererTest {
  private static ChartSpec panel(ChartSpec.Legend legend, Curve... curves) {
    return new ChartSpec(
        "title",
        ChartSpec.Axis.linear("accuracy").from(0.9, 0.98),
        ChartSpec.Axis.log("energy"),
        List.of(curves),
        legend);
  }

  private static BufferedImage image(ChartSpec... panels) throws IOException {
    byte[] png = new ChartRenderer(List.of(panels)).png();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static boolean shows(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .anyMatch(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour.getRGB());
  }

  @Test
  void everyCurveIsDrawnInItsOwnColour() throws IOException {
    Curve first = Curve.named("a").addRuns(0.91, List.of(10.0, 20.0)).add(0.95, 100).build();
    Curve second = Curve.named("b").add(0.91, 50).add(0.95, 3000).build();
    BufferedImage image = image(panel(ChartSpec.Legend.TOP_LEFT, first, second));
    assertTrue(shows(image, PaperStyle.colour(0)));
    assertTrue(shows(image, PaperStyle.colour(1)));
    assertTrue(!shows(image, PaperStyle.colour(2)));
  }

  @Test
  void valuesThatCannotBeDrawnAreLeftOut() throws IOException {
    Curve odd =
        Curve.named("odd")
            .add(0.91, 0)
            .add(0.92, -3)
            .add(0.93, Double.NaN)
            .add(0.94, Double.POSITIVE_INFINITY)
            .add(0.5, 10)
            .build();
    assertTrue(!shows(image(panel(ChartSpec.Legend.NONE, odd)), PaperStyle.colour(0)));
  }

  @Test
  void anEmptyPanelIsStillDrawn() throws IOException {
    assertTrue(image(panel(ChartSpec.Legend.RIGHT)).getWidth() > 1000);
  }

  @Test
  void panelsStandSideBySide() throws IOException {
    ChartSpec panel = panel(ChartSpec.Legend.NONE, Curve.named("a").add(0.9, 1).build());
    BufferedImage one = image(panel);
    BufferedImage three = image(panel, panel, panel);
    assertEquals(2 * one.getWidth(), three.getWidth());
    assertEquals(2 * one.getHeight(), three.getHeight());
  }

  @Test
  void theSameFigureIsTheSameFile() throws IOException {
    ChartSpec panel = panel(ChartSpec.Legend.RIGHT, Curve.named("a").add(0.9, 1).build());
    assertArrayEquals(
        new ChartRenderer(List.of(panel)).svg(), new ChartRenderer(List.of(panel)).svg());
  }

  @Test
  void tenCurvesDifferInColourOrDash() {
    Set<List<Object>> looks = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      float[] dash = PaperStyle.stroke(i, 1).getDashArray();
      looks.add(List.of(PaperStyle.colour(i), java.util.Arrays.toString(dash)));
    }
    assertEquals(10, looks.size());
  }

  @ParameterizedTest
  @CsvSource({
    "0.001,true,0.001",
    "0.5,true,0.5",
    "1000,true,1000",
    "1000,false,10³",
    "2e6,false,2·10⁶",
    "1e-5,false,10⁻⁵",
    "1,false,10⁰"
  })
  void logTicksArePlainNumbersOrPowers(double value, boolean plain, String label) {
    assertEquals(label, AxisScale.label(value, plain));
  }
}
