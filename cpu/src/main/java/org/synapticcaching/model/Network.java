package org.synapticcaching.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.synapticcaching.word.KnownWords;

/**
 * A multilayer network: sizes, units, loss and initial weights; what all replicas of a population
 * share.
 *
 * @param id {@code lr20}, {@code n22} or {@code rp24}
 * @param inputs number of input units, without bias
 * @param hidden number of units of each hidden layer, input side first; at least one layer
 * @param outputs number of output units (classes)
 * @param bias whether one more input, clamped at 1, is appended to the inputs of the first layer
 * @param hiddenActivation of all hidden layers; not softmax
 * @param outputActivation of the output layer
 * @param loss what learning reduces
 * @param gradient how the output error is sent back
 * @param errorScale factor g of the squared error and so of the output delta (1; [N22]: 2/outputs)
 * @param targetOff target of the wrong classes' outputs
 * @param targetOn target of the right class's output
 * @param initialDeviation standard deviation of the normal initial weights, one per weight matrix
 */
public record Network(
    String id,
    int inputs,
    List<Integer> hidden,
    int outputs,
    boolean bias,
    Activation hiddenActivation,
    Activation outputActivation,
    Loss loss,
    GradientRule gradient,
    double errorScale,
    double targetOff,
    double targetOn,
    List<Double> initialDeviation) {

  public Network {
    hidden = List.copyOf(hidden);
    initialDeviation = List.copyOf(initialDeviation);
    Require.atLeast("inputs", 1, inputs);
    Require.atLeast("outputs", 2, outputs);
    Require.atLeast("number of hidden layers", 1, hidden.size());
    for (int units : hidden) {
      Require.atLeast("hidden units", 1, units);
    }
    if (hiddenActivation == Activation.SOFTMAX) {
      throw new IllegalArgumentException("hidden units cannot be softmax; use it for the output");
    }
    Require.that(
        loss != Loss.CROSS_ENTROPY
            || outputActivation == Activation.LOGISTIC
            || outputActivation == Activation.SOFTMAX,
        "cross-entropy needs logistic or softmax outputs, got %s",
        outputActivation.id());
    Require.finitePositive("error scale", errorScale);
    if (initialDeviation.size() != hidden.size() + 1) {
      throw new IllegalArgumentException(
          "initial deviation: expected one per weight matrix (%s), got %s"
              .formatted(hidden.size() + 1, initialDeviation.size()));
    }
    for (double deviation : initialDeviation) {
      Require.finiteNonNegative("initial deviation", deviation);
    }
  }

  /**
   * [LR20] 784 - H - 10: logistic units, no bias, weights normal(0, 0.01), targets 0.01 and 0.99,
   * the scripts' gradient.
   */
  public static Network lr20(int inputs, List<Integer> hidden, int outputs) {
    return new Network(
        "lr20",
        inputs,
        hidden,
        outputs,
        false,
        Activation.LOGISTIC,
        Activation.LOGISTIC,
        Loss.SQUARED_ERROR,
        GradientRule.SCRIPTS,
        1,
        0.01,
        0.99,
        Collections.nCopies(hidden.size() + 1, 0.01));
  }

  /**
   * [N22] 784 - H - 10: logistic hidden and softmax output units, mean squared error, weights
   * normal(0, 1/sqrt(units of the layer)).
   */
  public static Network n22(int inputs, List<Integer> hidden, int outputs) {
    List<Double> deviation = new ArrayList<>();
    for (int units : hidden) {
      deviation.add(1 / Math.sqrt(units));
    }
    deviation.add(1 / Math.sqrt(outputs));
    return new Network(
        "n22",
        inputs,
        hidden,
        outputs,
        false,
        Activation.LOGISTIC,
        Activation.SOFTMAX,
        Loss.SQUARED_ERROR,
        GradientRule.SCRIPTS,
        2.0 / outputs,
        0,
        1,
        deviation);
  }

  /**
   * [RP24] 784 + bias - H - 10: leaky rectified hidden and linear output units, weights normal(0,
   * 0.03).
   */
  public static Network rp24(int inputs, List<Integer> hidden, int outputs) {
    return new Network(
        "rp24",
        inputs,
        hidden,
        outputs,
        true,
        Activation.LEAKY_RELU,
        Activation.LINEAR,
        Loss.SQUARED_ERROR,
        GradientRule.SCRIPTS,
        1,
        0,
        1,
        Collections.nCopies(hidden.size() + 1, 0.03));
  }

  /**
   * The network of a source by its word.
   *
   * @throws IllegalArgumentException when the word is unknown
   */
  public static Network named(String id, int inputs, List<Integer> hidden, int outputs) {
    return switch (id) {
      case "lr20" -> lr20(inputs, hidden, outputs);
      case "n22" -> n22(inputs, hidden, outputs);
      case "rp24" -> rp24(inputs, hidden, outputs);
      default ->
          throw new IllegalArgumentException(
              new KnownWords("network", List.of("lr20", "n22", "rp24")).refusal(id));
    };
  }

  /** This network with or without the clamped bias input. */
  public Network withBias(boolean on) {
    return with(on, loss, gradient, initialDeviation);
  }

  /** This network with another way of sending the error back. */
  public Network withGradient(GradientRule rule) {
    return with(bias, loss, rule, initialDeviation);
  }

  /** This network with another loss. */
  public Network withLoss(Loss other) {
    return with(bias, other, gradient, initialDeviation);
  }

  /** This network with other initial weights: one standard deviation per weight matrix. */
  public Network withInitialDeviation(List<Double> deviations) {
    return with(bias, loss, gradient, deviations);
  }

  private Network with(boolean on, Loss reduced, GradientRule rule, List<Double> deviations) {
    return new Network(
        id,
        inputs,
        hidden,
        outputs,
        on,
        hiddenActivation,
        outputActivation,
        reduced,
        rule,
        errorScale,
        targetOff,
        targetOn,
        deviations);
  }

  /** Number of inputs of the first weight matrix: {@code inputs}, plus one with a bias. */
  public int firstLayerInputs() {
    return inputs + (bias ? 1 : 0);
  }

  /** Number of weight matrices, one more than hidden layers. */
  public int layerCount() {
    return hidden.size() + 1;
  }

  /** The weight matrices, input side first. */
  public List<LayerShape> layers() {
    List<LayerShape> layers = new ArrayList<>();
    int pre = firstLayerInputs();
    for (int units : hidden) {
      layers.add(new LayerShape("W" + (layers.size() + 1), units, pre));
      pre = units;
    }
    layers.add(new LayerShape("W" + (layers.size() + 1), outputs, pre));
    return List.copyOf(layers);
  }

  /** Number of synapses in all weight matrices. */
  public long synapses() {
    return layers().stream().mapToLong(LayerShape::synapses).sum();
  }
}
