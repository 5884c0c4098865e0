package org.synapticcaching.cli.end;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.end.KilledProgram.Ending;

/** A search that is ended again and again, in every way, finds what it would have found. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SearchCampaignIT {
  private static final int KILLS = 5;

  /** On the backend that takes least to be compiled: there are seven starts. */
  private static final List<String> COMMAND =
      List.of(
          "search",
          "--accuracy",
          "0.3",
          "--vary",
          "hidden=10:20:log",
          "--vary",
          "rule=all,largest-updates,subnet",
          "--maintenance-cost",
          "0.001",
          "--data",
          "digits",
          "--train-limit",
          "300",
          "--test-limit",
          "50",
          "--presentations",
          "900",
          "--test-every",
          "300",
          "--wave",
          "9",
          "--finalists",
          "2",
          "--fresh-seeds",
          "2",
          "--budget",
          "12000",
          "--backend",
          "ejml");

  @TempDir private Path folder;

  @BeforeEach
  void needsKill() {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
  }

  private KilledProgram program(String name) throws IOException {
    return new KilledProgram(
        Files.createDirectories(folder.resolve(name)), COMMAND, "--study", SearchCampaignIT::runs);
  }

  /** Its journal once for each run in it. */
  private static List<Path> runs(Path study) {
    Path journal = study.resolve("journal.jsonl");
    try {
      String text = Files.exists(journal) ? Files.readString(journal) : "";
      long lines = text.chars().filter(letter -> letter == '\n').count();
      return Collections.nCopies((int) Math.max(0, lines - 1), journal);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void killedAtFiveMomentsItEndsWithTheSameWinner() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    try (KilledProgram program = program("whole")) {
      program.complete(undisturbed);
    }
    int all = runs(undisturbed).size();
    Path killed = KilledProgram.disturbed(folder, out -> killed(out, all));
    for (String name : List.of("trials.csv", "best.json")) {
      assertArrayEquals(
          Files.readAllBytes(undisturbed.resolve(name)), Files.readAllBytes(killed.resolve(name)));
    }
    assertEquals(all, runs(killed).size(), "nothing was learned twice");
    assertEquals(List.of(), KilledProgram.temporary(killed));
  }

  private boolean killed(Path out, int all) throws Exception {
    Random random = new Random(3);
    try (KilledProgram program = program("kills")) {
      for (int kill = 0; kill < KILLS; kill++) {
        program.start(out);
        program.awaitSaved(out, runs(out).size() + 1 + random.nextInt(all / (KILLS + 3)));
        if (!program.end(Ending.values()[kill % Ending.values().length])) {
          return false;
        }
      }
      program.complete(out);
    }
    return true;
  }
}
