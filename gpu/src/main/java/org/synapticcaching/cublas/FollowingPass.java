package org.synapticcaching.cublas;

import org.synapticcaching.device.KernelCall;
import org.synapticcaching.model.Consolidation;

/**
 * Thresholds that set themselves: lets those of all matrices follow what a presentation has
 * changed. Only for populations in which there are any.
 */
final class FollowingPass {
  private final DeviceNetworks networks;
  private final KernelCall products;
  private final KernelCall squareSelected;
  private final KernelCall selected;

  /** Null where no neuron or synapse has a threshold of its own. */
  private final KernelCall followLocal;

  private final KernelCall meanThresholds;

  FollowingPass(DeviceNetworks networks) {
    this.networks = networks;
    this.products = networks.call("follow", "follow_products");
    this.squareSelected = networks.call("follow", "square_selected");
    this.selected = networks.call("follow", "follow_selected");
    boolean local = networks.local != null;
    this.followLocal = local ? networks.call("follow_local", "follow_local") : null;
    this.meanThresholds = local ? networks.call("follow_local", "mean_thresholds") : null;
  }

  /** After the changes of a presentation, before the threshold is checked. */
  void run(LaunchPlan plan) {
    if (plan.local()) {
      followLocal.launch(networks.allBlocks, plan.networks(), networks.threads, 0);
    }
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

  /**
   * Of thresholds that set themselves, those of matrices as they are; where neurons or synapses
   * have their own the mean of those to come that are finite, infinite where none is. In units of
   * weight.
   *
   * @param place of the network
   */
  double[] thresholds(int place, Consolidation consolidation) {
    if (!consolidation.hasLocalThresholds()) {
      return networks.consolidations.thresholds(place);
    }
    int threads = networks.threads;
    meanThresholds.set(1, place).launch(networks.allBlocks, threads, 2 * threads * Double.BYTES);
    double[] partials = new double[networks.allBlocks * networks.quantities];
    SlotArray array = networks.partials;
    array.memory().download(partials, 0, partials.length, array.offset(place));
    double[] means = new double[networks.layers.size()];
    int at = 0;
    for (int n = 0; n < means.length; n++) {
      double sum = 0;
      double count = 0;
      for (int block = 0; block < networks.layers.get(n).blocks; block++) {
        sum += partials[at];
        count += partials[at + 1];
        at += networks.quantities;
      }
      means[n] = count == 0 ? Double.POSITIVE_INFINITY : sum / count;
    }
    return means;
  }
}
