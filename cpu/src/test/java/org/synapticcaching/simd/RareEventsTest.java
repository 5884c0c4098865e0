package org.synapticcaching.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * A layer that is rarely consolidated is so at once where abs(s) alone is accounted, else row by
 * row as rows are read: with the same weights and energies, to the bit.
 */
class RareEventsTest {
  private static final Network NETWORK = Network.lr20(40, List.of(17), 5);
  private static final Patterns PATTERNS = ContractPatterns.SPARSE_BYTES.make(50, 40, 5, 3);
  private static final int PRESENTATIONS = 800;

  private static Population learned(Replica replica) {
    Population population = new SimdBackend().open(PopulationSpec.single(NETWORK, replica));
    population.train(PATTERNS, PRESENTATIONS);
    return population;
  }

  /** From a consolidation in most presentations to a few in all of them. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.001, 0.002, 0.004, 0.006})
  void layersAreConsolidatedAlikeAtOnceAndRowByRow(double theta) {
    Consolidation rare = Consolidation.of(ConsolidationPolicy.LOCAL_LAYER, theta, 100);
    Replica linear = Replica.of(NETWORK, 1, 0.3, rare);
    List<ChangeMeasure> measures = List.of(new ChangeMeasure(2, false));
    try (Population atOnce = learned(linear);
        Population rowByRow = learned(linear.withMeasures(measures))) {
      for (int layer = 0; layer < 2; layer++) {
        for (WeightPart part : WeightPart.values()) {
          assertArrayEquals(
              rowByRow.weights(0, layer, part), atOnce.weights(0, layer, part), part + " " + layer);
        }
        double energy = atOnce.ledger(0).layers().get(layer).consolidation().get(0);
        assertTrue(energy > 0, "layer " + layer + " is consolidated");
        assertEquals(rowByRow.ledger(0).layers().get(layer).consolidation().get(0), energy);
      }
    }
  }
}
