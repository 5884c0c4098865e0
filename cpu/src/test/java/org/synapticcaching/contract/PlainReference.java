package org.synapticcaching.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.OutputError;
import org.synapticcaching.model.Replica;

/**
 * One network, computed by naive float64 loops that transcribe the model line by line: what every
 * backend is compared with. Never tuned for speed.
 */
public final class PlainReference {
  private final Precision start;
  private final Network network;
  private final Replica replica;
  private final List<PlainLayer> layers = new ArrayList<>();
  private final PlainConsolidation consolidation;
  private final PlainPlasticity plasticity;
  private final OrderCursor cursor;

  /** Activities: of the inputs (with the bias, if any), of each hidden layer, of the outputs. */
  private final double[][] activity;

  /** What each layer's weights learn from, length post. */
  private final double[][] delta;

  private final double[] propagated;
  private int label;
  private long presentations;
  private BooleanSupplier ended = () -> false;

  /**
   * A network with the initial weights of the replica's seed.
   *
   * @param start what initial weights and inputs are rounded to before they are computed with, in
   *     float64 always: what the backend beside it starts from
   */
  public PlainReference(Network network, Replica replica, Precision start) {
    this.start = start;
    this.network = network;
    this.replica = replica;
    List<LayerShape> shapes = network.layers();
    this.activity = new double[shapes.size() + 1][];
    this.delta = new double[shapes.size()][];
    activity[0] = new double[network.firstLayerInputs()];
    for (int n = 0; n < shapes.size(); n++) {
      LayerShape shape = shapes.get(n);
      layers.add(new PlainLayer(shape, replica.measures()));
      double[] drawn = InitialWeights.drawExact(network, n, replica.seed());
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = rounded(drawn[i]);
      }
      setWeights(n, WeightPart.INITIAL, drawn);
      activity[n + 1] = new double[shape.post()];
      delta[n] = new double[shape.post()];
    }
    this.propagated = new double[network.outputs()];
    this.consolidation = new PlainConsolidation(replica.consolidation(), layers, replica.seed());
    this.plasticity = new PlainPlasticity(network, replica.plasticity(), replica.seed());
    this.cursor = new OrderCursor(replica.order(), replica.seed());
  }

  /** Computes the outputs; in decay-first order the presentation begins with decay and charge. */
  public void forward(Patterns patterns, int pattern) {
    if (replica.consolidation().order() == EventOrder.DECAY_FIRST) {
      layers.forEach(layer -> layer.decay(replica.consolidation().decayFactor()));
      layers.forEach(PlainLayer::chargeMaintenance);
    }
    activate(patterns, pattern);
    label = patterns.label(pattern);
  }

  private void activate(Patterns patterns, int pattern) {
    for (int i = 0; i < network.inputs(); i++) {
      activity[0][i] = rounded(patterns.value(pattern, i));
    }
    if (network.bias()) {
      activity[0][network.inputs()] = 1;
    }
    for (int n = 0; n < layers.size(); n++) {
      boolean last = n == layers.size() - 1;
      layers.get(n).sums(activity[n], activity[n + 1]);
      apply(last ? network.outputActivation() : network.hiddenActivation(), activity[n + 1]);
    }
  }

  private static void apply(Activation activation, double[] units) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double z : units) {
      largest = Math.max(largest, z);
    }
    double sum = 0;
    for (int k = 0; k < units.length; k++) {
      double z = units[k];
      units[k] =
          switch (activation) {
            case LOGISTIC -> 1 / (1 + Math.exp(-z));
            case LEAKY_RELU -> z > 0 ? z : Activation.LEAK * z;
            case LINEAR -> z;
            case SOFTMAX -> Math.exp(z - largest);
          };
      sum += units[k];
    }
    for (int k = 0; activation == Activation.SOFTMAX && k < units.length; k++) {
      units[k] /= sum;
    }
  }

  /** Computes all errors, then all changes, and adds what the rule chooses of them to s. */
  public void backward() {
    if (!plasticity.learnsFrom(outputs(), label)) {
      for (PlainLayer layer : layers) {
        layer.propose(0, new double[layer.shape.post()], new double[layer.shape.pre()]);
        layer.learn();
      }
      return;
    }
    computeErrors();
    for (int n = 0; n < layers.size(); n++) {
      PlainLayer layer = layers.get(n);
      layer.propose(replica.learningRates().get(n), delta[n], activity[n]);
      plasticity.select(n, layer.change, layer.total(), activity[n]);
      layer.learn();
    }
  }

  private void computeErrors() {
    int last = layers.size() - 1;
    new OutputError(network).compute(activity[last + 1], label, delta[last], propagated);
    double[] sentBack = propagated.clone();
    for (int n = last; n >= 0; n--) {
      if (n < last) {
        double[] sums = layers.get(n + 1).sumsBack(sentBack);
        for (int j = 0; j < sums.length; j++) {
          delta[n][j] = sums[j] * network.hiddenActivation().slope(activity[n + 1][j]);
        }
        sentBack = delta[n].clone();
      }
      boolean[] kept = plasticity.neurons(n, presentations + 1, label, delta[n], activity[n + 1]);
      for (int j = 0; j < kept.length; j++) {
        delta[n][j] = kept[j] ? delta[n][j] : 0;
        boolean sent = kept[j] || !replica.plasticity().sendsMasked();
        sentBack[j] = sent ? sentBack[j] : 0;
      }
    }
  }

  /** Consolidates, charges and decays, in the replica's order of events. */
  public void consolidate() {
    presentations++;
    double decay = replica.consolidation().decayFactor();
    switch (replica.consolidation().order()) {
      case LEARN_FIRST -> {
        consolidation.apply(presentations);
        layers.forEach(PlainLayer::chargeMaintenance);
        layers.forEach(layer -> layer.decay(decay));
      }
      case CORRECTED -> {
        layers.forEach(PlainLayer::chargeMaintenance);
        consolidation.apply(presentations);
        layers.forEach(layer -> layer.decay(decay));
      }
      case DECAY_FIRST -> consolidation.apply(presentations);
    }
  }

  /**
   * From now on {@link #train} ends at the first presentation with a decision this close to a tie,
   * relative: of whoever looks for a case without, and needs to know no more of this one.
   *
   * @param choicesAlone whether distances from thresholds do not matter
   */
  void endNearTies(double margin, boolean choicesAlone) {
    ended = () -> !((choicesAlone ? choiceDistance() : tieDistance()) > margin);
  }

  /** Presents {@code count} patterns in the replica's order, from where it left off. */
  public void train(Patterns patterns, int count) {
    for (int t = 0; t < count && !ended.getAsBoolean(); t++) {
      forward(patterns, cursor.next(patterns.size()));
      backward();
      consolidate();
    }
  }

  /** The first largest output for each pattern; -1 when an output is NaN. Forgets the outputs. */
  public int[] answers(Patterns patterns) {
    int[] answers = new int[patterns.size()];
    for (int p = 0; p < answers.length; p++) {
      activate(patterns, p);
      for (int k = 1; k < outputs().length; k++) {
        if (outputs()[k] > outputs()[answers[p]]) {
          answers[p] = k;
        }
      }
      for (double y : outputs()) {
        answers[p] = Double.isNaN(y) ? -1 : answers[p];
      }
    }
    return answers;
  }

  /** Activities of the output units; not a copy. */
  public double[] outputs() {
    return activity[layers.size()];
  }

  /** Number of presentations so far. */
  public long presentations() {
    return presentations;
  }

  /** How far from a tie every decision so far was, of thresholds and of choices. */
  public double tieDistance() {
    return Math.min(consolidation.tieDistance(), plasticity.tieDistance());
  }

  /** How far from a near tie every choice of synapses so far was; see {@link PlainPlasticity}. */
  public double choiceDistance() {
    return plasticity.tieDistance();
  }

  /** How often a synapse was over a threshold that it was not compared with. */
  public long spared() {
    return consolidation.spared();
  }

  /** theta of each weight matrix at present. */
  public double[] thresholds() {
    return consolidation.thresholds();
  }

  /** How often something was kept, or dropped, by a tie alone. */
  public long ties() {
    return plasticity.ties();
  }

  /** Number of presentations that the error gate has stopped. */
  public long gated() {
    return plasticity.gated();
  }

  /** How many synapses were consolidated. */
  public long consolidations() {
    return consolidation.events();
  }

  /** What was spent so far. */
  public EnergyLedger ledger() {
    List<LayerLedger> ledgers = new ArrayList<>();
    layers.forEach(layer -> ledgers.add(layer.ledger(replica.countsChanges())));
    return new EnergyLedger(ledgers);
  }

  /** A copy of one part of one weight matrix, {@code [post][pre]}, row-major. */
  public double[] weights(int layer, WeightPart part) {
    return layers.get(layer).weights(part);
  }

  /** Overwrites one part of one weight matrix, {@code [post][pre]}, row-major. */
  public void setWeights(int layer, WeightPart part, double[] values) {
    layers.get(layer).setWeights(part, values);
  }

  private double rounded(double value) {
    return start == Precision.FLOAT32 ? (float) value : value;
  }
}
