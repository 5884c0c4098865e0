package org.synapticcaching.device.population;

import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.ChangeMeasure;

/** A measure of energy as kernels read it: {@code struct Measure} of {@code measure.cuh}. */
public final class MeasureRecord {
  /** Its fields. */
  public static final StructLayout LAYOUT =
      StructLayout.of("Measure", fields -> fields.doubles("exponent").longs("potentiationOnly"));

  private MeasureRecord() {}

  /** Puts all fields. */
  public static void write(ChangeMeasure measure, StructRecord into) {
    into.putDouble("exponent", measure.exponent())
        .putLong("potentiationOnly", measure.potentiationOnly() ? 1 : 0);
  }
}
