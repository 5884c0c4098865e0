package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.synapticcaching.model.PerceptronSpec;
import picocli.CommandLine.Option;

/** Options that say what a perceptron learns, and for how long. A picocli mixin. */
public final class PerceptronOptions {
  @Option(
      names = "--synapses",
      paramLabel = "N",
      description =
          "Learn random patterns of +1 and -1 with N inputs, N >= 1; a bias comes on top.")
  private Integer synapses;

  @Option(
      names = "--patterns",
      paramLabel = "P",
      description = "Number of random patterns, P >= 1; each has a random target.")
  private Integer patterns;

  @Option(
      names = "--patterns-file",
      paramLabel = "X.npy",
      description = "Learn the patterns of a NumPy file instead: P x N numbers, without bias.")
  private Path patternsFile;

  @Option(
      names = "--targets-file",
      paramLabel = "D.npy",
      description = "The targets of these patterns: P times +1 or -1.")
  private Path targetsFile;

  @Option(
      names = "--max-epochs",
      paramLabel = "N",
      defaultValue = "" + PerceptronSpec.DEFAULT_MAX_EPOCHS,
      description =
          "Give up after N epochs with errors, N >= 1; that is a result, not a failure."
              + " Default: ${DEFAULT-VALUE}.")
  private int maxEpochs;

  /**
   * What the options say.
   *
   * @throws UsageException when they do not name exactly one task, or a number makes no sense
   */
  public PerceptronSettings settings(CachingSettings plasticity) {
    boolean random = synapses != null || patterns != null;
    boolean files = patternsFile != null || targetsFile != null;
    if (random == files) {
      throw new UsageException(
          (random ? "two things to learn: " : "nothing to learn: ")
              + "give either --synapses and --patterns, or --patterns-file and --targets-file");
    }
    if (random) {
      require(synapses, "--patterns needs --synapses");
      require(patterns, "--synapses needs --patterns");
      Numbers.atLeast("--synapses", 1, synapses);
      Numbers.atLeast("--patterns", 1, patterns);
    } else {
      require(patternsFile, "--targets-file needs --patterns-file");
      require(targetsFile, "--patterns-file needs --targets-file");
    }
    Numbers.atLeast("--max-epochs", 1, maxEpochs);
    return new PerceptronSettings(
        Optional.ofNullable(synapses),
        Optional.ofNullable(patterns),
        Optional.ofNullable(patternsFile),
        Optional.ofNullable(targetsFile),
        maxEpochs,
        plasticity);
  }

  private static void require(Object given, String otherwise) {
    if (given == null) {
      throw new UsageException(otherwise);
    }
  }
}
