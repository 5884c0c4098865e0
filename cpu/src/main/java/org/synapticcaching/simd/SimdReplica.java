package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EnergyLedger;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.OutputError;
import org.synapticcaching.model.Replica;

/** One network that learns: the order of events around the kernels. */
final class SimdReplica {
  /** g is folded into the stored transients before it gets smaller than this. */
  private static final double LEAST_SCALE = 1e-6;

  private final Network network;
  private final Consolidation consolidation;
  private final OrderCursor order;
  private final OutputError outputError;
  private final double decayFactor;
  private final float[] learningRates;

  private List<SimdLayer> layers = new ArrayList<>();
  private Policies policies;

  /**
   * Per layer: padded activities, summed inputs, propagated errors and deltas of its post units.
   */
  private final float[][] activities;

  private final float[][] summed;
  private final float[][] errors;
  private final float[][] deltas;
  private final float[][] scaledDeltas;
  private final int[][] everyUnit;
  private final float[] lanes = new float[Lanes.COUNT];
  private final double[] outputs;
  private final double[] outputDelta;
  private final double[] propagated;

  private ActiveInputs data;
  private ActiveInputs.Presented presented;
  private double scale = 1;
  private long presentations;
  private int label = -1;

  /** Transients were set from outside, so that any synapse may be over threshold. */
  private boolean lookAtEverything;

  SimdReplica(Network network, Replica replica) {
    this.network = network;
    this.consolidation = replica.consolidation();
    this.order = new OrderCursor(replica.order(), replica.seed());
    this.outputError = new OutputError(network);
    this.decayFactor = consolidation.decayFactor();
    List<LayerShape> shapes = network.layers();
    int depth = shapes.size();
    this.learningRates = new float[depth];
    this.activities = new float[depth][];
    this.summed = new float[depth][];
    this.errors = new float[depth][];
    this.deltas = new float[depth][];
    this.scaledDeltas = new float[depth][];
    this.everyUnit = new int[depth][];
    boolean caching =
        consolidation.policy() != ConsolidationPolicy.NONE || consolidation.every() > 1;
    for (int l = 0; l < depth; l++) {
      int width = Lanes.padded(shapes.get(l).post());
      learningRates[l] = replica.learningRates().get(l).floatValue();
      activities[l] = new float[width];
      summed[l] = new float[width];
      errors[l] = new float[width];
      deltas[l] = new float[width];
      scaledDeltas[l] = new float[width];
      everyUnit[l] = ActiveInputs.identity(shapes.get(l).post());
      float[] change = l == 0 ? scaledDeltas[0] : activities[l - 1];
      SimdLayer layer =
          new SimdLayer(
              shapes.get(l), l == 0, caching, new EnergyTally(replica.measures()), change);
      layer.write(WeightPart.INITIAL, InitialWeights.draw(network, l, replica.seed()));
      layers.add(layer);
    }
    this.policies = new Policies(consolidation, layers);
    this.outputs = new double[network.outputs()];
    this.outputDelta = new double[network.outputs()];
    this.propagated = new double[network.outputs()];
  }

  private boolean caching() {
    return layers.get(0).cached != null;
  }

  long presentations() {
    return presentations;
  }

  /**
   * Whether inputs may share a background other than 0: only where no synapse is looked at by
   * itself, that is, without caching and with energies that are linear in the change.
   */
  boolean canShareBackground() {
    return !caching() && layers.get(0).tally.linearOnly();
  }

  void train(ActiveInputs patterns, int count) {
    int size = patterns.patterns().size();
    for (int t = 0; t < count; t++) {
      forward(patterns, order.next(size));
      backward();
      consolidate();
    }
  }

  void forward(ActiveInputs patterns, int pattern) {
    if (consolidation.order() == EventOrder.DECAY_FIRST && caching()) {
      decay();
      for (SimdLayer layer : layers) {
        layer.tally.addTransientIntegral(scale * layer.cached.storedSum);
      }
    }
    if (data != patterns) {
      data = patterns;
      presented = patterns.presented();
    }
    presented.present(pattern);
    label = patterns.patterns().label(pattern);
    int last = layers.size() - 1;
    for (int l = 0; l <= last; l++) {
      float[] z = summed[l];
      if (l == 0) {
        layers.get(0).readInputs(presented, (float) scale, z);
      } else {
        layers.get(l).dots(activities[l - 1], (float) scale, everyUnit[l], z);
      }
      Activation activation = l == last ? network.outputActivation() : network.hiddenActivation();
      UnitKernels.activate(activation, z, activities[l], layers.get(l).shape.post());
    }
  }

  float[] outputs() {
    float[] copy = new float[network.outputs()];
    System.arraycopy(activities[layers.size() - 1], 0, copy, 0, copy.length);
    return copy;
  }

