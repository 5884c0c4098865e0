package org.synapticcaching.cublas;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationChecks;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Replica;

/** Networks that learn in lockstep on a GPU. */
final class CublasPopulation implements Population, DeviceTimed {
  /** Most networks: rows of blocks of one launch. */
  private static final int MOST_NETWORKS = 65_535;

  /** Pattern indices that are sent to the device at a time, and presentations, at most. */
  private static final int ORDER_VALUES = 1 << 16;

  private static final int LONGEST_STRETCH = 4096;

  private final PopulationChecks checks;
  private final List<Replica> replicas;
  private final OrderCursor[] cursors;
  private final long[] presentations;

  /** Whether a forward pass waits for its backward pass. */
  private final boolean[] presented;

  /** Whether the total weights on the device are out of date. */
  private final boolean[] stale;

  private final Slots slots;
  private final int[] indices;
  private final GpuSession session;
  private final Lockstep device;

  CublasPopulation(Gpu gpu, PopulationSpec spec, long largeSynapses) {
    this.checks = new PopulationChecks(spec);
    this.replicas = spec.replicas();
    int population = replicas.size();
    if (population > MOST_NETWORKS) {
      throw new UnsupportedOperationException(
          "cublas: a population has at most " + MOST_NETWORKS + " networks, got " + population);
    }
    this.cursors = new OrderCursor[population];
    Arrays.setAll(cursors, r -> new OrderCursor(replicas.get(r).order(), replicas.get(r).seed()));
    this.presentations = new long[population];
    this.presented = new boolean[population];
    this.stale = new boolean[population];
    boolean[] selecting = new boolean[population];
    for (int r = 0; r < population; r++) {
      selecting[r] = replicas.get(r).plasticity().rule().selectsSynapses();
    }
    this.slots = new Slots(selecting);
    this.indices = new int[Math.max(population, ORDER_VALUES)];
    this.session = gpu.openSession(spec.tf32());
    try {
      this.device = new Lockstep(spec, session, indices.length, largeSynapses);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  @Override
  public PopulationSpec spec() {
    return checks.spec();
  }

  /** Brings the networks that learn to the front; returns how many there are. */
  private int arrange() {
    if (slots.arrange(device::exchange)) {
      device.follow(LaunchPlan.of(learning(), slots.plain()));
    }
    return slots.learning();
  }

  private List<Replica> learning() {
    return IntStream.range(0, slots.learning())
        .mapToObj(place -> replicas.get(slots.replicaAt(place)))
        .toList();
  }

  private void refresh() {
    for (boolean each : stale) {
      if (each) {
        device.refresh();
        Arrays.fill(stale, false);
        return;
      }
    }
  }

  private void setAll(boolean[] flags, int learning, boolean value) {
    for (int place = 0; place < learning; place++) {
      flags[slots.replicaAt(place)] = value;
    }
  }

  @Override
  public void forward(Patterns patterns, int[] requested) {
    checks.presented(patterns, requested);
    int learning = arrange();
    if (learning == 0) {
      return;
    }
    refresh();
    for (int place = 0; place < learning; place++) {
      indices[place] = requested[slots.replicaAt(place)];
    }
    device.forward(patterns, indices);
    setAll(presented, learning, true);
  }

  @Override
  public void backward() {
    checks.open();
    int learning = arrange();
    for (int place = 0; place < learning; place++) {
      if (!presented[slots.replicaAt(place)]) {
        throw new IllegalStateException("backward needs a forward pass before it");
      }
    }
    if (learning > 0) {
      device.backward();
      setAll(presented, learning, false);
      setAll(stale, learning, true);
    }
  }

  @Override
  public void consolidate() {
    checks.open();
    int learning = arrange();
    if (learning > 0) {
      device.consolidate();
      count(1, learning);
      setAll(stale, learning, false);
    }
  }

  private void count(int done, int learning) {
    for (int place = 0; place < learning; place++) {
      presentations[slots.replicaAt(place)] += done;
    }
  }

  @Override
  public void train(Patterns patterns, int count) {
    checks.training(patterns, count);
    int learning = arrange();
    if (learning == 0 || count == 0) {
      return;
    }
    refresh();
    device.beginTraining(patterns);
    int longest = Math.min(LONGEST_STRETCH, indices.length / learning);
    for (int done = 0; done < count; done += longest) {
      int stretch = Math.min(longest, count - done);
      order(patterns.size(), stretch, learning);
      device.train(indices, stretch);
      count(stretch, learning);
    }
    device.endTraining();
    setAll(presented, learning, false);
  }

  /** Which patterns come next, by presentation and place. */
  private void order(int size, int stretch, int learning) {
    for (int place = 0; place < learning; place++) {
      OrderCursor cursor = cursors[slots.replicaAt(place)];
      for (int t = 0; t < stretch; t++) {
        indices[t * learning + place] = cursor.next(size);
      }
    }
  }

  @Override
  public double deviceMilliseconds() {
    checks.open();
    return device.milliseconds();
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    checks.patterns(patterns);
    Evaluation[] evaluations = new Evaluation[replicas.size()];
    int learning = arrange();
    if (learning > 0) {
      refresh();
      int[] correct = device.correct(patterns);
      for (int place = 0; place < learning; place++) {
        evaluations[slots.replicaAt(place)] = new Evaluation(correct[place], patterns.size());
      }
    }
    return Arrays.asList(evaluations);
  }

  @Override
  public float[] outputs(int replica) {
    return device.outputs(placeOf(replica));
  }

  @Override
  public long presentations(int replica) {
    placeOf(replica);
    return presentations[replica];
  }

  @Override
  public void setActive(int replica, boolean on) {
    placeOf(replica);
    slots.setActive(replica, on);
  }

  @Override
  public boolean isActive(int replica) {
    placeOf(replica);
    return slots.isActive(replica);
  }

  @Override
  public double[] thresholds(int replica) {
    int place = placeOf(replica);
    Consolidation consolidation = replicas.get(replica).consolidation();
    return consolidation.setsItself()
        ? device.thresholds(place, consolidation)
        : checks.fixedThresholds(replica);
  }

  @Override
  public EnergyLedger ledger(int replica) {
    return device.ledger(placeOf(replica), replicas.get(replica));
  }

  @Override
  public float[] weights(int replica, int layer, WeightPart part) {
    checks.layer(replica, layer);
    int place = slots.placeOf(replica);
    return device.weights(place, layer, part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    checks.weights(replica, layer, part, values);
    int place = slots.placeOf(replica);
    device.setWeights(place, layer, part, values);
    stale[replica] = true;
  }

  private int placeOf(int replica) {
    checks.replica(replica);
    return slots.placeOf(replica);
  }

  @Override
  public void close() {
    checks.close();
    session.close();
  }
}
