package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.LayerPlasticity;
import org.synapticcaching.backend.MaskStream;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.ReplicaNetwork;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.ChangeCounts;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.EnergyLedger;
import org.synapticcaching.model.EnergyTally;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.LayerLedger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.kernel.ActivationKernels;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.RowKernels;

/** One network that learns: the order of events around the kernels. */
final class SimdReplica implements ReplicaNetwork<SparseInputs> {
  /** g is folded into the stored transients before it gets smaller than this. */
  private static final double LEAST_SCALE = 1e-6;

  private final Network network;
  private final Consolidation consolidation;
  private final OrderCursor order;
  private final double decayFactor;
  private final float[] learningRates;

  private final Plasticity plasticity;
  private final boolean countsChanges;
  private final List<LayerPlasticity> rules;
  private final MaskStream masks;
  private final Backpropagation errors;

  private List<SimdLayer> layers = new ArrayList<>();
  private SimdConsolidation policies;

  /** What the rule lets each matrix learn; null for all of the update. */
  private final SimdSelection[] selections;

  /** How the first matrix takes inputs that share a background. */
  private SimdSelection.Background background;

  /** Per layer: padded activities, summed inputs, and eta x delta of its post units. */
  private final float[][] activities;

  private final float[][] summed;
  private final float[][] scaledDeltas;
  private final float[] lanes = new float[FloatLanes.COUNT];

  private SparseInputs data;
  private SparseInputs.Presented presented;
  private double scale = 1;
  private long presentations;
  private int label = -1;

  /** Transients were set from outside, so that any synapse may be over threshold. */
  private boolean checkAllRows;

  SimdReplica(Network network, Replica replica) {
    this.network = network;
    this.consolidation = replica.consolidation();
    this.order = new OrderCursor(replica.order(), replica.seed());
    this.plasticity = replica.plasticity();
    this.countsChanges = replica.countsChanges();
    this.rules = LayerPlasticity.of(network, plasticity);
    this.masks = new MaskStream(network, plasticity, replica.seed());
    this.errors = new Backpropagation(network, plasticity, rules, masks);
    this.decayFactor = consolidation.decayFactor();
    List<LayerShape> shapes = network.layers();
    int depth = shapes.size();
    this.learningRates = new float[depth];
    this.activities = new float[depth][];
    this.summed = new float[depth][];
    this.scaledDeltas = new float[depth][];
    this.selections = new SimdSelection[depth];
    boolean caching = !consolidation.isDirect();
    for (int l = 0; l < depth; l++) {
      int width = FloatLanes.padded(shapes.get(l).post());
      learningRates[l] = replica.learningRates().get(l).floatValue();
      activities[l] = new float[width];
      summed[l] = new float[width];
      scaledDeltas[l] = new float[width];
      float[] change = l == 0 ? scaledDeltas[0] : activities[l - 1];
      ChangeCounts counts = countsChanges ? new ChangeCounts(shapes.get(l).length()) : null;
      SimdLayer layer =
          new SimdLayer(
              shapes.get(l), l == 0, caching, new EnergyTally(replica.measures()), change, counts);
      layer.write(WeightPart.INITIAL, InitialWeights.draw(network, l, replica.seed()));
      layers.add(layer);
    }
    useLayers();
  }

  private void useLayers() {
    this.policies = new SimdConsolidation(consolidation, layers);
    for (int l = 0; l < selections.length; l++) {
      selections[l] = SimdSelection.of(layers.get(l), rules.get(l), masks, l);
    }
    background =
        selections[0] == null ? SimdSelection.Background.TOGETHER : selections[0].background();
  }

  private boolean caching() {
    return layers.get(0).cached != null;
  }

  @Override
  public long presentations() {
    return presentations;
  }

  /** Whether inputs may share a background other than 0. */
  boolean canShareBackground() {
    return background != SimdSelection.Background.NONE;
  }

