package org.synapticcaching.cli.options;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
   * What the options say.
   *
   * @throws UsageException naming the option when a value makes no sense
   */
  public NetworkSettings settings() {
    hidden.forEach(units -> Numbers.atLeast("--hidden", 1, units));
    return new NetworkSettings(
        network,
        hidden,
        withOwnBias(),
        gradient,
        loss,
        ratesPerLayer(),
        Optional.ofNullable(initialDeviations).map(this::deviationsPerLayer));
  }

  private boolean withOwnBias() {
    try {
      Network own = Network.named(network, 1, hidden, 2).withLoss(loss);
      return bias == null ? own.bias() : bias == OnOff.ON;
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--network " + network + ": " + wrong.getMessage());
    }
  }

  private List<Double> ratesPerLayer() {
    if (learningRates == null) {
      return perLayer("--learning-rate", List.of(network.equals("rp24") ? 0.01 : 0.1));
    }
    learningRates.forEach(rate -> Numbers.finitePositive("--learning-rate", rate));
    return perLayer("--learning-rate", learningRates);
  }

  private List<Double> deviationsPerLayer(List<Double> given) {
    given.forEach(each -> Numbers.finiteNonNegative("--initial-deviation", each));
    return perLayer("--initial-deviation", given);
  }

  private List<Double> perLayer(String option, List<Double> given) {
    int layers = hidden.size() + 1;
    if (given.size() == 1) {
      return Collections.nCopies(layers, given.get(0));
    }
    if (given.size() != layers) {
      throw new UsageException(
          option
              + ": expected one value, or one per weight matrix ("
              + layers
              + "), got "
              + given.size());
    }
    return given;
  }
}
