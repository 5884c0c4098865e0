package org.synapticcaching.ejml;

import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Replica;

/** The memory of a population. */
final class EjmlMemory {
  private EjmlMemory() {}

  /** Bytes of all matrices, and of what testing the networks takes besides. */
  static long bytes(PopulationSpec spec) {
    long synapses = spec.network().layers().stream().mapToLong(LayerShape::synapses).sum();
    long bytes = 0;
    for (Replica replica : spec.replicas()) {
      bytes += synapses * perSynapse(replica);
    }
    int tested = Math.min(spec.threads(), spec.replicas().size());
    return bytes + tested * EjmlEvaluator.numbers(spec.network()) * Double.BYTES;
  }

  private static int perSynapse(Replica replica) {
    int bytes = Float.BYTES + 2 * Double.BYTES;
    bytes += replica.countsChanges() ? Integer.BYTES : 0;
    return bytes + EjmlSelection.bytesPerSynapse(replica.plasticity().rule());
  }
}
