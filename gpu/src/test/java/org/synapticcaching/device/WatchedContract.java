package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/**
 * Every policy, order and rule runs on watched kernels without a race, and leaves the same bits in
 * whatever way threads and blocks take turns. In so many ways as the property {@code
 * emulation.seeds} says, two unless told.
 */
@OnWatchedKernels
public abstract class WatchedContract {
  private static final long SEEDS = Long.getLong("emulation.seeds", 2);
  private static final int PATTERNS = 11;
  private static final int PRESENTATIONS = 6;
  private static final double RATE = 0.05;
  private static final double[] DECAY_TIMES = {Double.POSITIVE_INFINITY, 20, 200};

  private static final Network SHALLOW = Network.lr20(21, List.of(19), 4);
  private static final Network DEEP = Network.rp24(17, List.of(13, 5), 3);

  private final Backend backend;
  private final List<ThresholdScope> scopes;

  /**
   * Of a backend.
   *
   * @param scopes of thresholds that set themselves
   */
  protected WatchedContract(Backend backend, ThresholdScope... scopes) {
    this.backend = backend;
    this.scopes = List.of(scopes);
  }

  @Test
  void everyPolicyInAShallowNetwork() {
    check(SHALLOW, policies(SHALLOW), ContractPatterns.DENSE);
  }

  @Test
  void everyPolicyInADeepNetwork() {
    check(DEEP, policies(DEEP), ContractPatterns.BACKGROUND_BYTES);
  }

  @Test
  void everyPolicyWithThresholdsThatSetThemselves() {
    List<Replica> fixed = policies(SHALLOW);
    List<Replica> replicas = new ArrayList<>();
    for (Replica replica : fixed) {
      Consolidation rule = replica.consolidation();
      if (rule.policy().comparesThreshold()) {
        Threshold.Automatic own = new Threshold.Automatic(0.1, 90, 6);
        ThresholdScope scope = scopes.get(replicas.size() % scopes.size());
        replicas.add(replica.with(rule.with(own.with(scope))));
      }
    }
    check(SHALLOW, replicas, ContractPatterns.DENSE);
    List<Plasticity> rules =
        Arrays.stream(PlasticityRule.values()).map(ContractRules::some).toList();
    replicas.replaceAll(replica -> replica.with(rules.get((int) replica.seed() % rules.size())));
    check(SHALLOW, replicas, ContractPatterns.SIGNED);
  }

  @Test
  void everyRuleInAShallowNetwork() {
    check(SHALLOW, rules(SHALLOW), ContractPatterns.BACKGROUND_BYTES);
  }

  @Test
  void everyRuleInADeepNetwork() {
    check(DEEP, rules(DEEP), ContractPatterns.SIGNED);
  }

  private static List<Replica> policies(Network network) {
    List<Replica> replicas = new ArrayList<>();
    for (ConsolidationPolicy policy : DevicePopulationContract.POLICIES) {
      for (EventOrder order : EventOrder.values()) {
        Consolidation rule = rule(policy, replicas.size()).with(order);
        replicas.add(replica(network, replicas.size(), rule));
      }
    }
    return replicas;
  }

  private static List<Replica> rules(Network network) {
    List<Replica> replicas = new ArrayList<>();
    List<ConsolidationPolicy> policies = DevicePopulationContract.POLICIES;
    for (PlasticityRule plasticity : PlasticityRule.values()) {
      int n = replicas.size();
      Replica replica = replica(network, n, rule(policies.get(n % policies.size()), n));
      replicas.add(replica.with(ContractRules.some(plasticity)).countingChanges());
    }
    return replicas;
  }

  /** Checks now and then in some, with a threshold that some synapses come to. */
  private static Consolidation rule(ConsolidationPolicy policy, int number) {
    double decayTime = DECAY_TIMES[number % DECAY_TIMES.length];
    return Consolidation.of(policy, 0.001 * (1 + number % 5), decayTime)
        .withEvery(1 + number % 4 / 3);
  }

  private static Replica replica(Network network, int number, Consolidation rule) {
    Replica replica = Replica.of(network, 3 + number, RATE, rule);
    return number % 2 == 0
        ? replica
        : replica.withMeasures(List.of(new ChangeMeasure(0.5, false), new ChangeMeasure(1, true)));
  }

  private void check(Network network, List<Replica> replicas, ContractPatterns kind) {
    Patterns patterns = kind.make(PATTERNS, network.inputs(), network.outputs(), 5);
    Emulation.interleaveBy(0);
    List<List<Object>> expected = run(network, replicas, patterns);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Emulation.interleaveBy(seed);
      List<List<Object>> actual = run(network, replicas, patterns);
      for (int r = 0; r < replicas.size(); r++) {
        assertEquals(
            expected.get(r),
            actual.get(r),
            "taking turns by seed " + seed + ": " + replicas.get(r));
      }
    }
  }

  /** Of each replica all that can be read of it, after presentations and a test. */
  private List<List<Object>> run(Network network, List<Replica> replicas, Patterns patterns) {
    List<List<Object>> all = new ArrayList<>();
    try (Population population = backend.open(new PopulationSpec(network, replicas, 1))) {
      population.train(patterns, 1);
      population.train(patterns, PRESENTATIONS - 1);
      var evaluations = population.evaluate(patterns);
      for (int r = 0; r < replicas.size(); r++) {
        List<Object> one = new ArrayList<>();
        one.add(evaluations.get(r));
        one.add(population.ledger(r));
        for (int n = 0; n < network.layerCount(); n++) {
          for (WeightPart part : WeightPart.values()) {
            for (float weight : population.weights(r, n, part)) {
              one.add(Float.floatToRawIntBits(weight));
            }
          }
        }
        all.add(one);
      }
    }
    return all;
  }
}
