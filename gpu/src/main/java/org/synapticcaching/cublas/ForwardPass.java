package org.synapticcaching.cublas;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.population.KernelCode;
import org.synapticcaching.device.population.ResidentPatterns;
import org.synapticcaching.model.Activation;
import org.synapticcaching.model.Network;

/** From patterns to outputs: the launches of {@code forward.cu} and the products between them. */
final class ForwardPass {
  private static final int THREADS = 256;

  private final DeviceNetworks networks;
  private final Products products;
  private final KernelCall present;

  /** Per layer; null where activities are the summed inputs. */
  private final List<KernelCall> activate = new ArrayList<>();

  ForwardPass(DeviceNetworks networks, Products products) {
    this.networks = networks;
    this.products = products;
    Network network = networks.network;
    this.present =
        networks
            .kernel("forward", "present")
            .set(2, network.firstLayerInputs())
            .set(4, networks.inputs.memory())
            .set(5, networks.labels.memory());
    for (DenseLayer layer : networks.layers) {
      boolean last = layer == networks.last();
      activate.add(activate(layer, last ? network.outputActivation() : network.hiddenActivation()));
    }
  }

  private KernelCall activate(DenseLayer layer, Activation activation) {
    KernelCall call =
        switch (activation) {
          case LINEAR -> null;
          case SOFTMAX -> networks.kernel("forward", "softmax_units");
          case LOGISTIC, LEAKY_RELU ->
              networks.kernel("forward", "activate_units").set(2, KernelCode.of(activation));
        };
    return call == null ? null : call.set(0, layer.units.memory()).set(1, layer.shape.post());
  }

  /** What is presented from now on. */
  void use(ResidentPatterns patterns) {
    present.set(0, patterns.values()).set(1, patterns.labels());
  }

  /**
   * Computes the outputs of the first networks.
   *
   * @param count how many networks, >= 1
   * @param presented pattern indices, one int32 per network, from this byte on
   */
  void run(int count, DeviceMemory presented, long from) {
    int inputs = networks.network.firstLayerInputs();
    present.set(3, presented, from).launch((inputs + THREADS - 1) / THREADS, count, THREADS, 0);
    boolean softmax = networks.network.outputActivation() == Activation.SOFTMAX;
    for (int n = 0; n < networks.layers.size(); n++) {
      DenseLayer layer = networks.layers.get(n);
      products.forward(layer, count);
      KernelCall call = activate.get(n);
      if (call != null && softmax && layer == networks.last()) {
        call.launch(count, layer.unitThreads(), 0);
      } else if (call != null) {
        call.launch(layer.unitBlocks(), count, layer.unitThreads(), 0);
      }
    }
  }
}
