package org.synapticcaching.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;

/**
 * What {@link NetworkOptions} say; sizes of input and output come from the data.
 *
 * @param id {@code lr20}, {@code n22} or {@code rp24}
 * @param hidden units of each hidden layer, input side first
 * @param bias whether a clamped input is appended
 * @param gradient how errors are sent back
 * @param loss what learning reduces
 * @param learningRates one per weight matrix
 * @param initialDeviation of the random weights, one per weight matrix; empty for the network's own
 */
public record NetworkSettings(
    String id,
    List<Integer> hidden,
    boolean bias,
    GradientRule gradient,
    Loss loss,
    List<Double> learningRates,
    Optional<List<Double>> initialDeviation) {

  public NetworkSettings {
    hidden = List.copyOf(hidden);
    learningRates = List.copyOf(learningRates);
  }

  /** The network for data of so many inputs and classes. */
  public Network build(int inputs, int classes) {
    Network network =
        Network.named(id, inputs, hidden, classes)
            .withBias(bias)
            .withGradient(gradient)
            .withLoss(loss);
    return initialDeviation.map(network::withInitialDeviation).orElse(network);
  }

  /** Every option with its value, as the summary lists them. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", id);
    map.put("hidden", hidden);
    map.put("bias", bias ? "on" : "off");
    map.put("gradient", gradient.id());
    map.put("loss", loss.id());
    map.put("learning-rate", learningRates);
    map.put("initial-deviation", initialDeviation.orElse(null));
    return map;
  }
}
