package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.device.record.StructRecords.StructRecord;

/**
 * Where things are in the shared memory of a block, the pool of {@code block.cuh}, in floats.
 * Everything starts at a multiple of 16 bytes.
 */
final class CudaPool {
  /** Size of {@code Header}. */
  static final int HEADER_BYTES = 648;

  /** Size of {@code Update}. */
  static final int UPDATE_BYTES = 24;

  /** {@code kSlots}: sums of a warp and layer. */
  static final int SLOTS = 4;

  /** {@code kConsolidation}: sums of a tally before consolidation and path per measure. */
  static final int TALLY_SUMS = 4;

  /** Arrays of the units of a layer: y, delta, scaled delta, z. */
  private static final int UNIT_ARRAYS = 4;

  /** Entries that are staged for a pattern; patterns with more are read where they are. */
  private static final int MOST_STAGED = 1536;

  /** Rows up to which their pending consolidations are kept here. */
  private static final int MOST_PENDING = 4096;

  final int unitsAt;
  final int unitFloats;
  final int gatherAt;
  final int listAt;
  final int listCapacity;

  /** -1: in global memory. */
  final int pendingAt;

  final int slotsAt;
  final int updatesAt;
  final int marksAt;
  final int tallyAt;
  final int exchangeAt;
  final int measuredAt;

  /** Where some thresholds set themselves; else -1. */
  final int followedAt;

  /** For competitive rules; -1 where there are none. */
  final int plasticAt;

  /** Most numbers that a slice sends at once. */
  final int exchanged;

  private final List<Integer> layerUnits = new ArrayList<>();
  private final List<Integer> layerWeights = new ArrayList<>();
  private final boolean lazy;
  private final boolean allStaged;
  private int floats;

  /**
   * Finds a place for everything.
   *
   * @param lazy whether consolidations of whole matrices may be pending
   * @param following numbers that a slice sends at once where some thresholds set themselves; else
   *     0
   * @param measures most measures that a network accounts
   * @param plasticFloats that competitive rules, or counting changes, need; 0 without
   * @param sharedBytes that upper layers' weights may fill up to
   */
  CudaPool(
      CudaGeometry geometry,
      boolean lazy,
      int following,
      int measures,
      int plasticFloats,
      int sharedBytes) {
    int count = geometry.layers().size();
    CudaGeometry.Layer first = geometry.layer(0);
    take((HEADER_BYTES + count * CudaLayouts.LAYER.bytes()) / Float.BYTES);
    this.unitsAt = floats;
    for (CudaGeometry.Layer layer : geometry.layers()) {
      layerUnits.add(take(UNIT_ARRAYS * layer.unitWidth()));
    }
    this.unitFloats = floats - unitsAt;
    this.gatherAt = take(4 * geometry.threads());
    this.lazy = lazy;
    this.listCapacity = Math.min(first.rows(), MOST_STAGED);
    this.allStaged = listCapacity == first.rows();
    this.listAt = take(2 * listCapacity * CudaLayouts.ENTRY.bytes() / Float.BYTES);
    this.pendingAt = lazy && geometry.rows() <= MOST_PENDING ? take(geometry.rows()) : -1;
    this.slotsAt = take(geometry.warps() * count * SLOTS);
    this.updatesAt = take(count * (UPDATE_BYTES + SLOTS * Double.BYTES) / Float.BYTES);
    this.marksAt = take(2 * count + first.width() + geometry.rows() - first.rows());
    this.tallyAt = take(count * tallyLength(measures) * Double.BYTES / Float.BYTES);
    boolean selecting = plasticFloats > 0;
    this.exchanged =
        Math.max(
            Math.max(geometry.exchanged(), following),
            selecting ? CudaPlastic.exchanged(geometry) : 0);
    this.exchangeAt = take(geometry.slices() > 1 ? (geometry.slices() + 1) * exchanged : 0);
    int sums = (measures - 1) * 4 * count + 32 * geometry.warps();
    this.measuredAt = take(measures > 1 ? sums * Double.BYTES / Float.BYTES : 0);
    this.followedAt = following > 0 ? take(count * CudaLayouts.FOLLOWED.bytes() / Float.BYTES) : -1;
    this.plasticAt = selecting ? take(plasticFloats) : -1;
    for (CudaGeometry.Layer layer : geometry.layers()) {
      boolean fits = Float.BYTES * (floats + 2L * layer.sliceFloats()) <= sharedBytes;
      layerWeights.add(layer.first() || !fits ? -1 : take(2 * layer.sliceFloats()));
    }
  }

  /** Numbers of a tally: four sums, then consolidation and path per measure. */
  static int tallyLength(int measures) {
    return TALLY_SUMS + 2 * measures;
  }

  private int take(int size) {
    int at = floats;
    floats += CudaGeometry.padded(size);
    return at;
  }

  /** Puts the places into {@code Shape}. */
  void write(StructRecord shape) {
    shape
        .put("exchanged", exchanged)
        .put("unitsAt", unitsAt)
        .put("unitFloats", unitFloats)
        .put("gatherAt", gatherAt)
        .put("listAt", listAt)
        .put("listCapacity", listCapacity)
        .put("pendingAt", pendingAt)
        .put("slotsAt", slotsAt)
        .put("updatesAt", updatesAt)
        .put("marksAt", marksAt)
        .put("tallyAt", tallyAt)
        .put("exchangeAt", exchangeAt)
        .put("measuredAt", measuredAt)
        .put("followedAt", followedAt)
        .put("hotAt", floats);
  }

  /** The place of the units of a layer. */
  int unitsAt(int layer) {
    return layerUnits.get(layer);
  }

  /** The place of the weights of a layer; -1 where they stay in global memory. */
  int weightsAt(int layer) {
    return layerWeights.get(layer);
  }

  /**
   * Whether everything that kernels of common cases expect here is here: lists of inputs, pending
   * consolidations, and the weights of all matrices but the first.
   */
  boolean isCommon() {
    return allStaged
        && (!lazy || pendingAt >= 0)
        && layerWeights.subList(1, layerWeights.size()).stream().allMatch(at -> at >= 0);
  }

  /** Its size, without hot rows: those follow. */
  int bytes() {
    return Float.BYTES * floats;
  }
}
