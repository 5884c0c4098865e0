package org.synapticcaching.device.occupancy;

import java.util.Arrays;
import java.util.List;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.cublas.CublasBackend;
import org.synapticcaching.cuda.CudaBackend;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/**
 * Launches every kernel on each card that there is, with networks and perceptrons of usual sizes;
 * see {@link org.synapticcaching.device.EmulatedProcess}. Cards of the emulation have few
 * multiprocessors: a network of 2000 hidden units has slices there as wide as one of 10 000 has
 * them on a card.
 */
public final class LaunchEveryKernel {
  /** What it prints at the end. */
  public static final String DONE = "every kernel was launched";

  private static final int PIXELS = 784;
  private static final int PRESENTATIONS = 1;

  /** So many that each pixel is lit in some. */
  private static final int PATTERNS = 32;

  private static final int HIDDEN = 100;
  private static final Network SMALL = Network.lr20(PIXELS, List.of(HIDDEN), 10);

  /** The largest that one block has to itself, which leaves little room for rows of it. */
  private static final Network LARGE = Network.lr20(PIXELS, List.of(256), 10);

  private static final Network SLICED = Network.lr20(PIXELS, List.of(1000), 10);
  private static final Network WIDE = Network.lr20(PIXELS, List.of(2000), 10);
  private static final Network DEEP = Network.rp24(PIXELS, List.of(HIDDEN, 50), 10);
  private static final List<ChangeMeasure> MEASURES = List.of(new ChangeMeasure(0.5, false));

  private static final Threshold.Automatic AUTOMATIC = new Threshold.Automatic(0.001, 1000, 100);

  /** One policy for each kernel for common networks. */
  private static final List<ConsolidationPolicy> MANNERS =
      List.of(
          ConsolidationPolicy.NONE,
          ConsolidationPolicy.LOCAL_LOCAL,
          ConsolidationPolicy.LOCAL_LAYER,
          ConsolidationPolicy.STOCHASTIC);

  private LaunchEveryKernel() {}

  /** Takes nothing. */
  public static void main(String[] none) {
    for (Backend card : new CudaBackend().onEachDevice()) {
      for (ConsolidationPolicy policy : MANNERS) {
        learn(card, SMALL, List.of(replica(SMALL, policy)));
        learn(card, LARGE, List.of(replica(LARGE, policy)));
        learn(card, SLICED, List.of(replica(SLICED, policy)));
      }
      for (Network network : List.of(SMALL, LARGE, SLICED)) {
        learn(card, network, List.of(following(replica(network, ConsolidationPolicy.LOCAL_LOCAL))));
        Replica grouped = replica(network, ConsolidationPolicy.GLOBAL_LAYER);
        learn(card, network, List.of(following(grouped)));
        learn(card, network, List.of(local(grouped)));
      }
      learn(card, WIDE, List.of(replica(WIDE, ConsolidationPolicy.LOCAL_LOCAL)));
      for (Network network : List.of(SMALL, SLICED, DEEP)) {
        learn(card, network, List.of(measured(network)));
        Replica selected = selected(network, PlasticityRule.LARGEST_UPDATES);
        learn(card, network, List.of(selected));
        if (network != SLICED) {
          learn(card, network, List.of(local(selected)));
        }
        Replica byChance = replica(network, ConsolidationPolicy.STOCHASTIC);
        learn(card, network, List.of(byChance.withMeasures(MEASURES)));
        learn(card, network, List.of(byChance.countingChanges()));
      }
      Network narrow = Network.lr20(PIXELS, List.of(50), 10);
      learn(card, narrow, List.of(measured(narrow)));
      perceptrons(card);
    }
    // Its blocks are the same for all cards.
    Backend cublas = new CublasBackend().onEachDevice().get(0);
    for (Network network : List.of(SMALL, Network.n22(PIXELS, List.of(HIDDEN), 10))) {
      learn(cublas, network, List.of(replica(network, ConsolidationPolicy.LOCAL_LAYER)));
      learn(cublas, network, List.of(measured(network)));
      Replica byChance = replica(network, ConsolidationPolicy.STOCHASTIC);
      learn(cublas, network, List.of(byChance));
      learn(cublas, network, List.of(byChance.withMeasures(MEASURES)));
      List<Replica> rules =
          Arrays.stream(PlasticityRule.values()).map(rule -> selected(network, rule)).toList();
      learn(cublas, network, rules);
      learn(cublas, network, rules.stream().map(each -> each.withMeasures(MEASURES)).toList());
      List<Replica> following = rules.stream().map(LaunchEveryKernel::following).toList();
      learn(cublas, network, following);
      learn(cublas, network, following.stream().map(each -> each.withMeasures(MEASURES)).toList());
      Replica grouped = following(replica(network, ConsolidationPolicy.LOCAL_LAYER));
      learn(cublas, network, List.of(grouped));
      learn(cublas, network, List.of(local(grouped)));
      learn(cublas, network, List.of(local(grouped.withMeasures(MEASURES))));
    }
    System.out.println(DONE);
  }

