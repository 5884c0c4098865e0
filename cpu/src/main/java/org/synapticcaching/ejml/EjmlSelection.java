package org.synapticcaching.ejml;

import java.util.function.Consumer;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.PlasticityRule;

/** The rules that act on the changes of synapses: selects those of one weight matrix, densely. */
final class EjmlSelection {
  private final LayerShape shape;
  private final LayerPlasticity rule;

  /** Fills an array, {@code [post][pre]}, with the weights as they were used. */
  private final Consumer<double[]> weights;

  /** What synapses are ranked by, {@code [post][pre]}; null for rules that rank none. */
  private final double[] magnitudes;

  /** Magnitudes of one neuron's inputs, in no order. */
  private final double[] ofNeuron;

  /** Whether each synapse may change, {@code [post][pre]}. */
  private final boolean[] selected;

  private EjmlSelection(LayerShape shape, LayerPlasticity rule, Consumer<double[]> weights) {
    this.shape = shape;
    this.rule = rule;
    this.weights = weights;
    this.magnitudes = rule.rule().criterion().ranks() ? new double[shape.length()] : null;
    this.ofNeuron = new double[shape.pre()];
    this.selected = new boolean[shape.length()];
  }

  /**
   * The selection for a rule, or null for one that does not act on changes.
   *
   * @param layer number of the weight matrix, for its fixed set of synapses
   * @param weights fills an array, {@code [post][pre]}, with the present weights
   */
  static EjmlSelection of(
      LayerShape shape,
      LayerPlasticity rule,
      MaskStream masks,
      int layer,
      Consumer<double[]> weights) {
    if (!rule.rule().selectsSynapses()) {
      return null;
    }
    EjmlSelection selection = new EjmlSelection(shape, rule, weights);
    if (rule.rule().drawsSynapses()) {
      masks.fixedSet(layer, 0).stream().forEach(at -> selection.selected[at] = true);
    } else if (rule.rule().selectsForGood()) {
      for (int at = 0; at < selection.selected.length; at++) {
        selection.selected[at] = selection.inSubnet(at);
      }
    }
    return selection;
  }

  /** Bytes that a rule takes for each synapse, with the set that {@link MaskStream} keeps. */
  static int bytesPerSynapse(PlasticityRule rule) {
    int bytes = rule.selectsSynapses() ? 1 : 0;
    bytes += rule.drawsSynapses() ? 1 : 0;
    return bytes + (rule.ranksSynapses() || rule.ranksInputs() ? Double.BYTES : 0);
  }

  private boolean inSubnet(int at) {
    return rule.inSubnet(at / shape.pre(), at % shape.pre());
  }

  /** Whether a synapse may change in this presentation. */
  boolean selects(int row, int i) {
    return selected[row * shape.pre() + i];
  }

  /**
   * Selects among the changes step inputs^T; neither is modified. Sets that stay are selected from
   * the beginning.
   */
  void select(double[] step, double[] inputs) {
    if (rule.rule().selectsForGood()) {
      return;
    }
    rank(step, inputs);
    if (rule.rule().ranksInputs()) {
      for (int row = 0; row < shape.post(); row++) {
        selectInputs(row * shape.pre());
      }
      return;
    }
    double threshold = OrderStatistic.select(magnitudes, magnitudes.length, rule.rank());
    // Finding the threshold has moved the magnitudes.
    rank(step, inputs);
    for (int at = 0; at < selected.length; at++) {
      selected[at] = !rule.isBeyond(magnitudes[at], threshold) && inSubnet(at);
    }
  }

  /** Sets what synapses are ranked by. */
  private void rank(double[] step, double[] inputs) {
    Consumer<double[]> values =
        switch (rule.rule().criterion()) {
          case UPDATE -> into -> updates(step, inputs, into);
          case WEIGHT -> weights;
          case NONE,
              CHANCE,
              FIXED_SET,
              SET_OF_CLASS,
              SETS_IN_TURN,
              ERROR,
              ACTIVITY,
              SUBNET,
              LAYER ->
              throw new IllegalStateException(rule.rule().id() + " ranks no synapses");
        };
    values.accept(magnitudes);
    for (int at = 0; at < magnitudes.length; at++) {
      magnitudes[at] = Math.abs(magnitudes[at]);
    }
  }

  /** Of one neuron, all updates have the same factor, which is left out. */
  private void updates(double[] step, double[] inputs, double[] into) {
    boolean ofOneNeuron = rule.rule().ranksInputs();
    int at = 0;
    for (int row = 0; row < shape.post(); row++) {
      double factor = ofOneNeuron ? 1 : step[row];
      for (int i = 0; i < shape.pre(); i++, at++) {
        into[at] = rule.inSubnet(row, i) ? factor * inputs[i] : 0;
      }
    }
  }

  /**
   * Drops exactly {@link LayerPlasticity#dropped} inputs of one neuron: those beyond the threshold,
   * and of equal ones the first.
   *
   * @param from the neuron's first synapse
   */
  private void selectInputs(int from) {
    System.arraycopy(magnitudes, from, ofNeuron, 0, ofNeuron.length);
    double threshold = OrderStatistic.select(ofNeuron, ofNeuron.length, rule.rank());
    int left = rule.dropped();
    for (int at = from; at < from + shape.pre(); at++) {
      selected[at] = !rule.isBeyond(magnitudes[at], threshold);
      left -= selected[at] ? 0 : 1;
    }
    for (int at = from; at < from + shape.pre() && left > 0; at++) {
      if (magnitudes[at] == threshold) {
        selected[at] = false;
        left--;
      }
    }
  }
}
