package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.FollowingRecord;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Replica;

/**
 * Thresholds that set themselves, in device memory, {@code [network][slice][layer]}: each slice has
 * its own copy of those of its network, see {@code network/following.cuh}.
 */
final class CudaFollowing {
  private final CudaGeometry geometry;
  private final DeviceMemory memory;

  /** Null where no neuron or synapse has a threshold of its own. */
  private final CudaLocals locals;

  private CudaFollowing(CudaGeometry geometry, DeviceMemory memory, CudaLocals locals) {
    this.geometry = geometry;
    this.memory = memory;
    this.locals = locals;
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
    return new CudaFollowing(geometry, memory, CudaLocals.of(session, spec.replicas(), geometry));
  }

  /** Whether any network has such thresholds. */
  static boolean isNeeded(List<Replica> replicas) {
    return replicas.stream().anyMatch(replica -> replica.consolidation().setsItself());
  }

  /**
   * Numbers that a slice of them sends at once, two for each double; 0 where they are not needed.
   */
  static int exchanged(List<Replica> replicas, CudaGeometry geometry) {
    if (!isNeeded(replicas)) {
      return 0;
    }
    int ofMatrices = 2 * geometry.layers().size();
    return CudaLocals.isNeeded(replicas)
        ? Math.max(ofMatrices, 2 * geometry.last().rows())
        : ofMatrices;
  }

  /** What those of all networks take. */
  static long bytes(PopulationSpec spec, CudaGeometry geometry) {
    long records = (long) spec.replicas().size() * geometry.slices() * geometry.layers().size();
    long ofMatrices = isNeeded(spec.replicas()) ? records * FollowingRecord.LAYOUT.bytes() : 0;
    return ofMatrices + CudaLocals.bytes(spec.replicas(), geometry);
  }

  /** Where those of matrices are. */
  long address() {
    return memory.address();
  }

  /** Those of single neurons and synapses, where some network has any. */
  DeviceMemory locals() {
    return locals.memory();
  }

  /**
   * Those of one network, in units of weight: of matrices, or where neurons or synapses have their
   * own the mean of those to come that are finite, infinite where none is.
   *
   * @param shape {@code Shape} of the population
   * @param consolidation of the network
   */
  double[] thresholds(int r, DeviceMemory shape, Consolidation consolidation) {
    int layers = geometry.layers().size();
    long at = (long) r * geometry.slices() * layers * FollowingRecord.LAYOUT.bytes();
    return consolidation.hasLocalThresholds()
        ? locals.thresholds(r, shape, memory.address() + at)
        : FollowingRecord.thresholds(memory, at, layers);
  }
}
