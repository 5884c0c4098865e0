package org.synapticcaching.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.OutputFolder;

/**
 * The folder of one sweep: what its plan is, its points, and its table. All who work on a sweep
 * share it.
 *
 * @param directory made when the plan is first written
 */
public record SweepFolder(Path directory) {
  private static final String PLAN = "plan.json";
  private static final String POINTS = "points";

  /** Where the table is, or will be. */
  public Path table() {
    return directory.resolve(SweepTable.NAME);
  }

  BatchFiles points(Consumer<String> notice) {
    return new BatchFiles(directory.resolve(POINTS), notice);
  }

  /**
   * What a plan says that was begun here, if one was.
   *
   * @param key of one of its facts
   */
  public Optional<String> planned(String key) throws IOException {
    return Optional.ofNullable(read())
        .map(plan -> plan.get(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  /**
   * Makes this the folder of a plan, unless it is that of another one, and removes what killed
   * writers have left of its files.
   *
   * @param plan facts by which plans differ
   * @throws IllegalStateException when it is, saying in what they differ
   * @throws IOException when the folder cannot be written
   */
  public void claim(Map<String, Object> plan) throws IOException {
    requireSame(plan, read());
    OutputFolder.prepare(directory);
    if (read() == null) {
      AtomicFile.write(directory.resolve(PLAN), Json.pretty(plan));
      // Somebody else may have begun another one in the same moment.
      requireSame(plan, read());
    }
    AtomicFile.requireWritable(table());
  }

  /**
   * Makes sure that this is the folder of a plan that was begun.
   *
   * @param plan facts by which plans differ
   * @throws IllegalStateException when it is that of another one or of none
   * @throws IOException when the table cannot be written there
   */
  void requireBegun(Map<String, Object> plan) throws IOException {
    JsonNode there = read();
    if (there == null) {
      throw new IllegalStateException("no sweep was begun in " + directory + "; nothing to gather");
    }
    requireSame(plan, there);
    OutputFolder.prepare(directory);
    AtomicFile.requireWritable(table());
  }

  /** Null when no plan is there. */
  private JsonNode read() throws IOException {
    Path file = directory.resolve(PLAN);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Json.read(Files.readString(file));
    } catch (IOException damaged) {
      throw new IllegalStateException(
          file + " is damaged: no sweep can go on there; remove it or choose another --out",
          damaged);
    }
  }

  private void requireSame(Map<String, Object> plan, JsonNode there) {
    if (there == null) {
      return;
    }
    Optional<String> difference = PlanFacts.difference(plan, there);
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "%s has another sweep, whose %s; choose another --out"
              .formatted(directory, difference.get()));
    }
  }
}
