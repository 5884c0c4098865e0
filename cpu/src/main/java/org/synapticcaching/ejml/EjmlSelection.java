package org.synapticcaching.ejml;

import java.util.Arrays;
import java.util.function.Consumer;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.PlasticityRule;

/** The rules that act on the changes of synapses: chooses those of one weight matrix, densely. */
final class EjmlSelection {
  private final LayerShape shape;
  private final LayerPlasticity rule;

  /** Fills an array, post x pre, with the weights as they were used in this presentation. */
  private final Consumer<double[]> weights;

  /** What synapses are compared by, post x pre; null for rules that compare none. */
  private final double[] values;

  /** The same of one neuron, in no order. */
  private final double[] ofNeuron;

  /** Whether each synapse may change, post x pre. */
  private final boolean[] chosen;

  private EjmlSelection(
      LayerShape shape, LayerPlasticity rule, Consumer<double[]> weights, double[] values) {
    this.shape = shape;
    this.rule = rule;
    this.weights = weights;
    this.values = values;
    this.ofNeuron = new double[shape.pre()];
    this.chosen = new boolean[shape.length()];
  }

  /**
   * The selection for a rule, or null for one that does not act on changes.
   *
   * @param layer number of the weight matrix, for its fixed set of synapses
   * @param weights fills an array, post x pre, with the present weights
   */
  static EjmlSelection of(
      LayerShape shape,
      LayerPlasticity rule,
      MaskStream masks,
      int layer,
      Consumer<double[]> weights) {
    if (!selects(rule.rule())) {
      return null;
    }
    double[] values = compares(rule.rule()) ? new double[shape.length()] : null;
    EjmlSelection selection = new EjmlSelection(shape, rule, weights, values);
    if (rule.rule() == PlasticityRule.SUBNET) {
      selection.chooseSubnet();
    } else if (rule.rule() == PlasticityRule.FIXED_SYNAPSES) {
      masks.fixedSet(layer, 0).stream().forEach(at -> selection.chosen[at] = true);
    }
    return selection;
  }

  /** Whether a rule acts on changes: one truth value per synapse. */
  static boolean selects(PlasticityRule rule) {
    return compares(rule) || rule == PlasticityRule.SUBNET || rule == PlasticityRule.FIXED_SYNAPSES;
  }

  /** Whether it compares synapses, which takes one number of each. */
  static boolean compares(PlasticityRule rule) {
    return switch (rule) {
      case LARGEST_UPDATES,
          SMALLEST_UPDATES,
          LARGEST_WEIGHTS,
          SMALLEST_WEIGHTS,
          LARGEST_UPDATES_PER_NEURON,
          LARGEST_WEIGHTS_PER_NEURON ->
          true;
      default -> false;
    };
  }

  private void chooseSubnet() {
    for (int row = 0; row < shape.post(); row++) {
      for (int i = 0; i < shape.pre(); i++) {
        chosen[row * shape.pre() + i] = rule.inSubnet(row, i);
      }
    }
  }

  /** Whether a synapse may change in this presentation. */
  boolean chose(int row, int i) {
    return chosen[row * shape.pre() + i];
  }

  /** Chooses among the changes step inputs^T; neither is modified. */
  void choose(double[] step, double[] inputs) {
    switch (rule.rule()) {
      case LARGEST_UPDATES, SMALLEST_UPDATES, LARGEST_WEIGHTS, SMALLEST_WEIGHTS -> {
        compare(step, inputs);
        double threshold = OrderStatistic.select(values, values.length, rule.dropped());
        // Selecting has moved the values.
        compare(step, inputs);
        for (int at = 0; at < chosen.length; at++) {
          chosen[at] =
              !(values[at] < threshold) && rule.inSubnet(at / shape.pre(), at % shape.pre());
        }
      }
      case LARGEST_UPDATES_PER_NEURON, LARGEST_WEIGHTS_PER_NEURON -> {
        compare(step, inputs);
        for (int row = 0; row < shape.post(); row++) {
          chooseInputs(row * shape.pre(), (row + 1) * shape.pre());
        }
      }
      default -> {
        // Sets that stay are chosen at the beginning.
      }
    }
  }

  /** Sets the values that synapses are compared by; the largest are kept. */
  private void compare(double[] step, double[] inputs) {
    switch (rule.rule()) {
      case LARGEST_WEIGHTS, SMALLEST_WEIGHTS, LARGEST_WEIGHTS_PER_NEURON -> weights.accept(values);
      default -> {
        int at = 0;
        for (int row = 0; row < shape.post(); row++) {
          for (int i = 0; i < shape.pre(); i++, at++) {
            values[at] =
                switch (rule.rule()) {
                  // Of one neuron, all updates have the same factor.
                  case LARGEST_UPDATES_PER_NEURON -> inputs[i];
                  default -> rule.inSubnet(row, i) ? step[row] * inputs[i] : 0;
                };
          }
        }
      }
    }
    boolean smallest =
        switch (rule.rule()) {
          case SMALLEST_UPDATES, SMALLEST_WEIGHTS -> true;
          default -> false;
        };
    for (int at = 0; at < values.length; at++) {
      values[at] = smallest ? -Math.abs(values[at]) : Math.abs(values[at]);
    }
  }

  /**
   * Drops exactly so many of one neuron's inputs: those of the least values, of equal ones the
   * first.
   */
  private void chooseInputs(int from, int to) {
    System.arraycopy(values, from, ofNeuron, 0, ofNeuron.length);
    double threshold = OrderStatistic.select(ofNeuron, ofNeuron.length, rule.dropped());
    Arrays.fill(chosen, from, to, true);
    int left = rule.dropped();
    for (int at = from; at < to; at++) {
      if (values[at] < threshold) {
        chosen[at] = false;
        left--;
      }
    }
    for (int at = from; at < to && left > 0; at++) {
      if (values[at] == threshold) {
        chosen[at] = false;
        left--;
      }
    }
  }
}
