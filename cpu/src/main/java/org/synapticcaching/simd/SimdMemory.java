package org.synapticcaching.simd;

import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.TransientKernels;
import org.synapticcaching.threshold.LocalThresholds;

/** The memory of a population. */
final class SimdMemory {
  /** Of all the vectors with a number for each unit, at most. */
  private static final int BYTES_PER_UNIT = 200;

  private SimdMemory() {}

  /**
   * Bytes of all weights, and of what drawing them, or testing all networks at once, takes besides.
   */
  static long bytes(PopulationSpec spec) {
    long held = 0;
    long drawn = 0;
    long tested = 0;
    for (Replica replica : spec.replicas()) {
      for (int layer = 0; layer < spec.network().layerCount(); layer++) {
        LayerShape shape = spec.network().layers().get(layer);
        boolean inputMajor = layer == 0;
        long rows = inputMajor ? shape.pre() : shape.post();
        int width = FloatLanes.padded(inputMajor ? shape.post() : shape.pre());
        long total = rows * width * Float.BYTES;
        boolean caching = !replica.consolidation().isDirect();
        long transients = caching ? rows * TransientKernels.stride(width) * Float.BYTES - total : 0;
        held += total + transients + shape.synapses() * perSynapse(replica);
        held += (long) BYTES_PER_UNIT * (shape.pre() + shape.post());
        drawn = Math.max(drawn, shape.synapses() * Float.BYTES);
        tested += total;
      }
    }
    return held + Math.max(drawn, tested);
  }

  private static int perSynapse(Replica replica) {
    int bytes = Float.BYTES + LocalThresholds.bytesPerSynapse(replica.consolidation());
    bytes += replica.countsChanges() ? Integer.BYTES : 0;
    // Bits: of the rule's set, and of the rows.
    return bytes + (replica.plasticity().rule().listsSynapses() ? 1 : 0);
  }
}
