package org.synapticcaching.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that name files a training run reads and writes. A picocli mixin. */
public final class FileOptions {
  @Option(
      names = "--init-weights",
      paramLabel = "FILE.npz",
      description =
          "Start from the weights in arrays W1 (hidden x inputs), W2 (outputs x hidden), ..."
              + " Default: random, as the network says.")
  private Path initWeights;

  @Option(
      names = "--save-weights",
      paramLabel = "FILE.npz",
      description =
          "Write the weights at the end, as arrays W1_initial, W1_persistent, W1_transient, ...")
  private Path saveWeights;

  @Option(
      names = "--history",
      paramLabel = "FILE.csv",
      description = "Write one row per test: presentations, epoch, accuracy and energies.")
  private Path history;

  /**
   * Checks the options.
   *
   * @throws UsageException naming the option when a file could not be written later on
   */
  void check() {
    saveWeights().ifPresent(file -> requireWritable("--save-weights", file, ".npz"));
    history().ifPresent(file -> requireWritable("--history", file, ".csv"));
  }

  /** Where weights come from, if not from the seed. */
  public Optional<Path> initWeights() {
    return Optional.ofNullable(initWeights);
  }

  /** Where weights go. */
  public Optional<Path> saveWeights() {
    return Optional.ofNullable(saveWeights);
  }

  /** Where the tests go. */
  public Optional<Path> history() {
    return Optional.ofNullable(history);
  }

  private static void requireWritable(String option, Path file, String ending) {
    if (Files.isDirectory(file)) {
      throw new UsageException(option + ": " + file + " is a folder; name a " + ending + " file");
    }
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UsageException(
          option + ": nothing can be written to " + folder + "; choose another folder");
    }
  }
}
