package org.synapticcaching.cublas;

import org.synapticcaching.device.KernelCall;

/** Consolidation, maintenance and decay, and the sums of energy that the ledgers are made of. */
final class ConsolidationPass {
  private final DeviceNetworks networks;
  private final KernelCall decayFirst;
  private final KernelCall collectDecayFirst;
  private final KernelCall checkThreshold;
  private final KernelCall decide;
  private final KernelCall consolidate;
  private final KernelCall consolidateSelected;
  private final KernelCall checkFollowing;
  private final KernelCall consolidateFollowing;
  private final KernelCall collect;

  /** Null where nothing is left to chance. */
  private final KernelCall consolidateByChance;

  /** Null where no neuron or synapse has a threshold of its own. */
  private final KernelCall checkLocal;

  private final KernelCall decideLocal;
  private final KernelCall consolidateLocal;

  ConsolidationPass(DeviceNetworks networks) {
    this.networks = networks;
    this.decayFirst = networks.call("decay_first", "decay_first");
    this.collectDecayFirst = networks.call("ledger", "collect").set(1, 1);
    this.checkThreshold = networks.call("check_threshold", "check_threshold");
    this.decide = networks.call("check_threshold", "decide");
    String variant = networks.general ? "_general" : "";
    this.consolidate = networks.call("consolidate", "consolidate" + variant);
    this.consolidateSelected = networks.call("consolidate", "consolidate_selected" + variant);
    this.checkFollowing = networks.call("check_threshold", "check_threshold_following");
    this.consolidateFollowing = networks.call("consolidate", "consolidate_following" + variant);
    this.consolidateByChance =
        networks.consolidations.draw()
            ? networks.call("consolidate_chance", "consolidate_chance" + variant)
            : null;
    boolean local = networks.local != null;
    this.checkLocal = local ? networks.call("follow_local", "check_threshold_local") : null;
    this.decideLocal = local ? networks.call("follow_local", "decide_local") : null;
    this.consolidateLocal =
        local ? networks.call("consolidate_local", "consolidate_local" + variant) : null;
    this.collect = networks.call("ledger", "collect").set(1, 0);
  }

  /** Begins a presentation: networks that decay first do, and are charged for maintenance. */
  void begin(LaunchPlan plan) {
    if (plan.decayFirst()) {
      networks.launchOverMatrices(decayFirst, plan.networks());
      networks.launchOverLayers(collectDecayFirst, plan.networks());
    }
  }

  /** Ends a presentation: consolidates, charges, and decays where that comes last. */
  void end(LaunchPlan plan) {
    if (plan.checksGroups()) {
      KernelCall check = plan.follows() ? checkFollowing : checkThreshold;
      check.launch(networks.allBlocks, plan.networks(), networks.threads, 0);
      int threads = networks.summingThreads;
      decide.launch(plan.networks(), threads, threads * Double.BYTES);
    }
    if (plan.checksLocal()) {
      checkLocal.launch(networks.allBlocks, plan.networks(), networks.threads, 0);
      int threads = networks.summingThreads;
      decideLocal.launch(plan.networks(), threads, 2 * threads * Double.BYTES);
    }
    networks.launchOverMatrices(consolidationOf(plan), plan.networks());
    networks.launchOverLayers(collect, plan.networks());
  }

  private KernelCall consolidationOf(LaunchPlan plan) {
    if (plan.local()) {
      return consolidateLocal;
    }
    if (plan.draws()) {
      return consolidateByChance;
    }
    if (plan.follows()) {
      return consolidateFollowing;
    }
    return plan.selecting() > 0 ? consolidateSelected : consolidate;
  }
}
