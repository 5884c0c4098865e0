package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.simd.kernel.FloatLanes;

class ChangedSynapsesTest {
  private static final float[] MAGNITUDES = {
    0, 0.5f, -0.5f, 1, 2, -2, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  /** Also where learning has diverged: what does not change hides nothing. */
  @Test
  void rowsAreKeptOfWhichAChangedSynapseIsOverTheLimit() {
    Random random = new Random(7);
    for (int round = 0; round < 4000; round++) {
      // Just below 0 where a synapse at the threshold of 0 is over it, too.
      float limit = round % 4 == 0 ? -Float.MIN_VALUE : 1;
      int length = 1 + random.nextInt(3 * FloatLanes.COUNT + 1);
      TransientMatrix matrix = new TransientMatrix(1, length, new EnergyTally(List.of()));
      WeightUpdate update = new WeightUpdate(length);
      update.list = new int[] {0};
      update.values = new float[] {random.nextInt(8) == 0 ? 0 : 0.25f};
      update.to = 1;
      boolean expected = false;
      for (int j = 0; j < length; j++) {
        // Mostly small, so that one synapse decides.
        float s = random.nextInt(length) == 0 ? MAGNITUDES[random.nextInt(9)] : 0.5f;
        update.change[j] = random.nextInt(3) == 0 ? 0 : 0.125f;
        matrix.w[matrix.base(0) + matrix.width + j] = s;
        expected |= update.values[0] != 0 && update.change[j] != 0 && Math.abs(s) > limit;
      }
      matrix.over.rows[0] = 0;
      matrix.over.count = 1;
      new ChangedSynapses(matrix).keepRowsOver(update, limit);
      assertEquals(expected ? 1 : 0, matrix.over.count, "round " + round + ", " + length);
    }
  }
}
