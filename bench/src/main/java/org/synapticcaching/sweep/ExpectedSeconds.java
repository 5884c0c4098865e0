package org.synapticcaching.sweep;

import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * About how long one core takes for a run: by which runs are put together, dealt to shards and told
 * to the user beforehand. Plain learning, caching and tests are as benchmarks of {@code simd} on a
 * server of 2025 had them (network 784-100-10, MNIST); what rules and the reference take beyond
 * that, and perceptrons, are guesses of the order of magnitude.
 */
final class ExpectedSeconds {
  /** About how many presentations it takes to reach a goal. */
  private static final double TO_GOAL = 40_000;

  /** Of a presentation, whatever the network. */
  private static final double PRESENTATION = 3e-7;

  /** Of a synapse in a presentation, when most pixels are blank. */
  private static final double SYNAPSE = 1.6e-11;

  /** Of a synapse when a pattern is tested. */
  private static final double TESTED_SYNAPSE = 8e-12;

  private static final double CACHING = 1.8;
  private static final double RANKING_WEIGHTS = 30;
  private static final double SELECTING = 4;

  /** Dense inputs, in 64 bits. */
  private static final double REFERENCE = 60;

  /** Of an input of a pattern when a perceptron draws, prepares or adds it. */
  private static final double INPUT = 2e-9;

  private ExpectedSeconds() {}

  /** Of a network. */
  static double of(NetworkGroup group, Replica replica) {
    TrainingPlan plan = group.plan();
    Network network = group.network();
    double most = plan.maxPresentations();
    double presentations = Double.isNaN(plan.goal()) ? most : Math.min(TO_GOAL, most);
    double synapses = network.synapses();
    double learning = presentations * (PRESENTATION + SYNAPSE * synapses) * factor(replica);
    double testing = tests(plan, group.data().set(), presentations) * synapses * TESTED_SYNAPSE;
    double slower = group.backend().design() == BackendDesign.REFERENCE ? REFERENCE : 1;
    return slower * (learning + testing * group.data().set().test().size());
  }

  private static double tests(TrainingPlan plan, DataSet data, double presentations) {
    double between = plan.testEvery() == 0 ? data.train().size() : plan.testEvery();
    return 1 + presentations / between;
  }

  private static double factor(Replica replica) {
    PlasticityRule rule = replica.plasticity().rule();
    double caching = replica.consolidation().isDirect() ? 1 : CACHING;
    if (!rule.selectsSynapses()) {
      return caching;
    }
    boolean ranksWeights =
        rule.criterion() == PlasticityRule.Criterion.WEIGHT || rule.keepsSmallest();
    return caching * (ranksWeights ? RANKING_WEIGHTS : SELECTING);
  }

  /** Of a perceptron: its patterns are drawn, prepared, and added whenever they are wrong. */
  static double ofPerceptron(int synapses, int patterns, PerceptronSpec spec) {
    double updates = updates(synapses, patterns, spec);
    return 1e-5 + INPUT * synapses * (patterns + updates);
  }

  /** Errors of a perceptron until it has learned, or until the limit, roughly. */
  static double updates(int synapses, int patterns, PerceptronSpec spec) {
    double load = Math.min(1.95, (double) patterns / synapses);
    double epochs = Math.min(spec.maxEpochs(), 1 + 1 / ((2 - load) * (2 - load)));
    return 0.5 * patterns * epochs;
  }
}
