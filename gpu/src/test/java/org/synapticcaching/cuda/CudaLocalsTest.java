package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

class CudaLocalsTest {
  private static Replica replica(ConsolidationPolicy policy, int every, ThresholdScope scope) {
    Consolidation consolidation =
        Consolidation.of(policy, 0, 50)
            .with(new Threshold.Automatic(0.1, 100, 10, scope))
            .withEvery(every);
    return Replica.of(Network.lr20(20, List.of(8), 3), 1, 0.1, consolidation);
  }

  private static double visits(Replica... replicas) {
    return CudaLocals.Walk.of(List.of(replicas)).visits(100, 5000);
  }

  @Test
  void launchesCountTheWalksThroughSynapsesWithThresholdsOfTheirOwn() {
    Replica ofMatrices = replica(ConsolidationPolicy.LOCAL_LOCAL, 1, ThresholdScope.MATRIX);
    Replica changing = replica(ConsolidationPolicy.LOCAL_LOCAL, 1, ThresholdScope.SYNAPSE);
    Replica nowAndThen = replica(ConsolidationPolicy.LOCAL_LOCAL, 3, ThresholdScope.SYNAPSE);
    Replica summing = replica(ConsolidationPolicy.GLOBAL_GLOBAL, 1, ThresholdScope.NEURON);
    assertEquals(0, visits(ofMatrices));
    assertEquals(100, visits(ofMatrices, changing));
    assertEquals(5000, visits(changing, nowAndThen));
    assertEquals(5000, visits(summing, ofMatrices));
  }
}
