package org.synapticcaching.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of results with the reference runs alone, whatever else was computed in this clone. */
public final class ReferenceResults {
  /** The reference runs themselves. */
  public static final Path REFERENCE =
      Path.of("..", "results", "reference").toAbsolutePath().normalize();

  private ReferenceResults() {}

  /**
   * Makes it.
   *
   * @param folder where to, without one of the name {@code results-of-reference}
   */
  public static Path in(Path folder) throws IOException {
    Path results = Files.createDirectories(folder.resolve("results-of-reference"));
    Files.createSymbolicLink(results.resolve("reference"), REFERENCE);
    return results;
  }
}
