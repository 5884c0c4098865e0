package org.synapticcaching.cuda;

import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.ChanceRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.Replica;

/** What networks consolidate by chance: {@code Chance}, {@code [network][layer]}. */
final class CudaChances {
  private CudaChances() {}

  private static boolean isNeeded(PopulationSpec spec) {
    return spec.replicas().stream()
        .anyMatch(replica -> replica.consolidation().roundsStochastically());
  }

  /** What it takes, in bytes. */
  static long bytes(PopulationSpec spec) {
    long records = (long) spec.replicas().size() * spec.network().layerCount();
    return isNeeded(spec) ? records * ChanceRecord.LAYOUT.bytes() : 0;
  }

  /** That of a population in device memory; null where nothing is left to chance. */
  static DeviceMemory of(GpuSession session, PopulationSpec spec) {
    if (!isNeeded(spec)) {
      return null;
    }
    int layers = spec.network().layerCount();
    List<Replica> replicas = spec.replicas();
    StructRecords records = new StructRecords(ChanceRecord.LAYOUT, replicas.size() * layers);
    for (int r = 0; r < replicas.size(); r++) {
      Replica replica = replicas.get(r);
      for (int n = 0; n < layers; n++) {
        ChanceRecord.write(replica.seed(), n, replica.consolidation(), records.at(r * layers + n));
      }
    }
    return CudaAllocation.uploaded(session, "random multiples", records.complete());
  }
}
