package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaThreads;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.DeviceTimer;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.population.PatternStore;
import org.synapticcaching.device.population.PopulationEvaluator;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.Replica;

/**
 * A population on the device, addressed by places: what the networks in the first places do, which
 * are those that learn, they do in the same launches. Everything lasts until its session is closed.
 */
final class Lockstep {
  private final PopulationSpec spec;
  private final GpuSession session;
  private final DeviceNetworks networks;
  private final ForwardPass forward;
  private final BackwardPass backward;

  /** Null where all thresholds are fixed. */
  private final FollowingPass following;

  private final ConsolidationPass consolidation;
  private final CublasLedgers ledgers;
  private final PatternStore store;
  private final PopulationEvaluator evaluator;
  private final KernelCall refresh;
  private final KernelCall exchange;
  private final DeviceMemory orders;
  private final DeviceTimer timer;
  private double milliseconds;
  private boolean timed;
  private LaunchPlan plan = LaunchPlan.of(List.of(), 0);

  /**
   * Replica r in place r, with its initial weights.
   *
   * @param orderValues most pattern indices that are sent at a time
   * @param largeSynapses matrices of at least this size are multiplied one by one
   */
  Lockstep(PopulationSpec spec, GpuSession session, int orderValues, long largeSynapses) {
    this.spec = spec;
    this.session = session;
    Products products = new Products(session.blas(), largeSynapses);
    int population = spec.replicas().size();
    this.networks = new DeviceNetworks(session, spec);
    this.forward = new ForwardPass(networks, products);
    this.backward = new BackwardPass(networks, products);
    this.following = networks.consolidations.follow() ? new FollowingPass(networks) : null;
    this.consolidation = new ConsolidationPass(networks);
    this.ledgers = new CublasLedgers(networks, population);
    this.store = new PatternStore(session, spec.network().bias());
    this.evaluator = new PopulationEvaluator(session, store, spec.network(), population);
    this.refresh = networks.call("weights", "refresh");
    this.exchange = networks.kernel("weights", "exchange");
    this.orders = session.allocate("presentation orders", (long) orderValues * Integer.BYTES);
    this.timer = session.timer();
    writeRates();
    writeWeights();
  }

  private void writeRates() {
    List<Replica> replicas = spec.replicas();
    float[] rates = new float[replicas.size()];
    for (int n = 0; n < networks.layers.size(); n++) {
      for (int r = 0; r < rates.length; r++) {
        rates[r] = replicas.get(r).learningRates().get(n).floatValue();
      }
      networks.layers.get(n).rates.memory().upload(rates, 0, rates.length, 0);
    }
  }

  /** Draws initial weights, of as many replicas at a time as there are threads, and sends them. */
  private void writeWeights() {
    int population = spec.replicas().size();
    try (ReplicaThreads threads = new ReplicaThreads("cublas-weights", spec.threads())) {
      for (int n = 0; n < networks.layers.size(); n++) {
        int layer = n;
        SlotArray initial = networks.layers.get(n).initial;
        for (int from = 0; from < population; from += spec.threads()) {
          List<Callable<float[]>> draws = new ArrayList<>();
          for (int r = from; r < Math.min(from + spec.threads(), population); r++) {
            long seed = spec.replicas().get(r).seed();
            draws.add(() -> InitialWeights.draw(spec.network(), layer, seed));
          }
          int place = from;
          for (float[] drawn : threads.invoke(draws)) {
            initial.memory().upload(drawn, 0, drawn.length, initial.offset(place++));
          }
        }
      }
    }
    refresh();
  }

  /** Exchanges all that two networks are. */
  void exchange(int first, int second) {
    for (SlotArray array : networks.lasting()) {
      long words = array.bytes() / Integer.BYTES;
      exchange.set(0, array.memory()).set(1, words).set(2, first).set(3, second);
      exchange.launch((int) Math.min(1024, (words + 255) / 256), 256, 0);
    }
    ledgers.forget();
  }

  /** What presentations launch from now on. */
  void follow(LaunchPlan wanted) {
    plan = wanted;
  }

  /** Makes all total weights anew, after one was changed in parts. */
  void refresh() {
    refresh.launch(networks.allBlocks, spec.replicas().size(), networks.threads, 0);
  }

  /** The forward pass of a presentation; pattern indices by place. */
  void forward(Patterns patterns, int[] indices) {
    forward.use(store.resident(patterns));
    orders.upload(indices, 0, plan.networks(), 0);
    present(0);
    ledgers.forget();
  }

  /** Patterns to outputs, for the pattern indices from a byte of the orders on. */
  private void present(long from) {
    consolidation.begin(plan);
    forward.run(plan.networks(), orders, from);
  }

  /** The backward pass of a presentation. */
  void backward() {
    learn();
    ledgers.forget();
  }

  private void learn() {
    backward.run(plan);
    if (plan.follows()) {
      following.run(plan);
    }
  }

  /** Ends a presentation. */
  void consolidate() {
    consolidation.end(plan);
    ledgers.forget();
  }

  /** Before several stretches: the device's clock runs from here on. */
  void beginTraining(Patterns patterns) {
    addTime();
    forward.use(store.resident(patterns));
    ledgers.forget();
    timer.start();
  }

  /**
   * Some presentations.
   *
   * @param indices pattern indices, {@code [presentation][place]}
   */
  void train(int[] indices, int presentations) {
    int count = plan.networks();
    orders.upload(indices, 0, presentations * count, 0);
    for (int t = 0; t < presentations; t++) {
      present((long) t * count * Integer.BYTES);
      learn();
      consolidation.end(plan);
    }
  }

  void endTraining() {
    timer.stop();
    timed = true;
  }

  private void addTime() {
    if (timed) {
      milliseconds += timer.milliseconds();
      timed = false;
    }
  }

  /** Device time of all training so far; waits for the device. */
  double milliseconds() {
    addTime();
    session.synchronize();
    return milliseconds;
  }

  /** Right answers of the networks that learn, by place. */
  int[] correct(Patterns patterns) {
    return evaluator.correct(
        patterns,
        (layer, first, count) -> networks.layers.get(layer).total.part(first),
        plan.networks());
  }

  EnergyLedger ledger(int place, Replica replica) {
    return ledgers.of(place, replica);
  }

  /** Thresholds of a network that set themselves. */
  double[] thresholds(int place, Consolidation consolidation) {
    return following.thresholds(place, consolidation);
  }

  float[] outputs(int place) {
    return read(networks.last().units, place);
  }

  /** A copy of one part, {@code [post][pre]}. */
  float[] weights(int place, int layer, WeightPart part) {
    DenseLayer matrix = networks.layers.get(layer);
    if (part != WeightPart.TOTAL) {
      return read(matrix.part(part), place);
    }
    float[] total = read(matrix.initial, place);
    for (SlotArray change : List.of(matrix.persistent, matrix.transients)) {
      float[] values = read(change, place);
      for (int i = 0; i < total.length; i++) {
        total[i] += values[i];
      }
    }
    return total;
  }

  private static float[] read(SlotArray array, int place) {
    float[] values = new float[(int) (array.bytes() / Float.BYTES)];
    array.memory().download(values, 0, values.length, array.offset(place));
    return values;
  }

  /** Overwrites one part; not TOTAL. */
  void setWeights(int place, int layer, WeightPart part, float[] values) {
    SlotArray array = networks.layers.get(layer).part(part);
    array.memory().upload(values, 0, values.length, array.offset(place));
    ledgers.forget();
  }
}
