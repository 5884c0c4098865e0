package org.synapticcaching.ejml;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.ReplicaNetwork;
import org.synapticcaching.backend.Rounding;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.OutputError;
import org.synapticcaching.model.Replica;

/** One network that learns: the order of events around the kernels. */
final class EjmlReplica implements ReplicaNetwork<Patterns> {
  private final Network network;
  private final Replica replica;
  private final EjmlInputs inputs;
  private final List<EjmlLayer> layers = new ArrayList<>();
  private final EjmlConsolidation consolidation;
  private final OrderCursor order;
  private final OutputError outputError;

  /** Activities of the units behind each weight matrix, post x 1. */
  private final DMatrixRMaj[] activities;

  /** What each weight matrix learns from, post x 1. */
  private final DMatrixRMaj[] deltas;

  private final DMatrixRMaj propagated;
  private final EjmlMasks masks;
  private int label = -1;
  private long presentations;

  EjmlReplica(Network network, Replica replica) {
    this.network = network;
    this.replica = replica;
    this.inputs = new EjmlInputs(network);
    List<LayerShape> shapes = network.layers();
    this.activities = new DMatrixRMaj[shapes.size()];
    this.deltas = new DMatrixRMaj[shapes.size()];
    List<LayerPlasticity> rules = LayerPlasticity.of(network, replica.plasticity());
    MaskStream stream = new MaskStream(network, replica.plasticity(), replica.seed());
    this.masks = new EjmlMasks(shapes, rules, stream);
    DMatrixRMaj pre = inputs.vector();
    for (int n = 0; n < shapes.size(); n++) {
      layers.add(new EjmlLayer(network, replica, n, rules.get(n), stream, pre));
      activities[n] = new DMatrixRMaj(shapes.get(n).post(), 1);
      deltas[n] = new DMatrixRMaj(shapes.get(n).post(), 1);
      pre = activities[n];
    }
    this.propagated = new DMatrixRMaj(network.outputs(), 1);
    this.consolidation = new EjmlConsolidation(replica, layers);
    this.order = new OrderCursor(replica.order(), replica.seed());
    this.outputError = new OutputError(network);
  }

  @Override
  public long presentations() {
    return presentations;
  }

  EjmlLayer layer(int layer) {
    return layers.get(layer);
  }

  /** Activities of the output units; a copy. */
  double[] exactOutputs() {
    return activities[layers.size() - 1].data.clone();
  }

  @Override
  public float[] outputs() {
    return Rounding.narrowed(exactOutputs());
  }

  @Override
  public void train(Patterns patterns, int count) {
    for (int t = 0; t < count; t++) {
      forward(patterns, order.next(patterns.size()));
      backward();
      consolidate();
    }
  }

  @Override
  public void forward(Patterns patterns, int pattern) {
    if (replica.consolidation().order() == EventOrder.DECAY_FIRST) {
      decay();
      chargeMaintenance();
    }
    inputs.read(patterns, pattern);
    label = patterns.label(pattern);
    int last = layers.size() - 1;
    for (int n = 0; n <= last; n++) {
      layers.get(n).forward(activities[n]);
      EjmlActivation.activate(
          n == last ? network.outputActivation() : network.hiddenActivation(), activities[n]);
    }
  }

  @Override
  public void backward() {
    if (label < 0) {
      throw new IllegalStateException("backward needs a forward pass before it");
    }
    if (replica.plasticity().errorGated()
        && Evaluation.answer(activities[layers.size() - 1].data) == label) {
      layers.forEach(EjmlLayer::skip);
    } else {
      backpropagate();
      for (int n = 0; n < layers.size(); n++) {
        layers.get(n).learn(replica.learningRates().get(n), deltas[n]);
      }
    }
    label = -1;
  }

  /** All errors, before any weight changes; masked, with or without the layers below feeling it. */
  private void backpropagate() {
    int last = layers.size() - 1;
    boolean sendsMasked = replica.plasticity().sendsMasked();
    outputError.compute(activities[last].data, label, deltas[last].data, propagated.data);
    DMatrixRMaj sent = propagated;
    for (int n = last; n >= 0; n--) {
      if (n < last) {
        layers.get(n + 1).backpropagate(sent, deltas[n]);
        EjmlActivation.multiplyBySlope(network.hiddenActivation(), activities[n], deltas[n]);
        sent = deltas[n];
      }
      if (masks.maskErrors() && sendsMasked) {
        mask(n);
        masks.mask(n, sent);
      }
    }
    for (int n = 0; masks.maskErrors() && !sendsMasked && n <= last; n++) {
      mask(n);
    }
  }

  private void mask(int layer) {
    masks.select(layer, presentations + 1, label, deltas[layer], activities[layer]);
    masks.mask(layer, deltas[layer]);
  }

  @Override
  public void consolidate() {
    presentations++;
    EventOrder events = replica.consolidation().order();
    if (events == EventOrder.CORRECTED) {
      chargeMaintenance();
    }
    consolidation.apply(presentations);
    if (events == EventOrder.LEARN_FIRST) {
      chargeMaintenance();
    }
    if (events != EventOrder.DECAY_FIRST) {
      decay();
    }
  }

  private void chargeMaintenance() {
    layers.forEach(EjmlLayer::chargeMaintenance);
  }

  private void decay() {
    double factor = replica.consolidation().decayFactor();
    if (factor != 1) {
      layers.forEach(layer -> layer.decay(factor));
    }
  }

  Evaluation evaluate(Patterns patterns) {
    return new EjmlEvaluator(network, layers).evaluate(patterns);
  }

  @Override
  public double[] thresholds() {
    return consolidation.thresholds();
  }

  @Override
  public EnergyLedger ledger() {
    return new EnergyLedger(layers.stream().map(EjmlLayer::ledger).toList());
  }

  @Override
  public float[] weights(int layer, WeightPart part) {
    return Rounding.narrowed(layers.get(layer).read(part));
  }

  @Override
  public void setWeights(int layer, WeightPart part, float[] values) {
    layers.get(layer).write(part, Rounding.widened(values));
  }
}
