package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Network;

/**
 * From outputs to changes: errors of all units by {@code backward.cu} and the products between,
 * what competitive rules keep of them, then s += eta delta x.
 */
final class BackwardPass {
  private final DeviceNetworks networks;
  private final Products products;
  private final KernelCall outputError;

  /** Per hidden layer. */
  private final List<KernelCall> hiddenError = new ArrayList<>();

  private final KernelCall path;

  /** Null where no network has a competitive rule or counts its changes. */
  private final CublasSelection selection;

  BackwardPass(DeviceNetworks networks, Products products) {
    this.networks = networks;
    this.products = products;
    this.outputError = outputError();
    for (DenseLayer layer : networks.layers.subList(0, networks.layers.size() - 1)) {
      hiddenError.add(hiddenError(layer));
    }
    this.path = networks.call("path", "path");
    this.selection = networks.plastic == null ? null : new CublasSelection(networks);
  }

  private KernelCall outputError() {
    Network network = networks.network;
    DenseLayer last = networks.last();
    return networks
        .kernel("backward", "output_error")
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

  private KernelCall hiddenError(DenseLayer layer) {
    return networks
        .kernel("backward", "hidden_error")
        .set(0, layer.units.memory())
        .set(1, layer.errors.memory())
        .set(2, layer.steps.memory())
        .set(3, layer.shape.post())
        .set(4, KernelCode.of(networks.network.hiddenActivation()))
        .set(5, layer.rates.memory());
  }

  /** Computes all errors, then changes s. */
  void run(LaunchPlan plan) {
    computeErrors(plan);
    if (plan.withholds()) {
      selection.withhold(plan.networks());
    }
    if (plan.plain() > 0) {
      for (DenseLayer layer : networks.layers) {
        products.learn(layer, plan.plain());
      }
      int threads = networks.summingThreads;
      path.launch(networks.layers.size(), plan.plain(), threads, 4 * threads * Double.BYTES);
      if (plan.countsChanges()) {
        selection.count(plan.plain());
      }
    }
    if (plan.selecting() > 0) {
      selection.change(plan);
    }
  }

  private void computeErrors(LaunchPlan plan) {
    int count = plan.networks();
    int last = networks.layers.size() - 1;
    outputError.launch(count, networks.last().unitThreads(), 0);
    mask(last, plan);
    for (int n = last; n > 0; n--) {
      DenseLayer before = networks.layers.get(n - 1);
      products.backpropagate(networks.layers.get(n), before, count);
      hiddenError.get(n - 1).launch(before.unitBlocks(), count, before.unitThreads(), 0);
      mask(n - 1, plan);
    }
  }

  private void mask(int layer, LaunchPlan plan) {
    if (plan.masksErrors()) {
      selection.mask(layer, plan.networks());
    }
  }
}
