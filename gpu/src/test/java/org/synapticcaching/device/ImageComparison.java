package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.contract.Tolerance;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.simd.SimdBackend;

/**
 * The network of [LR20] on images, against {@code simd}: two float32 programs that share nothing
 * but the model. Over a short run number by number; over a long one, in which single synapses cross
 * the threshold a step apart and the runs drift, by accuracy and energies.
 */
abstract class ImageComparison {
  private final Backend backend;

  ImageComparison(Backend backend) {
    this.backend = backend;
  }

  /** Images to learn and to be tested with. */
  abstract DataSet data();

  /** Length of the long run, in presentations. */
  abstract int presentations();

  private static Population open(Backend backend, DataSet data, List<Replica> replicas) {
    Network network = network(data);
    return backend.open(new PopulationSpec(network, replicas, 2));
  }

  private static Network network(DataSet data) {
    return Network.lr20(data.train().inputs(), List.of(100), data.train().classes());
  }

  @Test
  void withoutCachingTheLedgersAreEqual() {
    DataSet data = data();
    Replica replica = Replica.of(network(data), 5, 0.1, Consolidation.none());
    try (Population expected = open(new SimdBackend(), data, List.of(replica));
        Population actual = open(backend, data, List.of(replica))) {
      expected.train(data.train(), 200);
      actual.train(data.train(), 200);
      Tolerance.FLOAT32.check("200 images", expected.ledger(0), actual.ledger(0));
      assertEquals(expected.evaluate(data.test()), actual.evaluate(data.test()));
    }
  }

  @Test
  void withCachingAccuracyAndEnergiesAgree() {
    DataSet data = data();
    Network network = network(data);
    List<Replica> replicas =
        List.of(
            Replica.of(network, 5, 0.1, rule(ConsolidationPolicy.LOCAL_LOCAL, 0.02)),
            Replica.of(network, 6, 0.1, rule(ConsolidationPolicy.LOCAL_NEURON, 0.04)));
    try (Population expected = open(new SimdBackend(), data, replicas);
        Population actual = open(backend, data, replicas)) {
      expected.train(data.train(), presentations());
      actual.train(data.train(), presentations());
      for (int r = 0; r < replicas.size(); r++) {
        double accuracy = expected.evaluate(data.test()).get(r).accuracy();
        assertEquals(accuracy, actual.evaluate(data.test()).get(r).accuracy(), 0.01);
        Energy wanted = expected.ledger(r).under(EnergyModel.linear(0.001));
        Energy found = actual.ledger(r).under(EnergyModel.linear(0.001));
        near(wanted.withoutCaching(), found.withoutCaching());
        near(wanted.consolidation(), found.consolidation());
        near(wanted.maintenance(), found.maintenance());
        near(wanted.minimum(), found.minimum());
      }
    }
  }

  private static Consolidation rule(ConsolidationPolicy policy, double threshold) {
    return Consolidation.of(policy, threshold, 1000);
  }

  private static void near(double expected, double actual) {
    assertEquals(expected, actual, 5e-3 * expected);
  }
}
