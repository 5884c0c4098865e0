package org.synapticcaching.device.population;

import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;

/**
 * A consolidation as kernels read it: {@code struct Consolidation} of {@code consolidation.cuh}.
 */
public final class ConsolidationRecord {
  /** Its fields. */
  public static final StructLayout LAYOUT =
      StructLayout.of(
          "Consolidation",
          fields ->
              fields
                  .doubles("threshold", "decay")
                  .floats("nearest", "roundedDecay", "decayRemainder")
                  .ints("trigger", "scope", "order", "orEqual", "every")
                  .ints("lazy", "checksGroups", "wholeMultiples", "setsItself", "changesOnly"));

  private ConsolidationRecord() {}

  /** Puts all fields; a threshold that sets itself begins as infinite. */
  public static void write(Consolidation consolidation, StructRecord into) {
    double threshold =
        consolidation.setsItself() ? Double.POSITIVE_INFINITY : consolidation.theta();
    double decay = consolidation.decayFactor();
    boolean orEqual = consolidation.comparison() == Comparison.GREATER_OR_EQUAL;
    into.putDouble("threshold", threshold)
        .putDouble("decay", decay)
        .putFloat("nearest", nearest(threshold, orEqual))
        .putFloat("roundedDecay", (float) decay)
        .putFloat("decayRemainder", (float) (decay - (float) decay))
        .put("trigger", KernelCode.of(consolidation.policy().trigger()))
        .put("scope", KernelCode.of(consolidation.scope()))
        .put("order", KernelCode.of(consolidation.order()))
        .put("orEqual", orEqual)
        .put("every", consolidation.every())
        .put("lazy", consolidation.isLazy())
        .put("checksGroups", consolidation.checksGroups())
        .put("wholeMultiples", consolidation.movesWholeMultiples())
        .put("setsItself", consolidation.setsItself())
        .put("changesOnly", consolidation.comparesChangesOnly());
  }

  /**
   * The float with which floats compare as they do with the threshold: the next one below it for
   * {@code >}, the next one above for {@code >=}, if it is not one itself.
   */
  static float nearest(double threshold, boolean orEqual) {
    float rounded = (float) threshold;
    if (orEqual) {
      return rounded < threshold ? Math.nextUp(rounded) : rounded;
    }
    return rounded > threshold ? Math.nextDown(rounded) : rounded;
  }
}
