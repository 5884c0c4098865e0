package org.synapticcaching.cli.end;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.end.KilledProgram.Ending;

/** A sweep becomes the same table whoever takes part, and whatever ends them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SweepCampaignIT {
  private static final int POINTS = 80;
  private static final int KILLS = 5;

  /** On the backend that takes least to be compiled: there are fourteen starts. */
  private static final List<String> COMMAND =
      List.of(
          "sweep",
          "--vary",
          "rule=all,largest-updates",
          "--vary",
          "threshold=0.005:0.08:log:10",
          "--vary",
          "seed=1..4",
          "--plastic",
          "0.2",
          "--policy",
          "local-local",
          "--data",
          "digits",
          "--train-limit",
          "200",
          "--test-limit",
          "100",
          "--hidden",
          "10",
          "--epochs",
          "1",
          "--backend",
          "ejml");

  @TempDir private Path folder;

  @BeforeEach
  void needsKill() {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
  }

  private KilledProgram program(String name, String... more) throws IOException {
    List<String> words = new ArrayList<>(COMMAND);
    words.addAll(List.of(more));
    return new KilledProgram(
        Files.createDirectories(folder.resolve(name)), words, SweepCampaignIT::saved);
  }

  private static List<Path> saved(Path out) {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(out.resolve("points"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException | UncheckedIOException changing) {
      return List.of();
    }
  }

  @Test
  void killedShardedOrStartedTwiceItsTableHasTheSameBytes() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    try (KilledProgram program = program("whole")) {
      program.complete(undisturbed);
    }
    assertEquals(POINTS + 1, Files.readAllLines(undisturbed.resolve("sweep.csv")).size());
    int files = saved(undisturbed).size();
    Path killed = Files.createDirectory(folder.resolve("killed"));
    requireSame(undisturbed, KilledProgram.disturbed(killed, out -> killed(out, files)));
    Path sharded = Files.createDirectory(folder.resolve("sharded"));
    requireSame(undisturbed, KilledProgram.disturbed(sharded, this::sharded));
  }

  private boolean killed(Path out, int files) throws Exception {
    Random random = new Random(2);
    try (KilledProgram program = program("kills")) {
      for (int kill = 0; kill < KILLS; kill++) {
        program.start(out);
        program.awaitSaved(out, saved(out).size() + 1 + random.nextInt(files / (KILLS + 2)));
        if (!program.end(Ending.values()[kill % Ending.values().length])) {
          return false;
        }
      }
      program.complete(out);
    }
    return true;
  }

  /** Four at once, one of them killed, another one started twice. */
  private boolean sharded(Path out) throws Exception {
    try (KilledProgram first = program("first", "--shard", "1/4", "--threads", "1");
        KilledProgram second = program("second", "--shard", "2/4", "--threads", "1");
        KilledProgram third = program("third", "--shard", "3/4", "--threads", "1");
        KilledProgram fourth = program("fourth", "--shard", "4/4", "--threads", "1");
        KilledProgram twice = program("twice", "--shard", "3/4", "--threads", "1");
        KilledProgram gathered = program("gathered")) {
      for (KilledProgram program : List.of(first, second, third, fourth, twice)) {
        program.start(out);
      }
      second.awaitSaved(out, 2);
      boolean ended = second.end(Ending.KILLED);
      for (KilledProgram program : List.of(first, third, fourth, twice)) {
        program.awaitEnd();
      }
      // What the killed one left is learned by the last.
      gathered.complete(out);
      return ended;
    }
  }

  private static void requireSame(Path undisturbed, Path disturbed) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(undisturbed.resolve("sweep.csv")),
        Files.readAllBytes(disturbed.resolve("sweep.csv")));
    assertEquals(KilledProgram.names(saved(undisturbed)), KilledProgram.names(saved(disturbed)));
    assertEquals(List.of(), KilledProgram.temporary(disturbed));
  }
}
