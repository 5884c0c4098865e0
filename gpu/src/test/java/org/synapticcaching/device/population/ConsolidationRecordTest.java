package org.synapticcaching.device.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;

/** Consolidations, and thresholds, as the device reads them. */
class ConsolidationRecordTest {
  private static StructRecord written(Consolidation consolidation) {
    StructRecords records = new StructRecords(ConsolidationRecord.LAYOUT, 1);
    ConsolidationRecord.write(consolidation, records.at(0));
    records.complete();
    return records.at(0);
  }

  @ParameterizedTest
  @EnumSource
  void factsAreThoseOfTheModel(ConsolidationPolicy policy) {
    for (double threshold : new double[] {0, 0.5}) {
      Consolidation consolidation = Consolidation.of(policy, threshold, 10).withEvery(3);
      StructRecord record = written(consolidation);
      assertEquals(threshold, record.getDouble("threshold"));
      assertEquals(consolidation.decayFactor(), record.getDouble("decay"));
      assertEquals(KernelCode.of(policy.trigger()), record.getInt("trigger"));
      assertEquals(KernelCode.of(consolidation.scope()), record.getInt("scope"));
      assertEquals(0, record.getInt("orEqual"));
      assertEquals(3, record.getInt("every"));
      assertEquals(consolidation.isLazy() ? 1 : 0, record.getInt("lazy"));
      assertEquals(consolidation.checksGroups() ? 1 : 0, record.getInt("checksGroups"));
      assertEquals(consolidation.movesWholeMultiples() ? 1 : 0, record.getInt("wholeMultiples"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventsKeepTheirOrder(EventOrder order) {
    StructRecord record = written(Consolidation.none().with(order));
    assertEquals(KernelCode.of(order), record.getInt("order"));
  }

  private static void sameAnswers(double threshold, float value) {
    assertEquals(
        value > threshold,
        value > ConsolidationRecord.nearest(threshold, false),
        value + " > " + threshold);
    assertEquals(
        value >= threshold,
        value >= ConsolidationRecord.nearest(threshold, true),
        value + " >= " + threshold);
  }

  @Test
  void floatsCompareWithTheNearestFloatAsWithTheThreshold() {
    Random random = new Random(5);
    for (int n = 0; n < 10_000; n++) {
      float near = Math.abs(Float.intBitsToFloat(random.nextInt()));
      double threshold = near * (1 + (random.nextInt(5) - 2) * 0x1p-26);
      if (threshold >= 0) {
        for (float value :
            new float[] {near, Math.nextUp(near), Math.nextDown(near), 0, Float.MAX_VALUE}) {
          sameAnswers(threshold, value);
        }
      }
    }
  }

  @Test
  void thresholdsOutsideTheFloatsCompareTheSame() {
    for (double threshold : new double[] {0, 1e-60, 1e300, Double.POSITIVE_INFINITY}) {
      for (float value : new float[] {0, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN}) {
        sameAnswers(threshold, value);
      }
    }
  }
}
