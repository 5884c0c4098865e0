package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.figure.FigureCommand;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.figure.FakeFigure;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.paper.FigureCatalog;
import picocli.CommandLine;

class FigureCommandTest {
  @TempDir private Path folder;

  private Cli.Outcome fake(Interrupt interrupt, boolean terminal, Figure figure, String... more) {
    List<String> words = new ArrayList<>(List.of("fake"));
    words.addAll(List.of(more));
    return figures(interrupt, terminal, List.of(figure), words);
  }

  private Cli.Outcome figures(
      Interrupt interrupt, boolean terminal, List<Figure> known, List<String> chosen) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(interrupt, terminal, new StandardOutput(OutputStream.nullOutputStream()));
    CommandLine line =
        new CommandLine(new RootCommand())
            .addSubcommand("figure", new FigureCommand(session, known))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    List<String> words = new ArrayList<>(List.of("figure", "--out", folder.toString()));
    words.addAll(chosen);
    int code = Main.execute(line, words.toArray(String[]::new));
    return new Cli.Outcome(code, out.toString(), err.toString());
  }

  @Test
  void aFigureIsMadeAndSummedUp() {
    Cli.Outcome outcome = fake(new Interrupt(), false, FakeFigure.plain());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("met         squares get large"), outcome.out());
    assertTrue(outcome.out().contains("(3 runs)"), outcome.out());
    assertEquals("", outcome.err());
    for (String name : List.of("figure.png", "figure.svg", "data.csv", "claims.json", "run.json")) {
      assertTrue(Files.exists(folder.resolve("fake").resolve(name)), name);
    }
  }

  @Test
  void onATerminalThereIsABar() {
    Cli.Outcome outcome = fake(new Interrupt(), true, FakeFigure.plain());
    assertEquals(0, outcome.code());
    assertTrue(outcome.err().contains("100 %  3 of 3 runs"), outcome.err());
    assertFalse(outcome.out().contains("%"), outcome.out());
  }

  @Test
  void anInterruptedFigureTellsHowToGoOnAndExitsWith130() {
    Interrupt interrupt = new Interrupt();
    // With one thread the dearest run, of seed 3, comes first.
    Figure stopping =
        FakeFigure.of(
            seed -> {
              if (seed == 2) {
                interrupt.request();
              }
            },
            5,
            16);
    Cli.Outcome stopped = fake(interrupt, false, stopping, "--threads", "1");
    assertEquals(130, stopped.code());
    assertEquals("", stopped.out());
    assertEquals(
        "note: interrupted: 1 of 3 runs of fake are saved; the same command goes on from there",
        stopped.err().strip());
    Cli.Outcome again = fake(new Interrupt(), false, FakeFigure.plain());
    assertTrue(again.out().contains("1 of 3 runs taken from before"), again.out());
    Cli.Outcome fresh = fake(new Interrupt(), false, FakeFigure.plain(), "--fresh");
    assertFalse(fresh.out().contains("taken from before"), fresh.out());
  }

  @Test
  void whatKeepsSeveralFilesFromBeingWrittenIsToldOnceForEachFigure() {
    Figure one = FakeFigure.named("one", seed -> inTheWay("one", "data.csv", "figure.png"), 5, 16);
    Figure two = FakeFigure.named("two", seed -> {}, 5, 16);
    Cli.Outcome outcome = figures(new Interrupt(), false, List.of(one, two), List.of("one", "two"));
    assertEquals(1, outcome.code());
    List<String> told = outcome.err().lines().toList();
    assertEquals(1, told.size(), outcome.err());
    String line =
        "synaptic-caching: " + folder.resolve("one") + ": data.csv, figure.png not written (";
    assertTrue(told.get(0).startsWith(line), outcome.err());
    assertTrue(
        told.get(0)
            .endsWith(
                "; the runs are saved: once that is mended, the same command goes on from there"),
        outcome.err());
  }

  @Test
  void filesOfAFigureThatCouldNotBeWrittenAreToldWhereTheNextCannotBeMade() throws IOException {
    Figure one = FakeFigure.named("one", seed -> inTheWay("one", "data.csv"), 5, 16);
    Files.writeString(folder.resolve("two"), "");
    Figure two = FakeFigure.named("two", seed -> {}, 5, 16);
    Cli.Outcome outcome = figures(new Interrupt(), false, List.of(one, two), List.of("one", "two"));
    assertEquals(1, outcome.code());
    List<String> told = outcome.err().lines().toList();
    assertEquals(2, told.size(), outcome.err());
    assertTrue(told.get(0).contains("data.csv not written ("), outcome.err());
    assertTrue(told.get(1).contains(folder.resolve("two") + ": no folder"), outcome.err());
  }

  @Test
  void filesOfAFigureThatCouldNotBeWrittenAreToldWhereARunOfTheNextFails() {
    Figure one = FakeFigure.named("one", seed -> inTheWay("one", "data.csv"), 5, 16);
    Figure two =
        FakeFigure.named(
            "two",
            seed -> {
              throw new IllegalStateException("nothing converges");
            },
            5,
            16);
    Cli.Outcome outcome = figures(new Interrupt(), false, List.of(one, two), List.of("one", "two"));
    assertEquals(1, outcome.code());
    List<String> told = outcome.err().lines().toList();
    assertEquals(2, told.size(), outcome.err());
    assertTrue(told.get(0).contains("data.csv not written ("), outcome.err());
    assertTrue(told.get(1).contains("nothing converges"), outcome.err());
  }

  @Test
  void filesOfAFigureThatCouldNotBeWrittenAreToldWhereTheNextIsInterrupted() {
    Interrupt interrupt = new Interrupt();
    Figure one = FakeFigure.named("one", seed -> inTheWay("one", "data.csv"), 5, 16);
    Figure two = FakeFigure.named("two", seed -> interrupt.request(), 5, 16);
    Cli.Outcome outcome = figures(interrupt, false, List.of(one, two), List.of("one", "two"));
    assertEquals(130, outcome.code());
    List<String> told = outcome.err().lines().toList();
    assertEquals(2, told.size(), outcome.err());
    assertTrue(told.get(0).contains("data.csv not written ("), outcome.err());
    assertTrue(told.get(1).startsWith("note: interrupted: "), outcome.err());
  }

  private void inTheWay(String figure, String... names) {
    for (String name : names) {
      try {
        Files.createDirectories(folder.resolve(figure).resolve(name).resolve("folder"));
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  @Test
  void runsLeftOutOnRequestAreSaidToBeMissing() throws IOException {
    Cli.Outcome outcome = fake(new Interrupt(), false, FakeFigure.plain(), "--skip", "seed=[23]");
    assertEquals(0, outcome.code(), outcome.err());
    String note = "2 of the figure's 3 runs were left out on request (--skip)";
    assertTrue(outcome.out().contains(note), outcome.out());
    String run = Files.readString(folder.resolve("fake").resolve("run.json"));
    assertTrue(run.contains(note) && run.contains("\"skipped\" : \"seed=[23]\""), run);
    Cli.Outcome none = fake(new Interrupt(), false, FakeFigure.plain(), "--skip", "seed");
    Cli.assertFails(none, 2, "--skip seed: every run of the figure is to be skipped");
  }

  @Test
  void theListTellsWhatEachFigureShows() {
    Cli.Outcome outcome = Cli.run("figure", "--list");
    assertEquals(0, outcome.code());
    for (Figure figure : FigureCatalog.all()) {
      assertTrue(outcome.out().contains(figure.card().id()));
      assertTrue(outcome.out().contains(figure.card().shows()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lr20-fig99,lr20-fig99,lr20-fig5b",
    "lr20-fig5b --runs 0,--runs,0",
    "lr20-fig5b --threads 0,--threads,0",
    "lr20-fig5b --skip H=(,H=(,--skip",
    "lr20-fig5b --scale huge,huge,quick",
    "lr20-fig5b --data letters,letters,digits",
    "lr20-fig5b --data other.npz,other.npz,digits",
    "lr20-fig5b --backend abacus,abacus,simd",
    "lr20-fig2b --backend abacus,abacus,ejml",
  })
  void wrongUsageIsOneLineThatNamesTheValueAndWhatIsKnown(
      String arguments, String value, String known) {
    Cli.Outcome outcome = Cli.run(("figure " + arguments).split(" "));
    Cli.assertFails(outcome, 2, value);
    assertTrue(outcome.err().contains(known), outcome.err());
  }

  @Test
  void noFigureIsWrongUsageAndListsThem() {
    Cli.Outcome outcome = Cli.run("figure");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("lr20-fig5b, lr20-fig5c"), outcome.err());
  }

  @Test
  void missingMnistIsOneLineAndExitCode1() {
    Cli.Outcome outcome =
        Cli.run("figure", "lr20-fig5b", "--data", "mnist", "--mnist", folder.toString());
    Cli.assertFails(outcome, 1, folder.toString());
  }
}
