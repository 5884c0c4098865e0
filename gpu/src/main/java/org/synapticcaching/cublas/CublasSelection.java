package org.synapticcaching.cublas;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.KernelModule;

/**
 * The launches of {@code selection.cu}: which errors and changes a presentation keeps. Only for
 * populations in which some network has a competitive rule or counts its changes.
 */
final class CublasSelection {
  /** Threads of a block that has all units of a layer, and units for which it gets a warp more. */
  private static final int MOST_THREADS = 512;

  private static final int PER_WARP = 256;

  /** Words that a block counts in, by itself and together with others, and passes of the latter. */
  private static final int BLOCK_WORDS = 258;

  private static final int GRID_WORDS = 2048;
  private static final int PASSES = 3;

  private final DeviceNetworks networks;
  private final List<KernelCall> maskErrors;
  private final KernelCall withhold;
  private final KernelCall chooseInputs;
  private final KernelCall rankSynapses;
  private final KernelCall narrowRanks;
  private final KernelCall changeChosen;
  private final KernelCall collectChanges;
  private final KernelCall countChanges;
  private final int widest;

  /** With the kernels of {@code rules.ptx}. */
  CublasSelection(DeviceNetworks networks, KernelModule module) {
    this.networks = networks;
    this.widest =
        networks.layers.stream().mapToInt(layer -> layer.shape.post()).max().orElseThrow();
    this.maskErrors =
        IntStream.range(0, networks.layers.size())
            .mapToObj(n -> onNetworks(module, "mask_errors").set(1, n))
            .toList();
    this.withhold = onNetworks(module, "withhold");
    this.chooseInputs = onNetworks(module, "choose_inputs");
    this.rankSynapses = onNetworks(module, "rank_synapses");
    this.narrowRanks = onNetworks(module, "narrow_ranks");
    this.changeChosen = onNetworks(module, "change_chosen");
    this.collectChanges = onNetworks(module, "collect_changes");
    this.countChanges = onNetworks(module, "count_changes");
  }

  private KernelCall onNetworks(KernelModule module, String kernel) {
    return module.kernel(kernel).call().set(0, networks.record());
  }

  /** Masks errors of the neurons that a layer leads to. */
  void mask(int layer, int count) {
    int post = networks.layers.get(layer).shape.post();
    maskErrors.get(layer).launch(count, threads(post), BLOCK_WORDS * Integer.BYTES);
  }

  private static int threads(int units) {
    return Math.min(MOST_THREADS, 32 * Math.max(1, units / PER_WARP));
  }

  /** Learns nothing where nothing is to be learned. */
  void withhold(int count) {
    withhold.launch(networks.layers.size(), count, threads(widest), 0);
  }

  /** Changes what is chosen in so many networks from a place on. */
  void change(int first, int count, LaunchPlan needs) {
    if (needs.rankedInputs()) {
      chooseInputs
          .set(1, first)
          .launch(networks.allBlocks, count, networks.threads, BLOCK_WORDS * Integer.BYTES);
    }
    for (int pass = 0; needs.rankedSynapses() && pass < PASSES; pass++) {
      rankSynapses
          .set(1, first)
          .set(2, pass)
          .launch(networks.allBlocks, count, networks.threads, GRID_WORDS * Integer.BYTES);
      narrowRanks.set(1, first).set(2, pass).launch(networks.layers.size(), count, 32, 0);
    }
    changeChosen
        .set(1, first)
        .launch(networks.allBlocks, count, networks.threads, networks.sharedBytes());
    collectChanges
        .set(1, first)
        .launch(networks.layers.size(), count, networks.threads, networks.sharedBytes());
  }

  /** Counts the changes of the first so many networks. */
  void count(int count) {
    countChanges.launch(networks.allBlocks, count, networks.threads, 0);
  }
}
