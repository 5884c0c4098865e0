package org.synapticcaching.simd.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;

class SignScreenTest {
  private static final double DECAY = 0.9;
  private static final int PATTERNS = 40;

  /** 2100 synapses have more than one block of sums of 16 bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 63, 250, 1000, 2100})
  void nothingIsToldThatThePlainSumDenies(int n) {
    BinaryPatterns changes = new BinaryPatterns(PerceptronTask.random(n, PATTERNS, 3));
    SignScreen screen = changes.screen().orElseThrow();
    SimdSynapses synapses = synapses(changes);
    int told = 0;
    for (int round = 0; round < 5 * PATTERNS; round++) {
      int learned = round % PATTERNS;
      synapses.learn(learned, DECAY);
      synapses.check(round + 1, learned);
      screen.renew(synapses, 1);
      for (int p = 0; p < PATTERNS; p++) {
        double now = 1 - p % 3 * 0.01;
        double field = plainField(changes, synapses, p, now);
        int sign = screen.sign(p, now);
        told += Math.abs(sign);
        assertTrue(sign == 0 || sign * field > 0, "N = " + n + ", field " + field);
        assertEquals(
            field,
            changes.quickField(p, synapses.persistent(), synapses.transients(), now),
            1e-12 * n * PATTERNS);
      }
    }
    // Where it is quicker than the fields themselves, it tells most of them.
    assertTrue(n < 63 || told > 5 * PATTERNS * PATTERNS / 2, "told " + told);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-40, 1e38})
  void weightsWithoutAScaleTellNothing(double weight) {
    BinaryPatterns changes = new BinaryPatterns(PerceptronTask.random(250, PATTERNS, 3));
    SignScreen screen = changes.screen().orElseThrow();
    SimdSynapses synapses = synapses(changes);
    Arrays.fill(synapses.persistent(), 0, 251, weight);
    screen.renew(synapses, 1);
    for (int p = 0; p < PATTERNS; p++) {
      assertEquals(0, screen.sign(p, 1));
    }
  }

  private static SimdSynapses synapses(BinaryPatterns changes) {
    Consolidation consolidation = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 1.5, 10);
    return new SimdSynapses(changes, consolidation, new EnergyTally(List.of()), false, null);
  }

  private static double plainField(BinaryPatterns changes, SimdSynapses synapses, int p, double g) {
    double field = 0;
    for (int i = 0; i < changes.length(); i++) {
      field += changes.value(p, i) * (synapses.persistent()[i] + g * synapses.transients()[i]);
    }
    return field;
  }
}
