package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All options of {@code perceptron} but those of its output. A picocli mixin. */
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

  @Mixin private CachingOptions caching;
  @Spec private CommandSpec mixin;

  /**
   * Checks the options. To be called before anything below.
   *
   * @param notice receives lines for the user
   * @throws UsageException when they do not name exactly one task, or a number makes no sense
   */
  public void complete(Consumer<String> notice) {
    caching.complete();
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
      new NamedFiles(
              List.of(
                  NamedFile.read("--patterns-file", patternsFile),
                  NamedFile.read("--targets-file", targetsFile)))
          .check();
    }
    Numbers.atLeast("--max-epochs", 1, maxEpochs);
    if (files && caching.wantsHorizon()) {
      throw new UsageException(
          "--threshold auto with --patterns-file needs a --threshold-horizon: presentations after"
              + " which learning is expected to end");
    }
    caching.dropUnusedThreshold(notice);
  }

  private static void require(Object given, String otherwise) {
    if (given == null) {
      throw new UsageException(otherwise);
    }
  }

  /** The file of the patterns, if they are not random. */
  public Optional<Path> patternsFile() {
    return Optional.ofNullable(patternsFile);
  }

  /** Caching, prices, seed and backend. */
  public CachingOptions caching() {
    return caching;
  }

  /**
   * What is learned.
   *
   * @param drawn receives the number of random patterns that are drawn, now and then, and how many
   *     there will be
   * @throws UsageException when random patterns of this size cannot be had
   * @throws org.synapticcaching.dataset.DataException when the files cannot be used
   */
  public PerceptronTask task(BiConsumer<Long, Long> drawn) {
    if (patternsFile != null) {
      return PerceptronFiles.read(patternsFile, targetsFile).withSeed(caching.seed());
    }
    try {
      return PerceptronTask.random(
          synapses, patterns, caching.seed(), some -> drawn.accept(some, (long) patterns));
    } catch (IllegalArgumentException tooMany) {
      throw new UsageException(tooMany);
    }
  }

  /** Number of inputs of random patterns; empty when they come from a file. */
  public OptionalInt randomSynapses() {
    return synapses == null ? OptionalInt.empty() : OptionalInt.of(synapses);
  }

  /** Number of random patterns; empty when they come from a file. */
  public OptionalInt randomPatterns() {
    return patterns == null ? OptionalInt.empty() : OptionalInt.of(patterns);
  }

  /** A word for each option that the user typed, as {@code --synapses=100}. */
  public List<String> typed() {
    return TypedOptions.of(mixin);
  }

  /**
   * The option of a name without dashes.
   *
   * @throws UsageException when there is none
   */
  public SweptOption swept(String name) {
    return SweptOption.of(name, mixin);
  }

  /** How it is learned. */
  public PerceptronSpec spec() {
    return new PerceptronSpec(
        caching.consolidation(limit()), maxEpochs, List.of(caching.prices().measure()));
  }

  /** Where random patterns end at the latest; that of others follows from a file. */
  private long limit() {
    return (long) maxEpochs * randomPatterns().orElse(1);
  }

  /**
   * Every option with the value that the run used, enough to repeat it.
   *
   * @param backendUsed id of a backend: what {@code auto} came to
   */
  public Map<String, Object> settings(String backendUsed) {
    caching.resolveAuto(backendUsed);
    return RunSettings.of(mixin);
  }
}
