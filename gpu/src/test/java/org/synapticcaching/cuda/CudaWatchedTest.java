package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.OnWatchedKernels;
import org.synapticcaching.device.WatchedContract;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.ThresholdScope;

/** The kernels of networks have no races, with one block to a network and with several. */
@OnWatchedKernels
class CudaWatchedTest {
  @Nested
  class Whole extends WatchedContract {
    Whole() {
      super(new CudaBackend(), ThresholdScope.values());
    }
  }

  @Nested
  class Sliced extends WatchedContract {
    Sliced() {
      super(new CudaBackend(CudaDivision.USUAL.withSlices(3)), ThresholdScope.values());
    }
  }

  /** Several tiles, warps and parts of the inputs, and more networks than one. */
  @Test
  void testsOfManyPatternsHaveNoRaces() {
    for (Network network :
        List.of(Network.lr20(30, List.of(70), 18), Network.rp24(1800, List.of(21, 5), 3))) {
      int size = network.inputs() > 1000 ? 17 : 150;
      Patterns patterns =
          ContractPatterns.BACKGROUND_BYTES.make(size, network.inputs(), network.outputs(), 5);
      List<Replica> replicas =
          List.of(
              Replica.of(network, 1, 1e-4, Consolidation.none()),
              Replica.of(
                  network, 2, 1e-4, Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 1e-6, 50)));
      try (Population population =
          new CudaBackend().open(new PopulationSpec(network, replicas, 1))) {
        population.train(patterns, 2);
        for (Evaluation evaluation : population.evaluate(patterns)) {
          assertEquals(size, evaluation.total());
        }
      }
    }
  }
}