  private static Replica replica(Network network, ConsolidationPolicy policy) {
    return Replica.of(network, 7, 0.1, Consolidation.of(policy, 0.001, 1000));
  }

  /** In the order of events that needs a kernel more. */
  private static Replica measured(Network network) {
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.001, 1000);
    return Replica.of(network, 7, 0.1, rule.with(EventOrder.DECAY_FIRST)).withMeasures(MEASURES);
  }

  private static Replica selected(Network network, PlasticityRule rule) {
    return replica(network, ConsolidationPolicy.LOCAL_LOCAL)
        .with(ContractRules.some(rule))
        .countingChanges();
  }

  /** With a threshold that sets itself. */
  private static Replica following(Replica replica) {
    return replica.with(replica.consolidation().with(AUTOMATIC));
  }

  /** With one for each synapse. */
  private static Replica local(Replica replica) {
    return replica.with(replica.consolidation().with(AUTOMATIC.with(ThresholdScope.SYNAPSE)));
  }

  private static void learn(Backend card, Network network, List<Replica> replicas) {
    ContractPatterns kind = ContractPatterns.BACKGROUND_BYTES;
    Patterns patterns = kind.make(PATTERNS, network.inputs(), network.outputs(), 5);
    try (Population population = card.open(new PopulationSpec(network, replicas, 1))) {
      population.train(patterns, PRESENTATIONS);
      population.evaluate(patterns);
      population.ledger(0);
      population.thresholds(0);
    }
  }

  private static void perceptrons(Backend card) {
    PerceptronEngine engine = Backends.perceptrons(card);
    List<PerceptronTask> tasks =
        List.of(
            PerceptronPatterns.SIGNS.task(250, 475, 5),
            PerceptronPatterns.SIGNS.task(1000, 1000, 5),
            PerceptronPatterns.REAL.task(250, 475, 5));
    List<Consolidation> rules =
        List.of(
            Consolidation.none(),
            Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 5, Double.POSITIVE_INFINITY),
            Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 5, 500),
            Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 5, 500),
            Consolidation.of(ConsolidationPolicy.STOCHASTIC, 5, 500));
    for (PerceptronTask task : tasks) {
      // Synapses of signs all change alike, and so share one threshold in either scope.
      List<ThresholdScope> scopes =
          task.onlySigns()
              ? List.of(ThresholdScope.MATRIX)
              : List.of(ThresholdScope.MATRIX, ThresholdScope.SYNAPSE);
      for (Consolidation rule : rules) {
        engine.learn(PerceptronSpec.of(rule).withMaxEpochs(1), task);
        if (rule.policy().comparesThreshold()) {
          for (ThresholdScope scope : scopes) {
            Consolidation following = rule.with(AUTOMATIC.with(scope));
            engine.learn(PerceptronSpec.of(following).withMaxEpochs(1), task);
          }
        }
      }
    }
  }
}
