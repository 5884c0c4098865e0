package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.figure.FakeFigure;
import org.synapticcaching.figure.Figure;

class ReproduceCommandTest {
  private static final LongConsumer NOTHING = seed -> {};
  private static final List<String> RESULTS =
      List.of("data.csv", "claims.json", "figure.svg", "figure.png");

  @TempDir private Path folder;

  private final List<Figure> three =
      List.of(
          FakeFigure.named("x-one", NOTHING, 5, 16),
          FakeFigure.named("x-two", NOTHING, 4, 16),
          FakeFigure.named("y-one", NOTHING, 6, 16));

  private Cli.Outcome run(
      Interrupt interrupt, boolean terminal, List<Figure> known, Path out, String... words) {
    return FigureCommands.run(interrupt, terminal, known, out, words);
  }

  private Cli.Outcome run(List<Figure> known, String... words) {
    return run(new Interrupt(), false, known, folder, words);
  }

  private List<CSVRecord> summary() throws IOException {
    try (Reader in = Files.newBufferedReader(folder.resolve("summary.csv"))) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(in)
          .getRecords();
    }
  }

  private static void assertSame(List<String> figures, Path one, Path other) throws IOException {
    for (String figure : figures) {
      for (String name : RESULTS) {
        assertArrayEquals(
            Files.readAllBytes(one.resolve(figure).resolve(name)),
            Files.readAllBytes(other.resolve(figure).resolve(name)),
            figure + "/" + name);
      }
    }
  }

  @Test
  void everyFigureIsMadeAndItsClaimsAreCountedByBasisAndByFigure() throws IOException {
    Cli.Outcome outcome = run(three, "reproduce");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertTrue(lines.contains("x-one           1 met"), outcome.out());
    assertTrue(lines.contains("x-two           1 not met"), outcome.out());
    assertTrue(
        outcome.out().replaceAll(" +", " ").contains("\nreading 2 1 0 0 0\n"), outcome.out());
    assertTrue(outcome.out().replaceAll(" +", " ").contains("\nx-two 0 1 0 0 0\n"), outcome.out());
    assertTrue(
        outcome
            .out()
            .contains(
                String.format(
                    "not met:%n  x-two: squares get large [reading]%n"
                        + "    largest: expected at least 16, measured 9.003%n")),
        outcome.out());
    assertTrue(outcome.out().contains("in " + folder + ": a folder for each figure"));
    assertTrue(Files.exists(folder.resolve("y-one/figure.png")));
  }

  @Test
  void filesAreThoseOfFiguresMadeOneByOne() throws IOException {
    Path alone = folder.resolve("alone");
    Path together = folder.resolve("together");
    run(new Interrupt(), false, three, alone, "figure", "--all");
    run(new Interrupt(), false, three, together, "reproduce", "all", "--threads", "3");
    assertSame(List.of("x-one", "x-two", "y-one"), alone, together);
    List<String> real = List.of("lr20-fig4b", "lr20-fig6", "n22-fig2", "n22-fig3", "n22-fig8");
    assertEquals(0, real("figure", real, alone).code());
    assertEquals(0, real("reproduce", real, together).code());
    assertSame(real, alone, together);
  }

  private static Cli.Outcome real(String command, List<String> figures, Path out) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(figures);
    words.addAll(List.of("--runs", "1", "--backend", "simd", "--out", out.toString()));
    return Cli.run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "x,x-one x-two",
    "y-one x-two x-two,x-two y-one",
    "y x-one,x-one y-one",
    "all x,x-one x-two y-one"
  })
  void wordsAreSourcesAndIdsEachFigureOnceInTheOrderOfTheCatalog(String words, String made)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("reproduce"));
    arguments.addAll(List.of(words.split(" ")));
    assertEquals(0, run(three, arguments.toArray(String[]::new)).code());
    assertEquals(
        List.of(made.split(" ")), summary().stream().map(line -> line.get(0)).distinct().toList());
  }

  @Test
  void aFigureThatIsMadeAgainChangesTheSummaryThatIsThere() throws IOException {
    run(three, "figure", "x-one");
    assertFalse(Files.exists(folder.resolve("summary.csv")));
    run(three, "reproduce", "y");
    assertEquals(3 * (5 + 6), summary().size());
    run(three, "figure", "x-one", "--runs", "1");
    assertEquals(5 + 3 * 6, summary().size());
  }

  @Test
  void aFigureWhoseFilesAreDamagedIsLeftOutOfTheSummaryAndSaid() throws IOException {
    run(three, "reproduce", "x");
    Files.writeString(folder.resolve("x-one/run.json"), "{");
    Cli.Outcome outcome = run(three, "reproduce", "y");
    assertEquals(0, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains("run.json is damaged"), outcome.err());
    assertTrue(outcome.err().contains("figure x-one"), outcome.err());
    assertEquals(3 * (4 + 6), summary().size());
  }

  @Test
  void unmetClaimsAreAnErrorOnlyWhenStrict() {
    assertEquals(0, run(three, "reproduce").code());
    Cli.Outcome strict = run(three, "reproduce", "--strict");
    assertEquals(1, strict.code());
    assertEquals(
        "synaptic-caching: --strict: 1 claim(s) not met: x-two: squares get large",
        strict.err().strip());
    assertTrue(strict.out().contains("3 of 3 runs taken from before"), strict.out());
    assertEquals(0, run(three, "reproduce", "y", "--strict").code());
  }

  @Test
  void aFigureThatFailsDoesNotKeepOthersFromBeingMade() throws IOException {
    Figure failing =
        FakeFigure.named(
            "x-one",
            seed -> {
              throw new UnsupportedOperationException("no such policy");
            },
            5,
            16);
    Files.writeString(folder.resolve("x-two"), "in the way");
    Cli.Outcome outcome = run(List.of(failing, three.get(1), three.get(2)), "reproduce");
    assertEquals(1, outcome.code());
    List<String> errors = outcome.err().lines().toList();
    assertEquals(4, errors.size(), outcome.err());
    // Told when it happens, and again in the end.
    assertTrue(errors.get(0).startsWith("note: x-two is given up, others go on: "), outcome.err());
    assertTrue(errors.get(1).startsWith("note: x-one is given up, others go on: run squares/"));
    assertTrue(errors.get(2).startsWith("synaptic-caching: x-one: run squares/"), outcome.err());
    assertTrue(errors.get(2).contains("no such policy"), outcome.err());
    assertTrue(errors.get(3).contains(folder.resolve("x-two").toString()), outcome.err());
    assertEquals(3 * 6, summary().size());
    assertTrue(outcome.out().contains("y-one           1 met"), outcome.out());
  }

  @Test
  void aSummaryThatCannotBeWrittenInTheEndIsOneMoreFailure() throws IOException {
    Figure blocking =
        FakeFigure.named(
            "x-one",
            seed -> {
              try {
                Files.createDirectories(folder.resolve("summary.csv/folder"));
              } catch (IOException problem) {
                throw new UncheckedIOException(problem);
              }
            },
            5,
            16);
    Cli.Outcome outcome = run(List.of(blocking), "reproduce");
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(folder.resolve("summary.csv").toString()), outcome.err());
    assertTrue(outcome.out().contains("claims by figure"), outcome.out());
  }

  @Test
  void interruptedItSaysHowToGoOnAndKeepsWhatIsFinished() throws IOException {
    Interrupt interrupt = new Interrupt();
    AtomicInteger begun = new AtomicInteger();
    // Neither figure can be complete when the third run begins, whatever the order.
    LongConsumer stop =
        seed -> {
          if (begun.incrementAndGet() == 3) {
            interrupt.request();
          }
        };
    List<Figure> stopping =
        List.of(FakeFigure.named("x-one", stop, 5, 16), FakeFigure.named("y-one", stop, 6, 16));
    Cli.Outcome stopped =
        run(interrupt, false, stopping, folder, "reproduce", "all", "--threads", "1");
    assertEquals(130, stopped.code());
    assertEquals(
        "note: interrupted: 0 of 2 figures are made, finished runs of the others are saved;"
            + " the same command goes on from there",
        stopped.err().strip());
    Cli.Outcome again = run(stopping, "reproduce", "all");
    assertEquals(0, again.code());
    assertTrue(again.out().contains("taken from before"), again.out());
  }

  @Test
  void onATerminalLinesDoNotGetIntoTheBar() {
    Cli.Outcome outcome = run(new Interrupt(), true, three, folder, "reproduce");
    assertTrue(outcome.err().contains("100 %  3 of 3 figures"), outcome.err());
    outcome
        .err()
        .lines()
        .flatMap(line -> List.of(line.split("\r")).stream())
        .forEach(line -> assertTrue(line.length() <= 79, line));
  }

  @Test
  void nothingIsBegunWhenTheSummaryCannotBeWritten() throws IOException {
    Files.createDirectories(folder.resolve("summary.csv"));
    Cli.assertFails(run(three, "reproduce"), 1, folder.resolve("summary.csv") + ": is a folder");
    assertFalse(Files.exists(folder.resolve("x-one")));
  }

  @ParameterizedTest
  @CsvSource({
    "lr21,lr21,lr20",
    "lr20-fig5,lr20-fig5,lr20-fig5b",
    "n22 --runs 0,--runs,0",
    "n22 --threads 0,--threads,0",
    "n22 --scale huge,huge,quick",
    "n22 --backend abacus,abacus,simd",
    "lr20 --skip seed=1/|seed,lr20-,every run",
  })
  void wrongUsageIsOneLineThatNamesTheValueAndWhatIsKnown(
      String arguments, String value, String known) {
    Cli.Outcome outcome = Cli.run(("reproduce " + arguments).split(" "));
    Cli.assertFails(outcome, 2, value);
    assertTrue(outcome.err().contains(known), outcome.err());
  }
}
