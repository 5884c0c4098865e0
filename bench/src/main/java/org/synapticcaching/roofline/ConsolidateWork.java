package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of a presentation: consolidation, maintenance, decay.
 *
 * <p>Counted for the sparse algorithms: without caching the update, which they make here; with
 * caching nothing, since decay is a scalar and what is consolidated depends on the run. Counted for
 * the dense ones: s of all synapses, read, to compare it or move it; without caching, of every
 * synapse that has changed, l read and written and s written; then {@code ejml} reads s once more
 * for maintenance, and reads and writes it with one multiplication to decay, while {@code cublas}
 * does both in the same walk and writes s and w. How many synapses a threshold moves depends on the
 * run and is not counted.
 */
final class ConsolidateWork {
  private ConsolidateWork() {}

  /**
   * The passes at the end of a presentation.
   *
   * @param changed synapses whose s is not 0 where there is no caching
   */
  static List<Pass> of(NetworkShape network, double changed) {
    List<Pass> passes = new ArrayList<>();
    double all = network.bytes(network.synapses());
    double moved = network.caching() ? 0 : network.bytes(changed);
    switch (network.algorithm()) {
      case SIMD, CUDA -> {
        if (!BackwardWork.updates(network)) {
          passes.add(BackwardWork.update(network, changed));
        }
      }
      case EJML -> {
        passes.add(Pass.once("consolidate", 0, all + moved, 2 * moved));
        passes.add(Pass.once("maintenance", 0, all, 0));
        passes.add(Pass.once("decay", network.synapses(), all, all));
      }
      case CUBLAS -> passes.add(Pass.once("consolidate", 0, all + moved, 2 * all + moved));
    }
    return passes;
  }
}
