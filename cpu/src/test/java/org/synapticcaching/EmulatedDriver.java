package org.synapticcaching;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The emulated driver that the tests of the GPU module build. */
public final class EmulatedDriver {
  private static final Path BUILT = Path.of("gpu", "target", "emulator");
  private static final String MISSING = "the emulated driver was not built: needs g++";

  private EmulatedDriver() {}

  /**
   * The folder with the newest of them, for the loader's path; where there is none, no test.
   *
   * @param project folder of the project
   */
  public static Path found(Path project) throws IOException {
    Path folder = project.resolve(BUILT);
    assumeTrue(Files.isDirectory(folder), MISSING);
    Optional<Path> newest;
    try (Stream<Path> built = Files.list(folder)) {
      newest =
          built
              .filter(each -> Files.exists(each.resolve("libcublas.so.12")))
              .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    }
    assumeTrue(newest.isPresent(), MISSING);
    return newest.orElseThrow().toRealPath();
  }
}