  void backward() {
    if (label < 0) {
      throw new IllegalStateException("backward needs a forward pass before it");
    }
    computeDeltas();
    label = -1;
    float limit = policies.limit(scale);
    for (int l = 0; l < layers.size(); l++) {
      SimdLayer layer = layers.get(l);
      OuterProduct update = layer.update;
      RowKernels.scale(deltas[l], learningRates[l], scaledDeltas[l], scaledDeltas[l].length);
      if (l == 0) {
        update.list = presented.list;
        update.values = presented.inputs;
        update.from = presented.from;
        update.to = presented.to;
        update.background = presented.background();
        update.sharing = presented.sharing();
        update.difference = presented.difference;
        update.valueMagnitude = presented.magnitude;
        update.valueNonZeros = presented.nonZeros;
      } else {
        update.list = everyUnit[l];
        update.values = scaledDeltas[l];
        update.to = everyUnit[l].length;
        update.valueMagnitude =
            RowKernels.sumOfMagnitudes(scaledDeltas[l], scaledDeltas[l].length, lanes);
        update.valueNonZeros = RowKernels.nonZeros(scaledDeltas[l], update.to);
      }
      update.book(layer.tally);
      if (layer.cached == null) {
        update.pending = true;
      } else {
        layer.cached.learn(
            update.list,
            update.values,
            update.from,
            update.to,
            (float) (1 / scale),
            update.change,
            limit);
      }
    }
  }

  /** All errors, before any weight changes. */
  private void computeDeltas() {
    int last = layers.size() - 1;
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = activities[last][k];
    }
    outputError.compute(outputs, label, outputDelta, propagated);
    for (int k = 0; k < outputs.length; k++) {
      deltas[last][k] = (float) outputDelta[k];
      errors[last][k] = (float) propagated[k];
    }
    for (int l = last; l > 0; l--) {
      float[] sent = l == last ? errors[l] : deltas[l];
      layers
          .get(l)
          .combine(everyUnit[l], sent, 0, everyUnit[l].length, (float) scale, errors[l - 1]);
      UnitKernels.hiddenDelta(
          network.hiddenActivation(),
          errors[l - 1],
          activities[l - 1],
          deltas[l - 1],
          deltas[l - 1].length);
    }
  }

  void consolidate() {
    presentations++;
    if (!caching()) {
      applyWithoutCaching();
      return;
    }
    boolean corrected = consolidation.order() == EventOrder.CORRECTED;
    if (corrected) {
      chargeMaintenance();
    }
    boolean look = consolidation.looksAt(presentations);
    if (look) {
      policies.look((float) scale, lookAtEverything || consolidation.every() > 1);
      lookAtEverything = false;
    }
    for (int l = 0; l < layers.size(); l++) {
      double consolidated = look ? policies.consolidatedChange[l] : 0;
      SimdLayer layer = layers.get(l);
      layer.tally.addTransientChange(Math.max(0, layer.update.magnitude() - consolidated));
    }
    if (consolidation.order() == EventOrder.LEARN_FIRST) {
      chargeMaintenance();
    }
    if (consolidation.order() != EventOrder.DECAY_FIRST) {
      decay();
    }
  }

  private void applyWithoutCaching() {
    for (SimdLayer layer : layers) {
      if (!layer.update.pending) {
        continue;
      }
      if (consolidation.order() == EventOrder.CORRECTED) {
        layer.tally.addTransientIntegral(layer.update.magnitude());
      }
      layer.tally.addConsolidation(0, layer.update.magnitude());
      for (int m = 1; m < layer.tally.measures().size(); m++) {
        layer.tally.addConsolidation(m, layer.update.measured(layer.tally.measures().get(m)));
      }
      layer.applyPlain();
    }
  }

  private void chargeMaintenance() {
    for (SimdLayer layer : layers) {
      layer.tally.addTransientIntegral(scale * layer.cached.storedSum);
    }
  }

  private void decay() {
    scale *= decayFactor;
    if (scale < LEAST_SCALE) {
      fold();
    }
  }

  private void fold() {
    for (SimdLayer layer : layers) {
      layer.cached.fold((float) scale);
    }
    scale = 1;
  }

  Evaluator evaluator(ActiveInputs patterns) {
    return new Evaluator(network, layers, (float) scale, patterns);
  }

  EnergyLedger ledger() {
    List<LayerLedger> ledgers = new ArrayList<>();
    for (SimdLayer layer : layers) {
      ledgers.add(layer.ledger((float) scale));
    }
    return new EnergyLedger(ledgers);
  }

  float[] weights(int layer, WeightPart part) {
    return layers.get(layer).read(part, (float) scale);
  }

  void setWeights(int layer, WeightPart part, float[] values) {
    if (part == WeightPart.TRANSIENT && !caching()) {
      layers = new ArrayList<>(layers.stream().map(SimdLayer::withCaching).toList());
      policies = new Policies(consolidation, layers);
    }
    if (caching()) {
      fold();
    }
    layers.get(layer).write(part, values);
    if (caching()) {
      fold();
      lookAtEverything = true;
    }
  }
}
