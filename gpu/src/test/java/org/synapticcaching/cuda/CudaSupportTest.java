package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** Which populations there can be, asked without a card. */
class CudaSupportTest {
  private static PopulationSpec spec(int hidden, ThresholdScope scope, PlasticityRule rule) {
    Network network = Network.lr20(20, List.of(hidden), 3);
    Consolidation consolidation =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0, 10)
            .with(new Threshold.Automatic(0.1, 100, 10, scope));
    Replica replica = Replica.of(network, 1, 0.1, consolidation);
    return PopulationSpec.single(network, replica.with(ContractRules.some(rule)));
  }

  @Test
  void thresholdsOfNeuronsAndSynapsesAreRefusedBesideRulesOfLargeNetworksInOneLine() {
    CudaBackend backend = new CudaBackend();
    for (ThresholdScope scope : ThresholdScope.values()) {
      assertTrue(backend.supports(spec(256, scope, PlasticityRule.LARGEST_UPDATES)));
      assertTrue(backend.supports(spec(257, scope, PlasticityRule.ALL)));
      PopulationSpec large = spec(257, scope, PlasticityRule.LARGEST_UPDATES);
      assertEquals(scope == ThresholdScope.MATRIX, backend.supports(large));
      if (scope != ThresholdScope.MATRIX) {
        String message =
            assertThrows(UnsupportedOperationException.class, () -> backend.open(large))
                .getMessage();
        assertTrue(message.contains("257") && message.contains("--threshold-scope"), message);
        assertFalse(message.contains("\n"), message);
      }
    }
  }
}
