package org.synapticcaching.cublas;

import org.synapticcaching.device.KernelCall;

/**
 * Thresholds that set themselves: lets those of all matrices follow what a presentation has
 * changed. Only for populations in which there are any.
 */
final class FollowingPass {
  private final DeviceNetworks networks;
  private final KernelCall products;
  private final KernelCall squareSelected;
  private final KernelCall selected;

  FollowingPass(DeviceNetworks networks) {
    this.networks = networks;
    this.products = networks.call("follow", "follow_products");
    this.squareSelected = networks.call("follow", "square_selected");
    this.selected = networks.call("follow", "follow_selected");
  }

  /** After the changes of a presentation, before the threshold is checked. */
  void run(LaunchPlan plan) {
    if (plan.plain() > 0) {
      int threads = networks.summingThreads;
      products.launch(networks.layers.size(), plan.plain(), threads, 2 * threads * Double.BYTES);
    }
    int first = plan.plain();
    if (plan.selecting() > 0) {
      networks.launchOverMatrices(squareSelected.set(1, first), plan.selecting());
      networks.launchOverLayers(selected.set(1, first), plan.selecting());
    }
  }
}
