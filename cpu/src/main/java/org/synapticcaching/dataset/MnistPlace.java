package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory where MNIST is looked for: the one of the user's option, else that of the
 * environment variable {@code MNIST_DIR}, else {@code data/mnist} in the working directory.
 *
 * @param directory it need not exist
 * @param namedBy {@code --mnist}, {@code MNIST_DIR} or {@code data/mnist}
 */
public record MnistPlace(Path directory, String namedBy) {
  /** Who named the last place. */
  private static final String USUAL = "data/mnist";

  /** The place in this process. */
  public static MnistPlace of(Optional<Path> given) {
    return of(given, Optional.ofNullable(System.getenv("MNIST_DIR")), Path.of(""));
  }

  /**
   * The place among these.
   *
   * @param environment value of {@code MNIST_DIR}; blank counts as absent
   */
  static MnistPlace of(Optional<Path> given, Optional<String> environment, Path workingDirectory) {
    if (given.isPresent()) {
      return new MnistPlace(given.get(), "--mnist");
    }
    return environment
        .filter(value -> !value.isBlank())
        .map(value -> new MnistPlace(Path.of(value), "MNIST_DIR"))
        .orElseGet(() -> new MnistPlace(usualIn(workingDirectory), USUAL));
  }

  /** Where MNIST is looked for when no one says otherwise, and where it is fetched to. */
  public static Path usual() {
    return usualIn(Path.of(""));
  }

  private static Path usualIn(Path workingDirectory) {
    return workingDirectory.resolve("data").resolve("mnist");
  }

  /** Whether a user named it, so that it must hold MNIST. */
  public boolean named() {
    return !namedBy.equals(USUAL);
  }
}
