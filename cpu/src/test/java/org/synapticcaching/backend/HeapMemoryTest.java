package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/** Populations that do not fit are refused in one line, before any memory is taken. */
class HeapMemoryTest {
  private static final Network LARGE = Network.rp24(784, List.of(2_000_000), 10);

  private static PopulationSpec many(Replica replica) {
    return new PopulationSpec(LARGE, Collections.nCopies(1000, replica), 1);
  }

  private static Replica replica(ConsolidationPolicy policy) {
    return Replica.of(LARGE, 1, 0.01, Consolidation.of(policy, 0.1, 1000));
  }

  private static String refusal(String backend, Replica replica) {
    return assertThrows(
            IllegalStateException.class, () -> Backends.named(backend).open(many(replica)))
        .getMessage();
  }

  /** The gibibytes that are said to be needed. */
  private static double needed(String backend, Replica replica) {
    return Double.parseDouble(refusal(backend, replica).split(" ")[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ejml", "simd"})
  void whatDoesNotFitIsRefusedWithWhatIsNeededAndWhatToDo(String backend) {
    String number = "[0-9]+\\.[0-9]{2} GiB";
    String line =
        backend
            + " needs "
            + number
            + " of memory for 1000 networks of 1590000000 synapses, but Java, which may use "
            + number
            + ", can give it "
            + number
            + "; start it with 'java -Xmx[0-9]+g -jar', or take fewer hidden units or runs at a"
            + " time(, or the backend simd)?";
    String refusal = refusal(backend, replica(ConsolidationPolicy.NONE));
    assertTrue(refusal.matches(line), refusal);
    assertEquals(backend.equals("ejml"), refusal.endsWith("or the backend simd"));
  }

  @Test
  void needFollowsFromWhatIsKeptPerSynapse() {
    double gibi = 1590000000.0 * 1000 / (1 << 30);
    Replica plain = replica(ConsolidationPolicy.NONE);
    Replica cached = replica(ConsolidationPolicy.LOCAL_LOCAL);
    Plasticity largest = Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.1));
    // float64 l, s and w(0); a number and a truth value to choose by; a count.
    assertEquals(24 * gibi, needed("ejml", plain), 0.1 * gibi);
    assertEquals(24 * gibi, needed("ejml", cached), 0.1 * gibi);
    assertEquals(33 * gibi, needed("ejml", plain.with(largest)), 0.1 * gibi);
    assertEquals(28 * gibi, needed("ejml", plain.countingChanges()), 0.1 * gibi);
    // float32: w(0) + l, w(0), and a copy while all are asked; s.
    assertEquals(12 * gibi, needed("simd", plain), 0.6 * gibi);
    assertEquals(16 * gibi, needed("simd", cached), 0.6 * gibi);
    assertEquals(12 * gibi, needed("simd", plain.with(largest)), 0.6 * gibi);
    assertEquals(16 * gibi, needed("simd", plain.countingChanges()), 0.6 * gibi);
  }

  @Test
  void hundredThousandHiddenUnitsNeedLessThanThreeGigabytes() {
    double networks = 1000 * 1590000000.0 / 79500000;
    double gigabytes = 1e9 / (1 << 30);
    Replica plain = replica(ConsolidationPolicy.LOCAL_LOCAL);
    Plasticity largest = Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.1));
    for (Replica each : List.of(plain, plain.with(largest))) {
      assertTrue(needed("simd", each) / networks < 1.3);
      assertTrue(needed("ejml", each) / networks < 3 * gigabytes);
    }
  }
}
