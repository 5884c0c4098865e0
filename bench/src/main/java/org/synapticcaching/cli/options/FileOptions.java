package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
          "Write the weights at the end, as arrays W1_initial, W1_persistent, W1_transient, ...,"
              + " of the backend's own number format."
              + " Like --history, to standard output with -.")
  private Path saveWeights;

  @Option(
      names = "--history",
      paramLabel = "FILE.csv",
      description =
          "Write one row per test: presentations, epoch, accuracy and energies; with - to standard"
              + " output, and the summary then to standard error (not together with --json).")
  private Path history;

  /**
   * Checks the options.
   *
   * @param others files that other options name
   * @throws UsageException naming the option when a file could not be written later on, or is
   *     another one as well
   */
  void check(List<NamedFile> others) {
    List<NamedFile> files = new ArrayList<>(others);
    initWeights().map(file -> NamedFile.read("--init-weights", file)).ifPresent(files::add);
    files.addAll(written());
    new NamedFiles(files).check();
  }

  /**
   * Looks for files that belong to one run alone.
   *
   * @param command that makes many runs
   * @throws UsageException naming the option
   */
  public void requireNone(String command) {
    List<NamedFile> files = new ArrayList<>(written());
    initWeights().map(file -> NamedFile.read("--init-weights", file)).ifPresent(files::add);
    if (!files.isEmpty()) {
      throw new UsageException(
          files.get(0) + ": a file of one run, and '" + command + "' makes many; use 'train'");
    }
  }

  private List<NamedFile> written() {
    List<NamedFile> files = new ArrayList<>();
    saveWeights().map(file -> NamedFile.written("--save-weights", file)).ifPresent(files::add);
    history().map(file -> NamedFile.written("--history", file)).ifPresent(files::add);
    return files;
  }

  /** The option that has standard output for a file, if one has. */
  public Optional<String> onStandardOutput() {
    return written().stream()
        .filter(NamedFile::isStandardOutput)
        .map(NamedFile::toString)
        .findFirst();
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
}
