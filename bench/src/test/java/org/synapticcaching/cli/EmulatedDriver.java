package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The emulated driver that the tests of the GPU module build. */
final class EmulatedDriver {
  private static final Path BUILT = Path.of("..", "gpu", "target", "emulator");
  private static final String MISSING = "the emulated driver was not built: needs g++";

  private EmulatedDriver() {}

  /** The folder with the newest of them, for the loader's path; where there is none, no test. */
  static Path found() throws IOException {
    assumeTrue(Files.isDirectory(BUILT), MISSING);
    Optional<Path> newest;
    try (Stream<Path> built = Files.list(BUILT)) {
      newest =
          built
              .filter(each -> Files.exists(each.resolve("libcublas.so.12")))
              .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    }
    assumeTrue(newest.isPresent(), MISSING);
    return newest.orElseThrow().toRealPath();
  }
}
