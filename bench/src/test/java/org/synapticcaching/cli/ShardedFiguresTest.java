package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.figure.FakeFigure;
import org.synapticcaching.figure.Figure;

/** Several who share the runs of figures make what one alone would have made. */
class ShardedFiguresTest {
  @TempDir private Path folder;

  private Cli.Outcome run(List<Figure> known, String... words) {
    return FigureCommands.run(new Interrupt(), false, known, folder, words);
  }

  @Test
  void shardsComputeEachRunOnceAndDrawNothing() throws IOException {
    AtomicInteger runs = new AtomicInteger();
    List<Figure> known =
        List.of(
            FakeFigure.named("x-one", seed -> runs.incrementAndGet(), 5, 16),
            FakeFigure.named("x-two", seed -> runs.incrementAndGet(), 4, 16));
    for (int shard = 1; shard <= 3; shard++) {
      Cli.Outcome part = run(known, "reproduce", "all", "--shard", shard + "/3");
      assertEquals(0, part.code(), part.err());
      assertTrue(part.out().startsWith("shard " + shard + "/3: 2 runs are saved in "), part.out());
      Cli.Outcome early = run(known, "reproduce", "all", "--gather");
      if (shard < 3) {
        assertEquals(1, early.code());
        assertTrue(early.err().contains(" of 3 runs of x-"), early.err());
        assertFalse(Files.exists(folder.resolve("summary.csv")));
        assertFalse(Files.exists(folder.resolve("x-one/figure.png")));
      } else {
        assertEquals(0, early.code(), early.err());
      }
    }
    assertEquals(6, runs.get());
    assertTrue(Files.exists(folder.resolve("summary.csv")));
    for (String figure : List.of("x-one", "x-two")) {
      byte[] sharded = Files.readAllBytes(folder.resolve(figure).resolve("data.csv"));
      assertEquals(0, run(known, "figure", figure, "--fresh").code());
      assertArrayEquals(sharded, Files.readAllBytes(folder.resolve(figure).resolve("data.csv")));
    }
  }

  /** As where --out is misspelt: a folder there would look like a figure that was begun. */
  @ParameterizedTest
  @ValueSource(strings = {"reproduce", "figure"})
  void gatheringWhatNobodyBeganMakesNoFolder(String command) throws IOException {
    List<Figure> known = List.of(FakeFigure.named("x-one", seed -> {}, 5, 16));
    Cli.assertFails(run(known, command, "x-one", "--gather"), 1, "3 of 3 runs of x-one (the first");
    try (Stream<Path> made = Files.list(folder)) {
      assertEquals(List.of(), made.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"reproduce, 0/4", "reproduce, 5/4", "figure, 0/4", "figure, 1"})
  void aShardThatIsNoneIsRefused(String command, String shard) {
    Cli.assertFails(
        run(
            List.of(FakeFigure.named("x-one", seed -> {}, 5, 16)),
            command,
            "x-one",
            "--shard",
            shard),
        2,
        "got " + shard);
    Cli.assertFails(
        run(
            List.of(FakeFigure.named("x-one", seed -> {}, 5, 16)),
            command,
            "x-one",
            "--shard",
            "1/2",
            "--gather"),
        2,
        "--gather and --shard");
  }

  @Test
  void aDryRunTellsWhatIsExpectedAndWritesNothing() {
    AtomicInteger runs = new AtomicInteger();
    List<Figure> known =
        List.of(
            FakeFigure.named("x-one", seed -> runs.incrementAndGet(), 5, 16),
            FakeFigure.named("x-two", seed -> runs.incrementAndGet(), 4, 16));
    Cli.Outcome dry = run(known, "reproduce", "all", "--dry-run", "--threads", "1");
    assertEquals(0, dry.code(), dry.err());
    List<String> lines = dry.out().lines().toList();
    assertTrue(lines.get(1).startsWith("x-one "), dry.out());
    assertTrue(lines.get(3).matches("all +6 .*"), dry.out());
    assertTrue(dry.out().contains("on one core: about "), dry.out());
    assertTrue(dry.out().contains("on 4 cores: about "), dry.out());
    assertEquals(0, runs.get());
    assertFalse(Files.exists(folder.resolve("x-one")));
    Cli.assertFails(
        run(known, "figure", "x-one", "--dry-run", "--shard", "1/2"), 2, "--dry-run tells of all");
  }
}
