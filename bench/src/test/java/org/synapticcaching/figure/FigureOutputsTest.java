package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.FigureEnvironment;
import org.synapticcaching.figure.run.Scale;

/** What stands in the way of a figure's files is told before anything is computed. */
class FigureOutputsTest {
  @TempDir private Path out;
  private final AtomicInteger computed = new AtomicInteger();

  @Test
  void aFileInThePlaceOfAFolder() throws IOException {
    Path runs = Files.writeString(Files.createDirectory(out.resolve("fake")).resolve("runs"), "");
    assertRefused(false, runs + ": no folder can be made there (something else is in the way)");
  }

  @Test
  void aFolderInThePlaceOfAFile() throws IOException {
    Path picture = Files.createDirectories(out.resolve("fake/figure.svg"));
    assertRefused(false, picture + ": is a folder");
  }

  @Test
  void aFolderInThePlaceOfASavedRun() throws IOException {
    Path place = placeOfASavedRun();
    Files.createDirectory(place);
    assertRefused(false, place + ": is a folder in the place of a saved run; remove it");
    assertRefused(true, place + ": is a folder in the place of a saved run; remove it");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
  void aPipeInThePlaceOfASavedRun() throws Exception {
    Path place = placeOfASavedRun();
    assertEquals(0, new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
    assertRefused(false, place + ": is no ordinary file in the place of a saved run; remove it");
  }

  @Test
  void whatKilledRunsLeftIsRemoved() throws IOException {
    Path runs = Files.createDirectories(out.resolve("fake/runs"));
    Path run = Files.writeString(runs.resolve(".a.json.99999999999-1-1.part"), "half");
    Path picture = Files.writeString(out.resolve("fake/.b.svg.99999999999-1-1.part"), "half");
    run(false);
    assertFalse(Files.exists(run));
    assertFalse(Files.exists(picture));
  }

  @Test
  void allFilesThatCanBeWrittenAre() throws IOException {
    Path directory = out.resolve("fake");
    FigureReport report =
        runner(false)
            .run(
                FakeFigure.of(seed -> inTheWay(directory.resolve("claims.json")), 5, 16),
                FigureOptions.of(Scale.QUICK));
    WrittenFiles files = report.files();
    assertEquals(List.of("data.csv", "run.json", "figure.png", "figure.svg"), files.names());
    assertEquals(1, files.failures().size());
    String failure = files.failures().get(0).getMessage();
    assertTrue(failure.startsWith(directory + ": claims.json not written ("), failure);
    assertTrue(Files.exists(directory.resolve("figure.svg")));
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertTrue(
        text.toString().contains("in " + directory + ": data.csv run.json figure.png figure.svg"),
        text.toString());
  }

  private static void inTheWay(Path file) {
    try {
      Files.createDirectories(file.resolve("folder"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Path placeOfASavedRun() throws IOException {
    run(false);
    computed.set(0);
    try (Stream<Path> files = Files.list(out.resolve("fake/runs"))) {
      Path place = files.findFirst().orElseThrow();
      Files.delete(place);
      return place;
    }
  }

  private void assertRefused(boolean fresh, String message) {
    IOException refusal = assertThrows(IOException.class, () -> run(fresh));
    assertEquals(message, refusal.getMessage());
    assertEquals(0, computed.get());
  }

  private void run(boolean fresh) throws IOException {
    Figure figure = FakeFigure.of(seed -> computed.incrementAndGet(), 5, 16);
    assertTrue(runner(fresh).run(figure, FigureOptions.of(Scale.QUICK)).complete());
  }

  private FigureRunner runner(boolean fresh) {
    FigureEnvironment environment =
        new FigureEnvironment(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "1.2.3",
            List.of());
    return new FigureRunner(
        environment, 1, out, fresh, name -> Progress.SILENT, line -> {}, () -> false);
  }
}
