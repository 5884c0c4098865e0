package org.synapticcaching.backend.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of a processor, where Linux tells it. */
final class ProcessorModel {
  private static final Path FILE = Path.of("/proc/cpuinfo");
  private static final String FIELD = "model name";

  private ProcessorModel() {}

  static Optional<String> ofThisMachine() {
    return in(FILE);
  }

  static Optional<String> in(Path file) {
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
