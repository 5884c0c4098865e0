package org.synapticcaching.check.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;

/**
 * What became of a stage.
 *
 * @param stage its id
 * @param status passed, failed or not run
 * @param line what was done, or why not, in one line
 * @param seconds that it took
 * @param finished when it ended, such as {@code 2026-01-31T12:00:00Z}
 * @param findings in the order in which they were made
 * @param problems what is wrong, a line each
 * @param circumstances machine, card, program and so on, by the words in which a change is told
 */
public record StageResult(
    String stage,
    StageStatus status,
    String line,
    double seconds,
    String finished,
    List<Finding> findings,
    List<String> problems,
    Map<String, String> circumstances) {
  public StageResult {
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
    if (status == StageStatus.FAILED && problems.isEmpty()) {
      throw new IllegalArgumentException(stage + " failed, but nothing is said to be wrong");
    }
  }

  /** Writes a file, whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, Json.pretty(this));
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line that names the file, when it cannot be read or holds no result
   */
  public static StageResult read(Path file) throws IOException {
    return PartResult.read(file, StageResult.class);
  }

  /** What keeps this result from standing for a run under other circumstances, in words. */
  public Optional<String> otherThan(Map<String, String> now) {
    for (String name : now.keySet()) {
      String before = circumstances.getOrDefault(name, "none");
      if (!before.equals(now.get(name))) {
        return Optional.of("%s was %s, now it is %s".formatted(name, before, now.get(name)));
      }
    }
    return circumstances.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .findFirst()
        .map(name -> "%s was %s, now it is none".formatted(name, circumstances.get(name)));
  }
}