  /**
   * Whether inputs that share a background learn one by one, since a rule, a policy or an account
   * needs single synapses; else they may learn all together.
   */
  private boolean learnsOneByOne() {
    return background != SimdSelection.Background.TOGETHER
        || caching()
        || countsChanges
        || !layers.get(0).tally.linearOnly();
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
        layers.get(0).readInputs(presented, learnsOneByOne(), scale, z);
      } else {
        layers.get(l).dots(activities[l - 1], (float) scale, z);
      }
      Activation activation = l == last ? network.outputActivation() : network.hiddenActivation();
      ActivationKernels.activate(activation, z, activities[l], layers.get(l).shape.post());
    }
  }

  @Override
  public float[] outputs() {
    float[] copy = new float[network.outputs()];
    System.arraycopy(activities[layers.size() - 1], 0, copy, 0, copy.length);
    return copy;
  }

  @Override
  public void backward() {
    if (label < 0) {
      throw new IllegalStateException("backward needs a forward pass before it");
    }
    if (plasticity.errorGated() && answer() == label) {
      layers.forEach(SimdLayer::rest);
    } else {
      errors.compute(layers, activities, label, presentations + 1, (float) scale);
      float limit = policies.limit(scale);
      for (int l = 0; l < layers.size(); l++) {
        learn(l, limit);
      }
    }
    label = -1;
  }

  /** The first largest output, or -1 when one is NaN. */
  private int answer() {
    return SimdEvaluator.largest(activities[layers.size() - 1], network.outputs());
  }

  private void learn(int l, float limit) {
    SimdLayer layer = layers.get(l);
    if (!rules.get(l).learns()) {
      layer.rest();
      return;
    }
    WeightUpdate update = layer.update;
    float[] scaled = scaledDeltas[l];
    RowKernels.scale(errors.deltas[l], learningRates[l], scaled, scaled.length);
    update.selected = null;
    if (l == 0) {
      update.change = scaled;
      setInputs(update);
    } else {
      update.change = activities[l - 1];
      update.list = layer.everyRow;
      update.values = scaled;
      update.from = 0;
      update.to = layer.rows;
      update.valueMagnitude = RowKernels.sumOfMagnitudes(scaled, scaled.length, lanes);
      update.valueNonZeros = RowKernels.nonZeros(scaled, update.to);
    }
    if (selections[l] != null) {
      selections[l].select(update, (float) scale);
    }
    layer.learn(scale, limit);
  }

  /** Sets the rows of the first matrix's update: the inputs. */
  private void setInputs(WeightUpdate update) {
    update.valueMagnitude = presented.magnitude;
    update.valueNonZeros = presented.nonZeros;
    update.background = presented.background();
    update.sharing = presented.sharing();
    update.difference = presented.difference;
    update.list = presented.list;
    update.values = presented.inputs;
    update.from = presented.from;
    update.to = presented.to;
    if (update.background != 0 && learnsOneByOne()) {
      update.whole = presented.whole();
      if (background != SimdSelection.Background.AS_ONE_ROW) {
        update.background = 0;
        update.list = layers.get(0).everyRow;
        update.values = update.whole;
        update.from = 0;
        update.to = layers.get(0).rows;
      }
    }
  }

  @Override
  public void consolidate() {
    presentations++;
    if (!caching()) {
      applyWithoutCaching();
      return;
    }
    boolean corrected = consolidation.order() == EventOrder.CORRECTED;
    if (corrected) {
      chargeMaintenance();
    }
    boolean checks = consolidation.checksAt(presentations);
    if (checks) {
      policies.check((float) scale, checkAllRows || consolidation.every() > 1);
      checkAllRows = false;
    }
    for (int l = 0; l < layers.size(); l++) {
      double consolidated = checks ? policies.consolidatedChange[l] : 0;
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

  SimdEvaluator evaluator(SparseInputs patterns) {
    return new SimdEvaluator(network, layers, (float) scale, patterns);
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
