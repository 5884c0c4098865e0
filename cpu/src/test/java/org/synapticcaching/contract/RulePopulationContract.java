package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Replica;

/** How populations behave whose replicas learn under competitive rules. */
public abstract class RulePopulationContract extends ContractPart {
  private static final double[] DECAY_TIMES = {20, Double.POSITIVE_INFINITY, 200};

  private static final Network NETWORK = RuleContract.SHARED;

  protected RulePopulationContract(BackendUnderTest tested) {
    super(tested);
  }

  @Test
  void replicasWithDifferentRulesDoNotFeelOneAnother() {
    List<Replica> replicas = new ArrayList<>();
    for (Plasticity rule : ContractRules.all()) {
      int n = replicas.size();
      Consolidation consolidation =
          Consolidation.of(
              ContractRules.policy(n), 0.002 * (1 + n % 5), DECAY_TIMES[n % DECAY_TIMES.length]);
      Replica replica = Replica.of(NETWORK, 50 + n, 0.01 + 0.001 * n, consolidation).with(rule);
      replicas.add(n % 2 == 0 ? replica : replica.countingChanges());
    }
    Patterns patterns = ContractPatterns.BACKGROUND_BYTES.make(11, 33, 5, 4);
    List<List<Object>> together = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      try (Population population = backend().open(new PopulationSpec(NETWORK, replicas, threads))) {
        population.train(patterns, 5);
        population.setActive(3, false);
        population.train(patterns, 4);
        population.setActive(3, true);
        population.train(patterns, 9);
        List<Object> all = new ArrayList<>();
        for (int r = 0; r < replicas.size(); r++) {
          all.add(everything(population, r));
        }
        together.add(all);
      }
    }
    assertEquals(together.get(0), together.get(1), "threads");
    for (int r = 0; r < replicas.size(); r++) {
      try (Population alone = backend().open(PopulationSpec.single(NETWORK, replicas.get(r)))) {
        alone.train(patterns, r == 3 ? 14 : 18);
        assertEquals(everything(alone, 0), together.get(0).get(r), replicas.get(r).toString());
      }
    }
  }

  @Test
  void divergenceUnderAnyRuleIsReported() {
    Network network = Network.rp24(19, List.of(11), 7);
    Patterns patterns = ContractPatterns.SIGNED.make(29, 19, 7, 5);
    for (Plasticity rule : ContractRules.ungated()) {
      Replica replica =
          Replica.of(network, 1, 1e30, Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.1, 50))
              .with(rule);
      try (Population population = backend().open(PopulationSpec.single(network, replica))) {
        population.train(patterns, 60);
        double path =
            population.ledger(0).layers().stream().mapToDouble(layer -> layer.path().get(0)).sum();
        assertTrue(!Double.isFinite(path) || path > 1e30, rule + ": " + path);
      }
    }
  }
}
