package org.synapticcaching.cli.end;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.cli.end.KilledProgram.names;
import static org.synapticcaching.cli.end.KilledProgram.saved;
import static org.synapticcaching.cli.end.KilledProgram.temporary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.end.KilledProgram.Ending;

/** Figures that are ended again and again, in every way, become what they would have become. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillCampaignIT {
  /** One of each ending; {@code -Dkills=40} for a campaign. */
  private static final int KILLS = Integer.getInteger("kills", 5);

  /** On the backend that takes least to be compiled: there are seven starts. */
  private static final String FIGURE = "n22-fig1";

  /** More runs than kills, each of which lets at least one be saved, now and then more. */
  private static final List<String> COMMAND =
      List.of("figure", FIGURE, "--runs", "" + 4 * KILLS, "--threads", "1", "--backend", "ejml");

  private static final List<String> RESULTS =
      List.of("data.csv", "claims.json", "figure.svg", "figure.png");

  private static final int KILLS_OF_ALL = 3;
  private static final List<String> FIGURES = List.of("lr20-fig2b", "n22-fig1", "n22-fig8");

  @TempDir private Path folder;
  private final Map<Path, FileTime> saved = new HashMap<>();

  @BeforeEach
  void needsKill() {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
  }

  @Test
  void endsByteForByteLikeAFigureThatNobodyDisturbed() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    try (KilledProgram program = new KilledProgram(folder, COMMAND)) {
      Path disturbed = KilledProgram.disturbed(folder, out -> endedEachWay(program, out));
      program.complete(undisturbed);
      requireSame(List.of(FIGURE), undisturbed, disturbed);
    }
  }

  private boolean endedEachWay(KilledProgram program, Path out) throws Exception {
    saved.clear();
    for (int kill = 0; kill < KILLS; kill++) {
      program.start(out);
      // Every third time at once, before anything is saved.
      program.awaitSaved(out, saved.size() + (kill % 3 == 2 ? 0 : 1));
      if (!program.end(Ending.values()[kill % Ending.values().length])) {
        return false;
      }
      requireEachSavedOnce(out);
    }
    program.complete(out);
    return true;
  }

  @Test
  void manyFiguresAtOnceEndLikeThoseThatNobodyDisturbed() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    List<String> words = new ArrayList<>(List.of("reproduce"));
    words.addAll(FIGURES);
    words.addAll(List.of("--runs", "6", "--backend", "simd"));
    try (KilledProgram program = new KilledProgram(folder, words)) {
      program.complete(undisturbed);
      int most = saved(undisturbed).size() / (2 * KILLS_OF_ALL);
      Path disturbed = KilledProgram.disturbed(folder, out -> killedAtRandom(program, out, most));
      requireSame(FIGURES, undisturbed, disturbed);
      assertArrayEquals(
          Files.readAllBytes(undisturbed.resolve("summary.csv")),
          Files.readAllBytes(disturbed.resolve("summary.csv")));
    }
  }

  private boolean killedAtRandom(KilledProgram program, Path out, int most) throws Exception {
    Random random = new Random(1);
    saved.clear();
    for (int kill = 0; kill < KILLS_OF_ALL; kill++) {
      program.start(out);
      program.awaitSaved(out, saved.size() + random.nextInt(most));
      if (!program.end(Ending.KILLED)) {
        return false;
      }
      requireEachSavedOnce(out);
    }
    program.complete(out);
    return true;
  }

  /** What is saved is whole, and stays as it is. */
  private void requireEachSavedOnce(Path out) throws IOException {
    for (Path run : saved(out)) {
      new ObjectMapper().readTree(run.toFile());
      FileTime time = Files.getLastModifiedTime(run);
      assertEquals(saved.getOrDefault(run, time), time, run + " was saved again");
      saved.put(run, time);
    }
  }

  private void requireSame(List<String> figures, Path undisturbed, Path disturbed)
      throws IOException {
    requireEachSavedOnce(disturbed);
    assertEquals(List.of(), temporary(disturbed));
    assertEquals(names(saved(undisturbed)), names(saved(disturbed)));
    for (String figure : figures) {
      for (String name : RESULTS) {
        assertArrayEquals(
            Files.readAllBytes(undisturbed.resolve(figure).resolve(name)),
            Files.readAllBytes(disturbed.resolve(figure).resolve(name)),
            figure + "/" + name);
      }
    }
  }
}
