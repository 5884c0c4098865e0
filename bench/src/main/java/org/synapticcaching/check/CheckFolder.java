package org.synapticcaching.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.OutputFolder;

/**
 * Where all of one card is kept.
 *
 * @param path the folder
 */
public record CheckFolder(Path path) {
  private static final String STAGES = "stages";
  private static final String JSON = ".json";

  /** That of a card, by its name: {@code nvidia-h200}. */
  public static CheckFolder of(Path parent, String card) {
    String name =
        card.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return new CheckFolder(parent.resolve(name.isEmpty() ? "card" : name));
  }

  /** All that the stages print. */
  Path log() {
    return path.resolve("log.txt");
  }

  /** What became of every stage. */
  Path summary() {
    return path.resolve("gpu-check.json");
  }

  /** What was expected, predicted and measured. */
  Path table() {
    return path.resolve("table.csv");
  }

  /** What became of a stage. */
  Path result(String stage) {
    return path.resolve(STAGES).resolve(stage + JSON);
  }

  /** What the Java of a stage tells of itself. */
  Path partResult(String stage) {
    return path.resolve(STAGES).resolve(stage + ".part" + JSON);
  }

  /**
   * Makes the folder, and makes sure that all can be written.
   *
   * @throws IOException naming what is in the way
   */
  void prepare() throws IOException {
    OutputFolder.prepare(path);
    OutputFolder.prepare(path.resolve(STAGES));
    for (Path file : new Path[] {log(), summary(), table()}) {
      AtomicFile.requireWritable(file);
    }
  }

  /**
   * What became of a stage before; empty where it never ended.
   *
   * @throws IOException when it cannot be read
   */
  Optional<StageResult> before(String stage) throws IOException {
    Path file = result(stage);
    return Files.exists(file) ? Optional.of(StageResult.read(file)) : Optional.empty();
  }
}
