package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.device.population.ResidentPatterns;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;

/**
 * The order of events of one presentation, as launches for the first so many networks. Returns
 * before the device has done them; allocates nothing.
 */
final class Presentation {
  /** Threads where a thread has a unit or an input. */
  private static final int THREADS = 256;

  /** Threads of a block that sums up vectors, at most. */
  private static final int MOST_SUMMING = 512;

  private final DeviceNetworks networks;
  private final Products products;
  private final KernelCall present;
  private final KernelCall outputError;
  private final KernelCall path;
  private final KernelCall look;
  private final KernelCall decide;
  private final KernelCall settle;
  private final KernelCall settleChosen;
  private final KernelCall begin;
  private final KernelCall collectBeginning;
  private final KernelCall collect;
  private final KernelCall refresh;

  /** Per layer; null where there is nothing to compute. */
  private final List<KernelCall> activate = new ArrayList<>();

  /** Per hidden layer. */
  private final List<KernelCall> slope = new ArrayList<>();

  private final int summing;
  private final CublasSelection choosing;
  private LaunchPlan needs = LaunchPlan.of(List.of());

  /**
   * The launches for some networks.
   *
   * @param module {@code dense.ptx}
   */
  Presentation(DeviceNetworks networks, KernelModule module, Products products) {
    this.networks = networks;
    this.choosing = networks.plastic == null ? null : new CublasSelection(networks);
    this.products = products;
    this.present = module.kernel("present").call();
    this.outputError = outputError(module);
    this.path = networks.call("dense", "path");
    this.look = networks.call("dense", "look");
    this.decide = networks.call("dense", "decide");
    this.settle = networks.call("dense", networks.general ? "settle_general" : "settle");
    this.settleChosen =
        networks.call("dense", networks.general ? "settle_chosen_general" : "settle_chosen");
    this.begin = networks.call("dense", "begin");
    this.collectBeginning = networks.call("dense", "collect").set(1, 1);
    this.collect = networks.call("dense", "collect").set(1, 0);
    this.refresh = networks.call("dense", "refresh");
    Network network = networks.network;
    int widest = network.firstLayerInputs();
    for (DenseLayer layer : networks.layers) {
      boolean last = layer == networks.last();
      activate.add(
          activate(module, layer, last ? network.outputActivation() : network.hiddenActivation()));
      if (!last) {
        slope.add(slope(module, layer));
      }
      widest = Math.max(widest, layer.shape.post());
    }
    this.summing = Math.min(MOST_SUMMING, 32 * Math.max(1, widest / 128));
    present
        .set(2, network.firstLayerInputs())
        .set(4, networks.inputs.memory())
        .set(5, networks.labels.memory());
  }

  private static KernelCall activate(KernelModule module, DenseLayer layer, Activation activation) {
    KernelCall call =
        switch (activation) {
          case LINEAR -> null;
          case SOFTMAX -> module.kernel("softmax_units").call();
          default -> module.kernel("activate_units").call().set(2, KernelCode.of(activation));
        };
    return call == null ? null : call.set(0, layer.units.memory()).set(1, layer.shape.post());
  }

  private KernelCall slope(KernelModule module, DenseLayer layer) {
    return module
        .kernel("slope")
        .call()
        .set(0, layer.units.memory())
        .set(1, layer.errors.memory())
        .set(2, layer.steps.memory())
        .set(3, layer.shape.post())
        .set(4, KernelCode.of(networks.network.hiddenActivation()))
        .set(5, layer.rates.memory());
  }

  private KernelCall outputError(KernelModule module) {
    Network network = networks.network;
    DenseLayer last = networks.last();
    return module
        .kernel("output_error")
        .call()
        .set(0, last.units.memory())
        .set(1, networks.labels.memory())
        .set(2, last.shape.post())
        .set(3, KernelCode.of(network.outputActivation()))
        .set(4, network.gradient() == GradientRule.SCRIPTS ? 1 : 0)
        .set(5, network.loss() == Loss.CROSS_ENTROPY ? 1 : 0)
        .set(6, (float) network.errorScale())
        .set(7, (float) network.targetOff())
        .set(8, (float) network.targetOn())
        .set(9, last.rates.memory())
        .set(10, last.steps.memory())
        .set(11, last.errors.memory())
        .set(12, networks.plastic == null ? 0L : networks.plastic.outputDeltas.memory().address());
  }

