package org.synapticcaching.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.synapticcaching.dataset.MnistPlace;
import picocli.CommandLine.Option;

/** Option that says where MNIST is. A picocli mixin. */
public final class MnistOption {
  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      description =
          "Where the four files of MNIST are. Default: the environment variable MNIST_DIR, then"
              + " data/mnist.")
  private Path mnist;

  /** The directory that the user named, if any. */
  public Optional<Path> directory() {
    return Optional.ofNullable(mnist);
  }

  /**
   * The directory that the user named, if any.
   *
   * @throws UsageException when it is no directory
   */
  Optional<Path> existing() {
    if (mnist != null && !Files.isDirectory(mnist)) {
      throw new UsageException(
          "--mnist: "
              + mnist
              + (Files.exists(mnist) ? " is no folder" : ": no such folder")
              + "; name the one with the four files of MNIST");
    }
    return directory();
  }

  /** Where it is looked for. */
  public MnistPlace place() {
    return MnistPlace.of(directory());
  }
}
