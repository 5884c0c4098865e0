package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.figure.run.Scale;

class ReportTest {
  private static final Path REFERENCE = ReferenceResults.REFERENCE;
  private static final int MOST_BYTES = 3_000_000;

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();

  static List<Figure> figures() {
    return FigureCatalog.all();
  }

  private static Figure figure(String id) {
    return figures().stream().filter(each -> each.card().id().equals(id)).findFirst().orElseThrow();
  }

  private byte[] bytes(Path results) throws IOException {
    return new Report(results, folder.resolve("page.html"), figures())
        .html(List.of(), List.of(), notes::add);
  }

  private String page(Path results) throws IOException {
    return new String(bytes(results), StandardCharsets.UTF_8);
  }

  private static Path copied(Path results, String figure) throws IOException {
    Path copy = Files.createDirectories(results.resolve(figure));
    for (String name : List.of("data.csv", "claims.json", "run.json", "figure.svg")) {
      Files.copy(REFERENCE.resolve(figure).resolve(name), copy.resolve(name));
    }
    return copy;
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), file + " has no " + from);
    Files.writeString(file, text.replace(from, to));
  }

  /** Every panel and curve of the figure's own plan, and nothing that could not be shown. */
  @ParameterizedTest
  @MethodSource("figures")
  void everyReferenceRunIsDrawnFromItsData(Figure figure) throws IOException {
    String id = figure.card().id();
    FigureFolder kept = FigureFolder.of(ReferenceResults.in(folder), id).orElseThrow();
    assertTrue(kept.reference());
    Section section =
        new FigureSection(figure, kept, new PagePlace(folder.resolve("page.html"))).section();
    assertEquals(List.of(), section.problems());
    List<PlotData> plots =
        section.blocks().stream()
            .filter(Block.Plots.class::isInstance)
            .flatMap(block -> ((Block.Plots) block).plots().stream())
            .toList();
    List<ChartSpec> panels =
        figure.plan(FigureOptions.of(Scale.PAPER)).charts(DataFile.read(kept.data()));
    assertEquals(
        panels.stream().map(ChartSpec::title).toList(),
        plots.stream().map(PlotData::title).toList());
    for (int p = 0; p < panels.size(); p++) {
      List<Curve> curves = panels.get(p).curves();
      List<PlotData.Series> series = plots.get(p).series();
      assertEquals(
          curves.stream().map(Curve::name).toList(),
          series.stream().map(PlotData.Series::name).toList());
      for (int c = 0; c < curves.size(); c++) {
        int points = curves.get(c).points().size();
        assertEquals(Math.min(points, series.get(c).x().size()), series.get(c).x().size());
        assertTrue(series.get(c).x().size() <= Thinning.MOST_POINTS);
        assertTrue(points > Thinning.MOST_POINTS || points == series.get(c).y().size());
      }
    }
  }

  @Test
  void thePageOfAllReferenceRunsIsSmallAndAlwaysTheSame() throws IOException {
    Path results = ReferenceResults.in(folder);
    byte[] page = bytes(results);
    assertTrue(page.length < MOST_BYTES, page.length + " bytes");
    assertArrayEquals(page, bytes(results));
    assertEquals(List.of(), notes);
    String text = new String(page, StandardCharsets.UTF_8);
    int all = FigureCatalog.all().size();
    assertTrue(text.contains(">" + all + " of " + all + "<"));
    assertTrue(text.contains(all + " reference runs"));
  }

  @Test
  void theFolderOfReferenceRunsIsOneOfResultsToo() throws IOException {
    String text = page(REFERENCE);
    assertTrue(text.contains("0 made here, " + FigureCatalog.all().size() + " reference runs"));
    assertFalse(text.contains("<th scope=\"col\">reference run"));
  }

  @Test
  void whatAUserMadeStandsBesideTheReferenceRun() throws IOException {
    Path own = copied(folder.resolve("mine"), "lr20-fig1");
    change(own.resolve("claims.json"), "\"verdict\" : \"met\"", "\"verdict\" : \"not met\"");
    String text = page(folder.resolve("mine"));
    assertTrue(text.contains("1 made here, 0 reference runs"));
    assertTrue(text.contains("reference run: paper scale"), "scale of the reference run");
    assertTrue(text.contains("173.6, met"));
    assertTrue(text.contains("href=\"mine/lr20-fig1/data.csv\""));
    assertTrue(text.contains("lr20-fig1s1, lr20-fig2b"), "those that were not made");
  }

  @Test
  void aFolderWithoutResultsIsRefused() {
    IOException refused = assertThrows(IOException.class, () -> bytes(folder));
    assertTrue(refused.getMessage().contains("holds no results"), refused.getMessage());
  }

  @Test
  void damagedFilesAreToldInTheirPlaceAndTheRestIsShown() throws IOException {
    Path results = folder.resolve("odd");
    Files.writeString(copied(results, "lr20-fig1").resolve("claims.json"), "{\"figure\" : \"lr20");
    Files.writeString(copied(results, "lr20-fig6").resolve("run.json"), "[]");
    Files.delete(copied(results, "lr20-fig2b").resolve("data.csv"));
    Files.delete(copied(results, "lr20-fig3").resolve("figure.svg"));
    change(copied(results, "n22-fig1").resolve("data.csv"), "consolidation", "consolidated");
    Files.move(copied(results, "n22-fig2"), results.resolve("n22-fig22"));
    String text = page(results);
    assertNote("lr20-fig1", "claims.json");
    assertNote("lr20-fig6", "run.json");
    assertNote("lr20-fig2b", "data.csv");
    assertNote("lr20-fig3", "figure.svg");
    assertNote("n22-fig1", "consolidation");
    assertNote("unknown figures", "n22-fig22");
    assertEquals(6, notes.size(), notes.toString());
    notes.forEach(note -> assertTrue(note.lines().count() == 1, note));
    assertTrue(
        text.contains(
            "class=\"picture\" alt=\"" + Html.escaped(figure("n22-fig1").card().title())));
    assertFalse(text.contains(folder.resolve("page.html").toString()));
  }

  private void assertNote(String section, String word) {
    assertTrue(
        notes.stream().anyMatch(note -> note.contains(section) && note.contains(word)),
        section + ", " + word + ": " + notes);
  }

  @Test
  void linksAreRelativeToThePage() throws IOException {
    PagePlace place = new PagePlace(folder.resolve("a").resolve("page.html"));
    assertEquals("data.csv", place.to(folder.resolve("a").resolve("data.csv")));
    assertEquals("../b/data.csv", place.to(folder.resolve("b").resolve("data.csv")));
    assertEquals("./../a%20b:c%3F%23/x", place.to(folder.resolve("a b:c?#").resolve("x")));
  }
}