  /** What the networks that learn need. */
  void serve(LaunchPlan wanted) {
    needs = wanted;
  }

  /** What is presented from now on. */
  void use(ResidentPatterns patterns) {
    present.set(0, patterns.values()).set(1, patterns.labels());
  }

  /** Makes total weights anew of this many networks. */
  void refresh(int count) {
    refresh.launch(networks.allBlocks, count, networks.threads, 0);
  }

  /**
   * Computes the outputs.
   *
   * @param presented pattern indices, one int32 per network, from this byte on
   */
  void forward(int count, DeviceMemory presented, long from) {
    if (needs.decayFirst()) {
      begin.launch(networks.allBlocks, count, networks.threads, networks.sharedBytes());
      collect(collectBeginning, count);
    }
    present.set(3, presented, from);
    present.launch(blocks(networks.network.firstLayerInputs()), count, THREADS, 0);
    for (int n = 0; n < networks.layers.size(); n++) {
      DenseLayer layer = networks.layers.get(n);
      products.forward(layer, count);
      KernelCall call = activate.get(n);
      if (call != null) {
        boolean rows =
            layer == networks.last() && networks.network.outputActivation() == Activation.SOFTMAX;
        if (rows) {
          call.launch(count, threads(layer.shape.post()), 0);
        } else {
          call.launch(blocks(layer.shape.post()), count, threads(layer.shape.post()), 0);
        }
      }
    }
  }

  /**
   * Computes all errors, then changes s.
   *
   * @param plain how many of the networks, the first ones, choose no synapses
   */
  void backward(int plain, int count) {
    computeErrors(count);
    if (needs.withholding()) {
      choosing.withhold(count);
    }
    if (plain > 0) {
      for (DenseLayer layer : networks.layers) {
        products.learn(layer, plain);
      }
      path.launch(networks.layers.size(), plain, summing, 4 * summing * Double.BYTES);
      if (needs.counts()) {
        choosing.count(plain);
      }
    }
    if (count > plain) {
      choosing.change(plain, count - plain, needs);
    }
  }

  private void computeErrors(int count) {
    int last = networks.layers.size() - 1;
    outputError.launch(count, threads(networks.last().shape.post()), 0);
    mask(last, count);
    for (int n = last; n > 0; n--) {
      DenseLayer before = networks.layers.get(n - 1);
      products.sendBack(networks.layers.get(n), before, count);
      int post = before.shape.post();
      slope.get(n - 1).launch(blocks(post), count, threads(post), 0);
      mask(n - 1, count);
    }
  }

  private void mask(int layer, int count) {
    if (needs.masks()) {
      choosing.mask(layer, count);
    }
  }

  /**
   * Consolidates, charges and decays.
   *
   * @param plain how many of the networks, the first ones, choose no synapses
   */
  void consolidate(int plain, int count) {
    if (needs.groups()) {
      look.launch(networks.allBlocks, count, networks.threads, 0);
      decide.launch(count, summing, summing * Double.BYTES);
    }
    KernelCall call = count > plain ? settleChosen : settle;
    call.launch(networks.allBlocks, count, networks.threads, networks.sharedBytes());
    collect(collect, count);
  }

  private void collect(KernelCall call, int count) {
    call.launch(networks.layers.size(), count, networks.threads, networks.sharedBytes());
  }

  private static int blocks(int size) {
    return (size + THREADS - 1) / THREADS;
  }

  /** As many as there are numbers, for few of them. */
  private static int threads(int size) {
    return Math.min(THREADS, (size + 31) / 32 * 32);
  }
}
