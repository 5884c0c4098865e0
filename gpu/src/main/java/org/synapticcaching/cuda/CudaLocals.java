package org.synapticcaching.cuda;

import java.util.List;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.ThresholdScope;

/**
 * Thresholds of single neurons and synapses that set themselves, in device memory: {@code Local} of
 * {@code layout.cuh}, {@code [network][slice]}, and what these point to, all of it 0 at first.
 */
final class CudaLocals {
  private static final int THREADS = 256;

  private final CudaGeometry geometry;
  private final DeviceMemory memory;
  private final DeviceMemory sums;
  private final KernelCall sum;

  private CudaLocals(GpuSession session, List<Replica> replicas, CudaGeometry geometry) {
    this.geometry = geometry;
    int slices = geometry.slices();
    DeviceMemory arrays =
        CudaAllocation.cleared(
            session, "thresholds of neurons and synapses", arrayBytes(replicas, geometry));
    StructRecords records = new StructRecords(CudaLayouts.LOCAL, replicas.size() * slices);
    long at = arrays.address();
    for (int part = 0; part < replicas.size() * slices; part++) {
      Arrays own = Arrays.of(replicas.get(part / slices).consolidation(), geometry);
      records
          .at(part)
          .putPointer("sums", own.sums == 0 ? 0 : at)
          .putPointer("means", own.means == 0 ? 0 : at + own.sums)
          .putPointer("totals", own.totals == 0 ? 0 : at + own.sums + own.means)
          .putDouble("scale", 1)
          .put("ofSynapses", own.ofSynapses);
      at += own.bytes();
    }
    this.memory = CudaAllocation.uploaded(session, "where thresholds are", records.complete());
    long numbers = 2L * slices * geometry.layers().size();
    this.sums = session.allocate("sums of thresholds", numbers * Double.BYTES);
    this.sum = session.load(CudaLocals.class, "sum_thresholds.ptx").kernel("sum_thresholds").call();
  }

  /**
   * Bytes of what a slice of one network has.
   *
   * @param totals sums that are kept up to date where those of synapses are compared with
   */
  private record Arrays(long sums, long means, long totals, boolean ofSynapses) {
    static Arrays of(Consolidation consolidation, CudaGeometry geometry) {
      if (!consolidation.hasLocalThresholds()) {
        return new Arrays(0, 0, 0, false);
      }
      boolean ofSynapses = consolidation.setsItselfFor(ThresholdScope.SYNAPSE);
      CudaGeometry.Layer first = geometry.layer(0);
      long neurons = CudaGeometry.padded(first.width() + geometry.rows() - first.rows());
      long each = (ofSynapses ? geometry.floats() / geometry.slices() : neurons) * Double.BYTES;
      // Of synapses that are compared only when they change, what they change by tells all.
      boolean forgets = ofSynapses && consolidation.comparesChangesOnly();
      long totals = 2L * geometry.layers().size() * Double.BYTES;
      return new Arrays(each, forgets ? 0 : each, totals, ofSynapses);
    }

    long bytes() {
      return sums + means + totals;
    }
  }

  private static long arrayBytes(List<Replica> replicas, CudaGeometry geometry) {
    return replicas.stream()
        .mapToLong(replica -> Arrays.of(replica.consolidation(), geometry).bytes())
        .map(bytes -> bytes * geometry.slices())
        .sum();
  }

  /** Whether any network has such thresholds. */
  static boolean isNeeded(List<Replica> replicas) {
    return replicas.stream().anyMatch(replica -> replica.consolidation().hasLocalThresholds());
  }

  /** What thresholds of single neurons or synapses have a presentation visit besides learning. */
  enum Walk {
    NOTHING,
    ACTIVE,
    ALL;

    /** Of the network in which it is the most. */
    static Walk of(List<Replica> replicas) {
      boolean compareAll =
          replicas.stream()
              .map(Replica::consolidation)
              .anyMatch(each -> each.hasLocalThresholds() && !each.comparesChangesOnly());
      return compareAll ? ALL : isNeeded(replicas) ? ACTIVE : NOTHING;
    }

    /**
     * Synapses that it visits, roughly.
     *
     * @param active those of active inputs
     * @param all of them
     */
    double visits(double active, double all) {
      return switch (this) {
        case NOTHING -> 0;
        case ACTIVE -> active;
        case ALL -> all;
      };
    }
  }

  /** What those of all networks take. */
  static long bytes(List<Replica> replicas, CudaGeometry geometry) {
    long records = (long) replicas.size() * geometry.slices() * CudaLayouts.LOCAL.bytes();
    return isNeeded(replicas) ? records + arrayBytes(replicas, geometry) : 0;
  }

  /** Before the first presentation; null where they are not needed. */
  static CudaLocals of(GpuSession session, List<Replica> replicas, CudaGeometry geometry) {
    return isNeeded(replicas) ? new CudaLocals(session, replicas, geometry) : null;
  }

  /** The structures. */
  DeviceMemory memory() {
    return memory;
  }

  /**
   * The mean of the thresholds of each weight matrix of one network as they would be renewed next,
   * of those that are finite; infinite where none is. In units of weight.
   *
   * @param shape {@code Shape} of the population
   * @param followings address of what the thresholds of each of its matrices share
   */
  double[] thresholds(int r, DeviceMemory shape, long followings) {
    int slices = geometry.slices();
    sum.set(0, shape)
        .set(1, memory, (long) r * slices * CudaLayouts.LOCAL.bytes())
        .set(2, followings)
        .set(3, sums)
        .launch(slices, THREADS, THREADS * Double.BYTES);
    int layers = geometry.layers().size();
    double[] read = new double[2 * slices * layers];
    sums.download(read, 0, read.length, 0);
    double[] means = new double[layers];
    for (int n = 0; n < layers; n++) {
      double sumOfFinite = 0;
      double finite = 0;
      for (int slice = 0; slice < slices; slice++) {
        sumOfFinite += read[2 * (slice * layers + n)];
        finite += read[2 * (slice * layers + n) + 1];
      }
      means[n] = finite == 0 ? Double.POSITIVE_INFINITY : sumOfFinite / finite;
    }
    return means;
  }
}
