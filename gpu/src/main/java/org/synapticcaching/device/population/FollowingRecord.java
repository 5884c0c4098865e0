package org.synapticcaching.device.population;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.threshold.LocalThresholds;
import org.synapticcaching.threshold.Thresholds;

/**
 * The threshold of a weight matrix that sets itself, as kernels read and renew it: {@code struct
 * Following} of {@code following.cuh}.
 */
public final class FollowingRecord {
  /** Its fields. */
  public static final StructLayout LAYOUT =
      StructLayout.of(
          "Following",
          fields -> fields.doubles("ratio", "synapses", "memory", "sum", "weight", "theta"));

  /** Doubles of a record, all of whose fields are such, and the one that is the threshold. */
  private static final int DOUBLES = LAYOUT.bytes() / Double.BYTES;

  private static final int THETA = LAYOUT.offset("theta") / Double.BYTES;

  private FollowingRecord() {}

  /**
   * Puts all fields of the records of one network before its first presentation; a fixed threshold
   * stays. Where neurons or synapses have thresholds of their own, the record has what these share:
   * all but the sum and theta.
   *
   * @param shapes of its weight matrices
   * @param into a record for each of them
   */
  public static void write(
      Consolidation consolidation, List<LayerShape> shapes, List<StructRecord> into) {
    Thresholds thresholds = new Thresholds(consolidation, shapes);
    boolean local = consolidation.hasLocalThresholds();
    long all = shapes.stream().mapToLong(LayerShape::synapses).sum();
    for (int l = 0; l < into.size(); l++) {
      LayerShape shape = shapes.get(l);
      double ratio =
          local
              ? LocalThresholds.ratio(consolidation, shape, all)
              : thresholds.follow() ? thresholds.ratio(l) : 0;
      into.get(l)
          .putDouble("synapses", ThresholdScope.of(consolidation.threshold()).synapses(shape))
          .putDouble("ratio", ratio)
          .putDouble("memory", memory(consolidation.threshold()))
          .putDouble("sum", 0)
          .putDouble("weight", 0)
          .putDouble("theta", thresholds.of(l));
    }
  }

  /**
   * The thresholds of one network, in units of weight.
   *
   * @param memory with its records, one for each weight matrix
   * @param from where they begin, in bytes
   * @param layers number of weight matrices
   */
  public static double[] thresholds(DeviceMemory memory, long from, int layers) {
    double[] all = new double[layers * DOUBLES];
    memory.download(all, 0, all.length, from);
    return IntStream.range(0, layers).mapToDouble(n -> all[n * DOUBLES + THETA]).toArray();
  }

  private static double memory(Threshold threshold) {
    return threshold instanceof Threshold.Automatic automatic ? 1 - 1.0 / automatic.memory() : 1;
  }
}
