package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.FollowingRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Replica;

/**
 * Thresholds that set themselves, in device memory, {@code [network][slice][layer]}: each slice has
 * its own copy of those of its network, see {@code network/following.cuh}.
 */
final class CudaFollowing {
  private final CudaGeometry geometry;
  private final DeviceMemory memory;

  private CudaFollowing(CudaGeometry geometry, DeviceMemory memory) {
    this.geometry = geometry;
    this.memory = memory;
  }

  /** Before the first presentation; null where they are not needed. */
  static CudaFollowing of(GpuSession session, PopulationSpec spec, CudaGeometry geometry) {
    if (!isNeeded(spec.replicas())) {
      return null;
    }
    int layers = geometry.layers().size();
    int parts = spec.replicas().size() * geometry.slices();
    StructRecords records = new StructRecords(FollowingRecord.LAYOUT, parts * layers);
    for (int part = 0; part < parts; part++) {
      List<StructRecord> ofPart = new ArrayList<>();
      for (int n = 0; n < layers; n++) {
        ofPart.add(records.at(part * layers + n));
      }
      Replica replica = spec.replicas().get(part / geometry.slices());
      FollowingRecord.write(replica.consolidation(), spec.network().layers(), ofPart);
    }
    DeviceMemory memory = CudaAllocation.uploaded(session, "the thresholds", records.complete());
    return new CudaFollowing(geometry, memory);
  }

  /** Whether any network has such thresholds. */
  static boolean isNeeded(List<Replica> replicas) {
    return replicas.stream().anyMatch(replica -> replica.consolidation().setsItself());
  }

  /** What those of all networks take. */
  static long bytes(PopulationSpec spec, CudaGeometry geometry) {
    long records = (long) spec.replicas().size() * geometry.slices() * geometry.layers().size();
    return isNeeded(spec.replicas()) ? records * FollowingRecord.LAYOUT.bytes() : 0;
  }

  /** Where they are. */
  long address() {
    return memory.address();
  }

  /** Those of one network, in units of weight. */
  double[] thresholds(int r) {
    int layers = geometry.layers().size();
    long first = (long) r * geometry.slices() * layers;
    return FollowingRecord.thresholds(memory, first * FollowingRecord.LAYOUT.bytes(), layers);
  }
}
