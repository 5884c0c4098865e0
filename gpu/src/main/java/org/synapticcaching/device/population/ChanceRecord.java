package org.synapticcaching.device.population;

import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.RandomMultiples;

/**
 * What is consolidated by chance in one weight matrix, as kernels read it: {@code struct Chance} of
 * {@code chance.cuh}.
 */
public final class ChanceRecord {
  /** Its fields. */
  public static final StructLayout LAYOUT =
      StructLayout.of("Chance", fields -> fields.longs("matrixKey").floats("theta", "inverse"));

  private ChanceRecord() {}

  /**
   * Puts all fields; zeros where nothing is left to chance.
   *
   * @param seed of the run
   * @param layer number of the weight matrix
   */
  public static void write(long seed, int layer, Consolidation consolidation, StructRecord into) {
    if (!consolidation.roundsStochastically()) {
      into.putLong("matrixKey", 0).putFloat("theta", 0).putFloat("inverse", 0);
      return;
    }
    RandomMultiples multiples = RandomMultiples.of(seed, layer, consolidation);
    double theta = multiples.theta();
    into.putLong("matrixKey", multiples.matrixKey())
        .putFloat("theta", (float) Math.min(theta, Float.MAX_VALUE))
        .putFloat("inverse", (float) (1 / theta));
  }
}
