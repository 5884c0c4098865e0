package org.synapticcaching.cli.options;

import java.util.Collections;
import java.util.List;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;
import picocli.CommandLine.Option;

/** Options that describe a multilayer network and how it learns. A picocli mixin. */
public final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "lr20|n22|rp24",
      defaultValue = "lr20",
      description =
          "Network and conventions of which source: lr20 (logistic units), n22 (softmax output),"
              + " rp24 (leaky rectified units, linear output, bias). Default: ${DEFAULT-VALUE}.")
  private String network;

  @Option(
      names = "--hidden",
      paramLabel = "H",
      split = ",",
      defaultValue = "100",
      description = "Units of each hidden layer, input side first. Default: ${DEFAULT-VALUE}.")
  private List<Integer> hidden;

  @Option(
      names = "--bias",
      paramLabel = "on|off",
      converter = EnumConverters.Switches.class,
      completionCandidates = EnumConverters.Switches.class,
      description =
          "Whether the inputs have one more that is always 1. Default: the network's own (on for"
              + " rp24, else off).")
  private OnOff bias;

  @Option(
      names = "--gradient",
      paramLabel = "GRADIENT",
      defaultValue = "scripts",
      converter = EnumConverters.Gradients.class,
      completionCandidates = EnumConverters.Gradients.class,
      description =
          "How errors are sent back: ${COMPLETION-CANDIDATES} (scripts: as the published programs"
              + " do). Default: ${DEFAULT-VALUE}.")
  private GradientRule gradient;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      defaultValue = "squared-error",
      converter = EnumConverters.Losses.class,
      completionCandidates = EnumConverters.Losses.class,
      description = "What learning reduces: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Loss loss;

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      split = ",",
      converter = Numbers.Real.class,
      description =
          "Learning rate, > 0: one, or one per weight matrix, input side first."
              + " Default: 0.1; 0.01 for rp24.")
  private List<Double> learningRates;

  @Option(
      names = "--initial-deviation",
      paramLabel = "SD",
      split = ",",
      converter = Numbers.Real.class,
      description =
          "Standard deviation of the random initial weights, >= 0: one, or one per weight matrix,"
              + " input side first. Default: the network's own.")
  private List<Double> initialDeviations;

  /**
   * Checks the options, and takes from the network what the user left to it.
   *
   * @throws UsageException naming the option when a value makes no sense
   */
  void complete() {
    hidden.forEach(units -> Numbers.atLeast("--hidden", 1, units));
    bias = bias == null ? OnOff.of(ownBias()) : bias;
    if (learningRates == null) {
      learningRates = List.of(isRp24() ? 0.01 : 0.1);
    }
    learningRates.forEach(rate -> Numbers.finitePositive("--learning-rate", rate));
    learningRates = perLayer("--learning-rate", learningRates);
    if (initialDeviations != null) {
      initialDeviations.forEach(each -> Numbers.finiteNonNegative("--initial-deviation", each));
      initialDeviations = perLayer("--initial-deviation", initialDeviations);
    }
  }

  private boolean ownBias() {
    try {
      return Network.named(network, 1, hidden, 2).withLoss(loss).bias();
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--network " + network + ": " + wrong.getMessage());
    }
  }

  /** Whether it is the network of van Rossum and Pache (2024), which has other defaults. */
  boolean isRp24() {
    return network.equals("rp24");
  }

  /**
   * The network for data of these sizes.
   *
   * @throws IllegalArgumentException when it has a size that no array can hold
   */
  public Network build(int inputs, int classes) {
    Network built =
        Network.named(network, inputs, hidden, classes)
            .withBias(bias == OnOff.ON)
            .withGradient(gradient)
            .withLoss(loss);
    return initialDeviations == null ? built : built.withInitialDeviation(initialDeviations);
  }

  /** Learning rate of each weight matrix, input side first. */
  public List<Double> learningRates() {
    return learningRates;
  }

  private List<Double> perLayer(String option, List<Double> given) {
    int layers = hidden.size() + 1;
    if (given.size() == 1) {
      return Collections.nCopies(layers, given.get(0));
    }
    if (given.size() != layers) {
      throw new UsageException(
          "%s: expected one value, or one per weight matrix (%s), got %s"
              .formatted(option, layers, given.size()));
    }
    return given;
  }
}
