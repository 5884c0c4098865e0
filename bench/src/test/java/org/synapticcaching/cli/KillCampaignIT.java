package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;

/** A figure that is ended again and again, in every way, becomes what it would have become. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillCampaignIT {
  private static final int KILLS = 40;
  private static final String JAR = "synaptic-caching.jar";
  private static final String FIGURE = "lr20-fig6";

  /** More runs than kills, each of which lets at least one be saved, now and then more. */
  private static final List<String> COMMAND =
      List.of("figure", FIGURE, "--runs", "150", "--threads", "1", "--backend", "simd");

  private static final List<String> RESULTS =
      List.of("data.csv", "claims.json", "figure.svg", "figure.png");

  @TempDir private Path folder;
  private Process process;

  /** How a run is ended. */
  private enum Ending {
    INTERRUPTED(Signal.INTERRUPT, false),
    KILLED(Signal.KILL, false),
    TERMINATED(Signal.TERMINATE, false),
    HUNG_UP(Signal.HANGUP, false),
    INNER_JAVA_KILLED(Signal.KILL, true);

    private final Signal signal;
    private final boolean inner;

    Ending(Signal signal, boolean inner) {
      this.signal = signal;
      this.inner = inner;
    }
  }

  @AfterEach
  void endWhatIsLeft() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void endsByteForByteLikeAFigureThatNobodyDisturbed() throws Exception {
    Assumptions.assumeTrue(Signal.canBeSent(), "needs /bin/kill");
    Path disturbed = folder.resolve("disturbed");
    Map<Path, FileTime> saved = new HashMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Ending ending = Ending.values()[kill % Ending.values().length];
      start(disturbed);
      // Every third time at once, before anything is saved.
      int more = kill % 3 == 2 ? 0 : 1;
      while (process.isAlive() && saved(disturbed).size() < saved.size() + more) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      end(ending);
      for (Path run : saved(disturbed)) {
        new ObjectMapper().readTree(run.toFile());
        FileTime time = Files.getLastModifiedTime(run);
        assertEquals(saved.getOrDefault(run, time), time, run + " was saved again");
        saved.put(run, time);
      }
    }
    start(disturbed);
    assertEquals(0, process.waitFor(), errors());
    for (Map.Entry<Path, FileTime> run : saved.entrySet()) {
      assertEquals(run.getValue(), Files.getLastModifiedTime(run.getKey()), run.getKey() + "");
    }
    assertEquals(List.of(), temporary(disturbed));

    Path undisturbed = folder.resolve("undisturbed");
    start(undisturbed);
    assertEquals(0, process.waitFor(), errors());
    for (String name : RESULTS) {
      assertArrayEquals(
          Files.readAllBytes(undisturbed.resolve(FIGURE).resolve(name)),
          Files.readAllBytes(disturbed.resolve(FIGURE).resolve(name)),
          name);
    }
    assertEquals(names(saved(undisturbed)), names(saved(disturbed)));
  }

  private void start(Path out) throws IOException {
    List<String> words =
        Stream.concat(
                Stream.of("-jar", Path.of(System.getProperty("jars"), JAR).toString()),
                Stream.concat(COMMAND.stream(), Stream.of("--out", out.toString())))
            .toList();
    process =
        OtherJava.with(words)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
  }

  /** Ends what runs, and waits until nothing of it is left. */
  private void end(Ending ending) throws Exception {
    assertTrue(process.isAlive(), () -> "ended by itself: " + errors());
    ProcessHandle inner = process.children().findFirst().orElse(null);
    if (ending.inner && inner == null) {
      end(Ending.KILLED);
      return;
    }
    Signal signal = ending.signal.noticed();
    signal.send(ending.inner ? inner : process.toHandle());
    int code = process.waitFor();
    assertEquals(signal.exitCode(), code, errors());
    if (ending.inner) {
      assertTrue(errors().contains("memory"), errors());
    }
    if (inner != null) {
      inner.onExit().get();
    }
  }

  private static List<Path> saved(Path out) throws IOException {
    return list(out.resolve(FIGURE).resolve("runs")).stream()
        .filter(file -> file.toString().endsWith(".json"))
        .toList();
  }

  private static List<Path> temporary(Path out) throws IOException {
    return Stream.of(out.resolve(FIGURE), out.resolve(FIGURE).resolve("runs"))
        .flatMap(directory -> list(directory).stream())
        .filter(file -> file.toString().endsWith(".part"))
        .toList();
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> list(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("err"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
