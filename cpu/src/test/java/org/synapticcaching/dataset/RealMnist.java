package org.synapticcaching.dataset;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where tests find the real MNIST; without it they are skipped with a reason. */
public final class RealMnist {
  private RealMnist() {}

  /** The directory that has it; without one the test is skipped. */
  public static Path directory() {
    String directory = System.getenv("MNIST_DIR");
    Assumptions.assumeTrue(
        directory != null && !directory.isBlank(),
        "needs the real MNIST: set MNIST_DIR to the directory with its four files");
    return Path.of(directory);
  }
}
