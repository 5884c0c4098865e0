package org.synapticcaching.cublas;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.device.KernelCall;

/**
 * The launches of competitive rules: which errors and changes a presentation keeps. Only for
 * populations in which some network has a competitive rule or counts its changes.
 */
final class CublasSelection {
  /** Threads of a block that has all units of a layer, and units for which it gets a warp more. */
  private static final int MOST_THREADS = 512;

  private static final int PER_WARP = 256;

  /**
   * Words in which a block counts digits by itself, {@code kRankingWords}; it needs {@link
   * PlasticArrays#BINS} where it counts with others, in {@code kPasses} passes.
   */
  static final int BLOCK_WORDS = 259;

  static final int PASSES = 3;

  private final DeviceNetworks networks;
  private final List<KernelCall> maskErrors;
  private final KernelCall withhold;
  private final KernelCall selectInputs;
  private final KernelCall rankSynapses;
  private final KernelCall narrowRanks;
  private final KernelCall changeSelected;
  private final KernelCall collectChanges;
  private final KernelCall countChanges;
  private final int widest;

  CublasSelection(DeviceNetworks networks) {
    this.networks = networks;
    this.widest =
        networks.layers.stream().mapToInt(layer -> layer.shape.post()).max().orElseThrow();
    this.maskErrors =
        IntStream.range(0, networks.layers.size())
            .mapToObj(n -> networks.call("mask_errors", "mask_errors").set(1, n))
            .toList();
    this.withhold = networks.call("mask_errors", "withhold");
    this.selectInputs = networks.call("select_inputs", "select_inputs");
    this.rankSynapses = networks.call("rank_synapses", "rank_synapses");
    this.narrowRanks = networks.call("rank_synapses", "narrow_ranks");
    this.changeSelected = networks.call("change_selected", "change_selected");
    this.collectChanges = networks.call("change_selected", "collect_changes");
    this.countChanges = networks.call("count_changes", "count_changes");
  }

  /** Masks errors of the neurons of a layer, of the first {@code count} networks. */
  void mask(int layer, int count) {
    int post = networks.layers.get(layer).shape.post();
    maskErrors.get(layer).launch(count, threads(post), BLOCK_WORDS * Integer.BYTES);
  }

  private static int threads(int units) {
    return Math.min(MOST_THREADS, 32 * Math.max(1, units / PER_WARP));
  }

  /** Sets the errors of the first {@code count} networks to zero where nothing is to be learned. */
  void withhold(int count) {
    withhold.launch(networks.layers.size(), count, threads(widest), 0);
  }

  /** Changes the selected synapses of the networks that select them. */
  void change(LaunchPlan plan) {
    int first = plan.plain();
    int count = plan.selecting();
    if (plan.ranksInputs()) {
      selectInputs
          .set(1, first)
          .launch(networks.allBlocks, count, networks.threads, BLOCK_WORDS * Integer.BYTES);
    }
    for (int pass = 0; plan.ranksSynapses() && pass < PASSES; pass++) {
      rankSynapses
          .set(1, first)
          .set(2, pass)
          .launch(networks.allBlocks, count, networks.threads, PlasticArrays.BINS * Integer.BYTES);
      narrowRanks.set(1, first).set(2, pass).launch(networks.layers.size(), count, 32, 0);
    }
    networks.launchOverMatrices(changeSelected.set(1, first), count);
    networks.launchOverLayers(collectChanges.set(1, first), count);
  }

  /** Counts the changes of the first {@code count} networks. */
  void count(int count) {
    countChanges.launch(networks.allBlocks, count, networks.threads, 0);
  }
}
