package org.synapticcaching.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

/** A rule that this backend does not have is refused by name, never ignored. */
class SimdRefusesRulesTest {
  private static final Network NETWORK = Network.lr20(5, List.of(4), 3);

  private static void refused(String what, Replica replica) {
    PopulationSpec spec = PopulationSpec.single(NETWORK, replica);
    UnsupportedOperationException refusal =
        assertThrows(UnsupportedOperationException.class, () -> new SimdBackend().open(spec));
    assertEquals("simd does not have " + what + "; backend ejml has", refusal.getMessage());
  }

  @Test
  void competitiveRulesAreRefusedByName() {
    Replica plain = Replica.of(NETWORK, 1, 0.1, Consolidation.none());
    for (PlasticityRule rule : PlasticityRule.values()) {
      if (rule != PlasticityRule.ALL) {
        refused(
            "the plasticity rule " + rule.id(), plain.with(Plasticity.of(rule, PlasticShare.ALL)));
      }
    }
    refused("error-gated learning", plain.with(Plasticity.all().withErrorGate()));
    refused("counting the changes of every synapse", plain.countingChanges());
  }
}
