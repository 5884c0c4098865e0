package org.synapticcaching.cuda;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.Emulation;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * Writes a launch for {@code src/test/machine/count.py}: one network of 100 hidden units on MNIST,
 * which has learned for a while, is shown some images. No test: run by name, see the README there.
 */
@OnEmulation
class LaunchToCount {
  private static final int BEFORE = 2000;
  private static final int WRITTEN = 16;
  private static final int IMAGES = 4000;

  @Test
  void write() {
    Assumptions.assumeTrue(
        System.getenv("EMULATION_LAUNCH") != null, "EMULATION_LAUNCH is not set");
    String asked = System.getenv().getOrDefault("EMULATION_POLICY", "local-local");
    ConsolidationPolicy policy =
        Arrays.stream(ConsolidationPolicy.values())
            .filter(each -> each.id().equals(asked))
            .findAny()
            .orElseThrow();
    Patterns all = DataSets.open(DataRequest.of(ImageSet.MNIST.word()), notice -> {}).train();
    Patterns some = all.first(IMAGES);
    Network network = Network.lr20(some.inputs(), List.of(100), some.classes());
    Replica replica = Replica.of(network, 5, 0.1, Consolidation.of(policy, 0.02, 1000));
    try (Population population = new CudaBackend().open(PopulationSpec.single(network, replica))) {
      population.train(some, BEFORE);
      population.ledger(0);
      Emulation.writeNextLaunch();
      population.train(some, WRITTEN);
      population.ledger(0);
    }
  }
}
