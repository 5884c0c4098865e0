package org.synapticcaching.backend.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

class MemoryNeedTest {
  private static final Patterns ONE = Patterns.ofFloats(new float[784], 784, new int[1], 10);
  private static final DataSet DATA = new DataSet("one", "", ONE, ONE);
  private static final long INPUTS = 2 * 784 * 4;

  private static MemoryNeed need(String backend, int hidden, boolean counting) {
    return need(backend, hidden, replica -> counting ? replica.countingChanges() : replica);
  }

  private static MemoryNeed need(String backend, int hidden, UnaryOperator<Replica> change) {
    Network network = Network.rp24(784, List.of(hidden), 10);
    Replica replica = Replica.of(network, 1, 0.01, Consolidation.none());
    PopulationSpec spec = PopulationSpec.single(network, change.apply(replica));
    return MemoryNeed.of(Backends.named(backend), spec, DATA);
  }

  @Test
  void aHundredThousandHiddenUnitsLearnWithinThreeGigabytes() {
    long synapses = 100_000L * 795;
    long vectors = 200 * (785 + 100_000 + 100_000 + 10);
    assertEquals(12 * synapses + vectors + INPUTS, need("simd", 100_000, false).bytes());
    assertEquals(16 * synapses + vectors + INPUTS, need("simd", 100_000, true).bytes());
    assertTrue(need("simd", 100_000, true).bytes() < 3e9);
  }

  @Test
  void aFixedSetMarksEverySynapse() {
    Plasticity fixed = Plasticity.of(PlasticityRule.FIXED_SYNAPSES, PlasticShare.fraction(0.01));
    UnaryOperator<Replica> counting = replica -> replica.with(fixed).countingChanges();
    assertEquals(
        need("simd", 100_000, true).bytes() + 100_000L * 795,
        need("simd", 100_000, counting).bytes());
    assertTrue(need("simd", 100_000, counting).bytes() < 3e9);
  }

  @Test
  void needIsThatOfTheBackendAndOfTheInputsInItsLayout() {
    Network network = Network.rp24(784, List.of(10), 10);
    PopulationSpec spec =
        PopulationSpec.single(network, Replica.of(network, 1, 0.01, Consolidation.none()));
    for (Backend backend : Backends.all()) {
      assertEquals(
          backend.bytes(spec) + INPUTS, MemoryNeed.of(backend, spec, DATA).bytes(), backend.id());
    }
  }

  @Test
  void doublePrecisionNeedsTwentyFourBytesPerSynapseAndABlockOfTestPatterns() {
    long numbers = 2L * 128 * (10 + 64) + (128 + 64) * (785 + 10);
    assertEquals(24L * 7950 + 8 * numbers + INPUTS, need("ejml", 10, false).bytes());
  }

  @Test
  void aShortageIsToldWithBothNumbersAndAWayOut() {
    MemoryNeed need = need("simd", 100_000, false);
    assertTrue(need.exceeds(need.bytes() - 1));
    assertFalse(need.exceeds(need.bytes()));
    assertEquals(
        "this network needs about 1.0 GB of memory and Java may use 0.5 GB; choose fewer hidden"
            + " units, or give Java more ('java -Xmx2g -jar')",
        need.shortage("this network", 500_000_000));
    assertTrue(need("ejml", 10, false).shortage("it", 1).contains("or backend simd"));
  }
}
