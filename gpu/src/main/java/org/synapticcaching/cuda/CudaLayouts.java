package org.synapticcaching.cuda;

import org.synapticcaching.device.population.ConsolidationRecord;
import org.synapticcaching.device.population.FollowingRecord;
import org.synapticcaching.device.record.StructLayout;

/** The structures of {@code network/layout.cuh}. */
final class CudaLayouts {
  /** One weight matrix. */
  static final StructLayout LAYER =
      StructLayout.of(
          "Layer",
          fields ->
              fields
                  .longs("offset")
                  .ints("rows", "lanes", "width", "firstRow", "weightsAt", "unitsAt", "unitWidth")
                  .floats("rate"));

  /** One network. */
  static final StructLayout REPLICA =
      StructLayout.of(
          "Replica",
          fields ->
              fields
                  .pointers("weights")
                  .struct("consolidation", ConsolidationRecord.LAYOUT)
                  .ints("transients", "lazy", "measures", "form"));

  /** Where one slice of one network stands. */
  static final StructLayout STATE =
      StructLayout.of(
          "State",
          fields ->
              fields
                  .doubles("scale")
                  .longs("presentations")
                  .ints("sequence", "everything", "witnessLayer", "witnessRow", "witnessLane")
                  .ints("offsets", "updated"));

  /** The threshold of one matrix at work, where it sets itself. */
  static final StructLayout FOLLOWED =
      StructLayout.of(
          "Followed",
          fields ->
              fields
                  .struct("following", FollowingRecord.LAYOUT)
                  .doubles("values", "changes")
                  .floats("limit"));

  /** Thresholds of neurons or synapses of one slice of one network. */
  static final StructLayout LOCAL =
      StructLayout.of(
          "Local",
          fields -> fields.pointers("sums", "means", "totals").doubles("scale").ints("ofSynapses"));

  /** An input of a pattern that differs from the background. */
  static final StructLayout ENTRY =
      StructLayout.of("Entry", fields -> fields.ints("row").floats("value"));

  /** One pattern. */
  static final StructLayout PATTERN =
      StructLayout.of(
          "Pattern",
          fields ->
              fields
                  .longs("from")
                  .doubles("magnitude", "difference")
                  .ints("count", "nonZeros", "label", "hot"));

  /** A set of patterns in one form. */
  static final StructLayout PATTERN_SET =
      StructLayout.of(
          "PatternSet",
          fields -> fields.pointers("patterns", "entries", "rows").doubles("background"));

  /** What all networks share. */
  static final StructLayout SHAPE =
      StructLayout.of(
          "Shape",
          fields ->
              fields
                  .pointers("layers", "rates", "measures", "initial", "pending", "tallies")
                  .pointers("measured", "units", "dense", "columns", "words", "followings")
                  .longs("networkFloats")
                  .doubles("errorScale", "targetOn", "targetOff")
                  .ints("layerCount", "inputs", "outputs", "slices", "mostMeasures")
                  .ints("hiddenActivation", "outputActivation", "crossEntropy", "scripts")
                  .ints("totalRows", "tallyLength", "exchanged", "unitsAt", "unitFloats")
                  .ints("gatherAt", "listAt", "listCapacity", "pendingAt", "slotsAt")
                  .ints("updatesAt", "marksAt", "tallyAt", "exchangeAt", "measuredAt", "followedAt")
                  .ints("hotAt", "hotSingles", "hotDirect")
                  .pointers("stuck"));

  private CudaLayouts() {}
}
