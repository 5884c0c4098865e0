package org.synapticcaching.device.population;

import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.model.Replica;

/** Java's memory beside that of the device. */
public final class HostNeed {
  /** w(0), l, s and w as arrays of the host, and one more while weights are drawn. */
  private static final int NUMBERS_PER_SYNAPSE = 5;

  private HostNeed() {}

  /**
   * Bytes that a population takes at most: all parts of all weights in float32, and one integer per
   * synapse whose changes are counted or that a fixed set may list.
   */
  public static long bytes(PopulationSpec spec) {
    boolean counts = spec.replicas().stream().anyMatch(Replica::countsChanges);
    boolean lists =
        spec.replicas().stream().anyMatch(replica -> replica.plasticity().rule().drawsSynapses());
    int integers = (counts ? 1 : 0) + (lists ? 1 : 0);
    long perSynapse = NUMBERS_PER_SYNAPSE * Float.BYTES + integers * Integer.BYTES;
    return spec.network().synapses() * spec.replicas().size() * perSynapse;
  }
}
