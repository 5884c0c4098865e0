package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.ReplicaNetwork;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.ledger.ChangeCounts;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.layer.SimdLayer;
import org.synapticcaching.simd.layer.SparseInputs;

/** One network that learns: the order of events around the kernels. */
final class SimdReplica implements ReplicaNetwork<SparseInputs> {
  /** g is folded into the stored transients before it gets smaller than this. */
  private static final double LEAST_SCALE = 1e-6;

  private final Network network;
  private final Replica replica;
  private final EventOrder events;
  private final double decayFactor;
  private final OrderCursor order;
  private final List<LayerPlasticity> rules;
  private final MaskStream masks;
  private final ForwardPass forward;
  private final Backpropagation errors;

  /** These hold for the layers, which are made anew when transients are set without caching. */
  private List<SimdLayer> layers = new ArrayList<>();

  private SimdConsolidation consolidation;
  private LayerUpdates updates;

  /** g, by which stored transients are multiplied (model section 8.2). */
  private double scale = 1;

  private long presentations;
  private int label = -1;

  /** Transients were set from outside, so that any synapse may be over threshold. */
  private boolean checkAllRows;

  SimdReplica(Network network, Replica replica) {
    this.network = network;
    this.replica = replica;
    this.events = replica.consolidation().order();
    this.decayFactor = replica.consolidation().decayFactor();
    this.order = new OrderCursor(replica.order(), replica.seed());
    this.rules = LayerPlasticity.of(network, replica.plasticity());
    this.masks = new MaskStream(network, replica.plasticity(), replica.seed());
    this.forward = new ForwardPass(network);
    this.errors = new Backpropagation(network, replica.plasticity(), rules, masks);
    boolean caching = !replica.consolidation().isDirect();
    double grain =
        replica.consolidation().roundsStochastically() ? replica.consolidation().theta() : 0;
    List<LayerShape> shapes = network.layers();
    for (int l = 0; l < shapes.size(); l++) {
      LayerShape shape = shapes.get(l);
      ChangeCounts counts = replica.countsChanges() ? new ChangeCounts(shape.length()) : null;
      EnergyTally tally = new EnergyTally(replica.measures());
      SimdLayer layer = new SimdLayer(shape, l == 0, caching, tally, counts, grain);
      layer.write(WeightPart.INITIAL, InitialWeights.draw(network, l, replica.seed()));
      layers.add(layer);
    }
    useLayers();
  }

  private void useLayers() {
    this.consolidation = new SimdConsolidation(replica, layers);
    this.updates = new LayerUpdates(replica, layers, rules, masks);
  }

  private boolean caching() {
    return layers.get(0).transients != null;
  }

  @Override
  public long presentations() {
    return presentations;
  }

  /** Whether inputs may share a background other than 0. */
  boolean canShareBackground() {
    return updates.canShareBackground();
  }

  @Override
  public float[] outputs() {
    return forward.outputs();
  }

  @Override
  public void train(SparseInputs patterns, int count) {
    int size = patterns.patterns().size();
    for (int t = 0; t < count; t++) {
      forward(patterns, order.next(size));
      backward();
      consolidate();
    }
  }

  @Override
  public void forward(SparseInputs patterns, int pattern) {
    if (events == EventOrder.DECAY_FIRST && caching()) {
      decay();
      chargeMaintenance();
    }
    forward.compute(layers, patterns, pattern, updates.oneByOne(), scale);
    label = patterns.patterns().label(pattern);
  }

  @Override
  public void backward() {
    if (label < 0) {
      throw new IllegalStateException("backward needs a forward pass before it");
    }
    if (replica.plasticity().errorGated() && forward.answer() == label) {
      layers.forEach(SimdLayer::skip);
      for (int l = 0; l < layers.size(); l++) {
        consolidation.thresholds.presentNothing(l);
      }
    } else {
      errors.compute(layers, forward.activities, label, presentations + 1, (float) scale);
      updates.learn(forward, errors.deltas, scale, consolidation.thresholds);
    }
    label = -1;
  }

  @Override
  public void consolidate() {
    presentations++;
    if (!caching()) {
      consolidateDirectly();
      return;
    }
    if (events == EventOrder.CORRECTED) {
      chargeMaintenance();
    }
    boolean checks = replica.consolidation().checksAt(presentations);
    if (checks) {
      boolean allRows = checkAllRows || replica.consolidation().every() > 1;
      consolidation.check((float) scale, allRows, presentations);
      checkAllRows = false;
    }
    for (int l = 0; l < layers.size(); l++) {
      double consolidated = checks ? consolidation.consolidatedChange[l] : 0;
      SimdLayer layer = layers.get(l);
      layer.tally.addTransientChange(Math.max(0, layer.update.magnitude() - consolidated));
    }
    if (events == EventOrder.LEARN_FIRST) {
      chargeMaintenance();
    }
    if (events != EventOrder.DECAY_FIRST) {
      decay();
    }
  }

  private void consolidateDirectly() {
    for (SimdLayer layer : layers) {
      if (!layer.update.pending) {
        continue;
      }
      if (events == EventOrder.CORRECTED) {
        layer.tally.addTransientIntegral(layer.update.magnitude());
      }
      layer.tally.addConsolidation(0, layer.update.magnitude());
      for (int m = 1; m < layer.tally.measures().size(); m++) {
        layer.tally.addConsolidation(m, layer.update.measured(layer.tally.measures().get(m)));
      }
      layer.applyDirectly();
    }
  }

  private void chargeMaintenance() {
    for (SimdLayer layer : layers) {
      layer.tally.addTransientIntegral(scale * layer.transients.storedSum);
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
      layer.transients.fold((float) scale);
    }
    scale = 1;
  }

  SimdEvaluator evaluator(SparseInputs patterns) {
    return new SimdEvaluator(network, layers, (float) scale, patterns);
  }

  @Override
  public double[] thresholds() {
    return consolidation.thresholds.all();
  }

  @Override
  public EnergyLedger ledger() {
    List<LayerLedger> ledgers = new ArrayList<>();
    for (SimdLayer layer : layers) {
      ledgers.add(layer.ledger((float) scale));
    }
    return new EnergyLedger(ledgers);
  }

  @Override
  public float[] weights(int layer, WeightPart part) {
    return layers.get(layer).read(part, (float) scale);
  }

  @Override
  public void setWeights(int layer, WeightPart part, float[] values) {
    if (part == WeightPart.TRANSIENT && !caching()) {
      layers = new ArrayList<>(layers.stream().map(SimdLayer::withCaching).toList());
      useLayers();
    }
    if (caching()) {
      fold();
    }
    layers.get(layer).write(part, values);
    if (caching()) {
      fold();
      checkAllRows = true;
    }
  }
}
