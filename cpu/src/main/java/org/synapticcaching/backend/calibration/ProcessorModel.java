package org.synapticcaching.backend.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of a processor, where Linux tells it. */
public final class ProcessorModel {
  private static final Path FILE = Path.of("/proc/cpuinfo");
  private static final String FIELD = "model name";

  private ProcessorModel() {}

  /** That of the first core here; empty where the system has no such file. */
  public static Optional<String> ofThisMachine() {
    return in(FILE);
  }

  /**
   * That of the first core.
   *
   * @param file as {@code /proc/cpuinfo} is written
   * @return empty where it cannot be read or does not tell
   */
  public static Optional<String> in(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException elsewhere) {
      return Optional.empty();
    }
  }
}
