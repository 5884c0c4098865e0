package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;

class SummaryTableTest {
  @TempDir private Path out;
  private final List<String> notices = new ArrayList<>();

  private SummaryTable table() {
    return new SummaryTable(out, List.of("one", "two", "three"));
  }

  private List<String> lines() throws IOException {
    table().write(notices::add);
    return Files.readAllLines(out.resolve("summary.csv"));
  }

  private void make(String id, Scale scale) throws IOException {
    FigureEnvironment environment =
        new FigureEnvironment(
            Optional.of(Backends.named("simd")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test",
            List.of("figure"));
    new FigureRunner(environment, 1, out, false, name -> Progress.SILENT, line -> {}, () -> false)
        .run(FakeFigure.named(id, seed -> {}, 2, 1), FigureOptions.of(scale));
  }

  /** A figure's files with these lines of data. */
  private void write(String id, String run, String... lines) throws IOException {
    Path folder = Files.createDirectories(out.resolve(id));
    Files.write(folder.resolve("data.csv"), List.of(lines));
    Files.writeString(folder.resolve("run.json"), run);
    Files.writeString(folder.resolve("claims.json"), "{\"scale\": \"paper\", \"data\": \"none\"}");
  }

  @Test
  void everyLineOfEveryFigureIsThereInTheOrderOfTheFigures() throws IOException {
    make("two", Scale.PAPER);
    make("one", Scale.QUICK);
    List<String> lines = lines();
    assertEquals("figure,scale,backend,data,row,series,seed,x,y", lines.get(0));
    assertEquals("one,quick,simd,none,1,squares,1,0,0.001", lines.get(1));
    assertEquals("one,quick,simd,none,2,squares,1,1,1.001", lines.get(2));
    assertEquals("two,paper,simd,none,1,squares,1,0,0.001", lines.get(1 + 3 * 2));
    assertEquals(1 + 3 * 2 + 5 * 2, lines.size());
    assertEquals(List.of(), notices);
  }

  @Test
  void cellsKeepTheirTextAndAreEmptyWhereAFigureHasNoSuchColumn() throws IOException {
    String run = "{\"scale\": \"paper\"}";
    write("one", run, "figure,series,a", "one,\"x, y\",inf", "one,z,nan");
    write("two", run, "figure,b,series", "two,true,x", "two,,x");
    assertEquals(
        List.of(
            "figure,scale,backend,data,row,series,a,b",
            "one,paper,none,none,1,\"x, y\",inf,",
            "one,paper,none,none,2,z,nan,",
            "two,paper,none,none,1,x,,true",
            "two,paper,none,none,2,x,,"),
        lines());
  }

  @Test
  void aFigureWhoseFilesDoNotFitIsLeftOutAndSaid() throws IOException {
    write("one", "{\"scale\": \"quick\"}", "figure,a", "one,1");
    write("two", "{\"scale\": \"paper\"}", "figure,a", "two,1,2");
    write("three", "{", "figure,a", "three,1");
    assertEquals(List.of("figure,scale,backend,data,row"), lines());
    assertEquals(3, notices.size());
    assertTrue(notices.get(0).contains("its files are of different runs"), notices.get(0));
    assertTrue(notices.get(1).contains("has not as many cells"), notices.get(1));
    assertTrue(notices.get(2).contains("run.json is damaged"), notices.get(2));
    assertTrue(notices.get(2).endsWith("make it again with 'figure three'"), notices.get(2));
  }

  @Test
  void otherFoldersAreNoFigures() throws IOException {
    write("other", "{\"scale\": \"paper\"}", "figure,a", "other,1");
    assertFalse(table().exists());
    assertEquals(1, lines().size());
    assertTrue(table().exists());
  }
}
