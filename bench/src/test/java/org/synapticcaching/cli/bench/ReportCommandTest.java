package org.synapticcaching.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.report.ResultFolders;
import picocli.CommandLine;

class ReportCommandTest {
  private static final List<String> FILES =
      List.of("data.csv", "run.json", "claims.json", "figure.svg");

  @TempDir private Path folder;

  private static Cli.Outcome report(Object... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "report";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    return Cli.run(words);
  }

  @Test
  void thePageIsWrittenAndItsPlacePrinted() throws IOException {
    Path figure = Files.createDirectories(folder.resolve("lr20-fig1"));
    for (String name : FILES) {
      Files.copy(Path.of("..", "results", "reference", "lr20-fig1", name), figure.resolve(name));
    }
    Cli.Outcome done = report(folder);
    Path page = folder.resolve("report.html");
    assertEquals(0, done.code(), done.err());
    assertEquals("", done.err());
    assertTrue(done.out().contains(page.toString()), done.out());
    assertTrue(Files.readString(page).contains("id=\"lr20-fig1\""));
    Files.delete(figure.resolve("figure.svg"));
    Cli.Outcome odd = report(folder);
    assertEquals(0, odd.code());
    assertEquals(1, odd.err().lines().count(), odd.err());
    assertTrue(odd.err().startsWith("note: lr20-fig1: "), odd.err());
  }

  /** Of figures, searches and benchmarks, as where another user's folders lie among one's own. */
  @Test
  void foldersThatCannotBeReadAreNamedAndTheRestIsShown() throws IOException {
    for (String closed : List.of("lr20-fig2b", "mine/study", "bench", "reference/jmh")) {
      Files.createDirectories(folder.resolve(closed));
    }
    Path figure = Files.createDirectories(folder.resolve("lr20-fig1"));
    for (String name : FILES) {
      Files.copy(Path.of("..", "results", "reference", "lr20-fig1", name), figure.resolve(name));
    }
    ResultFolders folders =
        new ResultFolders(
            path -> {
              try (Stream<Path> entries = Files.list(path)) {
                List<Path> all = entries.toList();
                if (all.isEmpty()) {
                  throw new AccessDeniedException(path.toString());
                }
                return all;
              }
            });
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        new CommandLine(new ReportCommand(FigureCatalog.all(), folders))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(folder.toString());
    assertEquals(ExitCode.FAILED, code, errors.toString());
    List<String> notes = errors.toString().lines().toList();
    assertEquals(4, notes.size(), notes.toString());
    for (String closed : List.of("lr20-fig2b", "mine/study", "bench", "reference/jmh")) {
      String named =
          "note: unread: " + folder.resolve(closed) + ": this folder cannot be read (not";
      assertTrue(notes.stream().anyMatch(note -> note.startsWith(named)), closed + ": " + notes);
    }
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("id=\"lr20-fig1\""));
    assertTrue(page.contains("id=\"unread\""));
    assertTrue(out.toString().contains("report.html"), out.toString());
  }

  @Test
  void aFolderWithoutResultsGetsNoPage() {
    Cli.Outcome refused = report(folder);
    assertEquals(1, refused.code());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains("holds no results"), refused.err());
    assertFalse(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void wrongUsageIsRefusedBeforeAnythingIsRead() {
    for (Cli.Outcome refused :
        new Cli.Outcome[] {
          report(folder.resolve("missing")),
          report(folder, "--out", folder.resolve("data.csv")),
          report(folder, folder)
        }) {
      assertEquals(2, refused.code(), refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
    }
  }
}
