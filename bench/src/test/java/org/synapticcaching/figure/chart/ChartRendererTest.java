package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRendererTest {
  private static final int SVG_LIMIT = 300_000;
  private static final Color FIRST = SeriesStyles.style(0).colour();
  private static final Color SECOND = SeriesStyles.style(1).colour();

  private static ChartSpec panel(Curve... curves) {
    return new ChartSpec(
        "title",
        ChartSpec.Axis.linear("accuracy").from(0.9, 0.98),
        ChartSpec.Axis.log("energy").from(1, 1e4),
        List.of(curves));
  }

  private static BufferedImage image(ChartSpec... panels) throws IOException {
    byte[] png = new ChartRenderer(List.of(panels)).picture().png();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static boolean shows(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .anyMatch(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour.getRGB());
  }

  /** A cell of a figure with this many panels. */
  private static BufferedImage cell(BufferedImage image, int n, int panels) {
    Rectangle cell = new FigureLayout(panels, new Legend(List.of(), none())).cell(n);
    return image.getSubimage(2 * cell.x, 2 * cell.y, 2 * cell.width, 2 * cell.height);
  }

  private static SeriesStyles none() {
    return new SeriesStyles(List.of());
  }

  private static Curve line(String name, double... heights) {
    Curve.Builder curve = Curve.named(name);
    for (int i = 0; i < heights.length; i++) {
      curve.add(0.91 + 0.02 * i, heights[i]);
    }
    return curve.build().with(Curve.Style.LINE);
  }

  @Test
  void everyCurveIsDrawnInItsOwnColour() throws IOException {
    Curve first = Curve.named("a").addRuns(0.91, List.of(10.0, 20.0)).add(0.95, 100).build();
    BufferedImage image = image(panel(first, line("b", 50, 3000)));
    assertTrue(shows(image, FIRST));
    assertTrue(shows(image, SECOND));
    assertFalse(shows(image, SeriesStyles.style(2).colour()));
  }

  @Test
  void picturesNeedNoTemporaryFiles(@TempDir Path folder) throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ImageIO.setCacheDirectory(gone.toFile());
    Files.delete(gone);
    try {
      assertTrue(new ChartRenderer(List.of(panel(line("a", 9, 9)))).picture().png().length > 0);
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  @Test
  void aSeriesLooksTheSameInAllPanels() throws IOException {
    BufferedImage image = image(panel(line("a", 9, 9), line("b", 30, 30)), panel(line("b", 9, 9)));
    assertTrue(shows(cell(image, 1, 2), SECOND));
    assertFalse(shows(cell(image, 1, 2), FIRST));
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
    assertFalse(shows(image(panel(odd)), FIRST));
  }

  @Test
  void aLineThatLeavesTheFrameIsDrawnUpToIt() throws IOException {
    BufferedImage image = image(panel(line("", 10, 10), line("a", 100, 100, 1e9)));
    int edge = 0;
    while (image.getRGB(0, edge) != Color.WHITE.getRGB()) {
      edge++;
    }
    BufferedImage top = image.getSubimage(0, edge + 80, image.getWidth(), 40);
    assertTrue(shows(top, FIRST));
  }

  @Test
  void aPointAloneIsAMarkerAndNoLine() throws IOException {
    Curve alone = line("a", 100);
    ChartSpec panel = panel(alone);
    assertFalse(panel.joins(alone));
    assertTrue(panel.marks(alone));
    assertTrue(shows(image(panel), FIRST));
    Legend.Entry entry = new Legend(List.of(panel), none()).entries().get(0);
    assertFalse(entry.line());
    assertTrue(entry.marker());
  }

  @Test
  void theLegendListsEachSeriesOfAllPanelsOnce() {
    Curve never = Curve.named("never drawn").build();
    List<ChartSpec> panels =
        List.of(panel(line("a", 1, 2), line("", 5, 5), never), panel(line("b", 1), line("a", 3)));
    Legend legend = new Legend(panels, new SeriesStyles(panels));
    assertEquals(List.of("a", "b"), legend.entries().stream().map(Legend.Entry::name).toList());
    assertTrue(legend.entries().get(0).line());
    assertFalse(legend.entries().get(1).line());
  }

  @Test
  void panelsHaveLettersWhereThereAreSeveral() throws IOException {
    ChartSpec untitled =
        new ChartSpec("", ChartSpec.Axis.linear("x"), ChartSpec.Axis.linear("y"), List.of());
    BufferedImage two = image(untitled, untitled);
    Color ink = PaperStyle.INK;
    assertTrue(shows(two.getSubimage(0, 0, 100, 60), ink));
    assertTrue(shows(cell(two, 1, 2).getSubimage(0, 0, 100, 60), ink));
    assertFalse(shows(image(untitled).getSubimage(0, 0, 100, 60), ink));
    assertEquals("D", ChartRenderer.letter(3, 4));
  }

  @Test
  void anEmptyPanelIsStillDrawn() throws IOException {
    assertTrue(image(panel()).getWidth() > 1000);
  }

  @Test
  void aFigureNeedsAPanel() {
    assertThrows(IllegalArgumentException.class, () -> new ChartRenderer(List.of()));
  }

  @Test
  void theSameFigureIsTheSameFile() throws IOException {
    ChartSpec panel = panel(line("a", 1, 2));
    assertArrayEquals(
        new ChartRenderer(List.of(panel)).picture().svg(),
        new ChartRenderer(List.of(panel)).picture().svg());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "de-DE", "fa-IR"})
  void aFigureIsTheSameInEveryCountry(String country) throws IOException {
    ChartSpec panel =
        new ChartSpec(
            "title",
            ChartSpec.Axis.linear("from -3"),
            ChartSpec.Axis.linear("large"),
            List.of(Curve.named("i").add(-3, -1234.5).add(5, 2e6).build()));
    ChartRenderer renderer = new ChartRenderer(List.of(panel, panel(line("a", 5, 2000))));
    byte[] png = renderer.picture().png();
    byte[] svg = renderer.picture().svg();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(country));
    try {
      assertArrayEquals(png, renderer.picture().png());
      assertArrayEquals(svg, renderer.picture().svg());
    } finally {
      Locale.setDefault(before);
    }
  }

  /** As many panels, series and points as the largest figures at paper scale have, or more. */
  @ParameterizedTest
  @CsvSource({"4,16,5", "4,5,40", "3,5,60", "4,3,200"})
  void theLargestFiguresStaySmall(int panels, int series, int points) throws IOException {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      Curve.Builder curve = Curve.named("series of points number " + i);
      for (int n = 0; n < points; n++) {
        double y = Math.exp(i / 2.0 + Math.sin(0.3 * n));
        curve.addWithin(Math.pow(10, 6.0 * n / points), y, y / (2 + n % 3), y * (1.5 + n % 4));
      }
      curves.add(points <= 45 ? curve.build() : curve.build().with(Curve.Style.LINE));
    }
    List<ChartSpec> specs = new ArrayList<>();
    for (int n = 0; n < panels; n++) {
      specs.add(
          new ChartSpec(
              n + " is a panel with a title as long as titles are",
              ChartSpec.Axis.log("decay rate of transient weights (per presentation)"),
              ChartSpec.Axis.log(n + " energy per epoch (summed weight change)"),
              curves));
    }
    int bytes = new ChartRenderer(specs).picture().svg().length;
    assertTrue(bytes < SVG_LIMIT, bytes + " bytes");
  }

  @Test
  void pointsThatCannotBeToldApartCostNothing() throws IOException {
    Curve.Builder dense = Curve.named("dense");
    for (int i = 0; i < 50_000; i++) {
      double y = 2 + Math.sin(1e3 * i);
      dense.addWithin(i, y, y - 1, y + 1);
    }
    ChartSpec panel =
        new ChartSpec(
            "title",
            ChartSpec.Axis.linear("x"),
            ChartSpec.Axis.linear("y"),
            List.of(dense.build().with(Curve.Style.LINE)));
    int bytes = new ChartRenderer(List.of(panel)).picture().svg().length;
    assertTrue(bytes < SVG_LIMIT, bytes + " bytes");
  }
}
