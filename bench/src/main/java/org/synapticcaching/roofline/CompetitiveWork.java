package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.PlasticityRule;

/**
 * Whole presentations under the rules of competitive plasticity, on a network with a bias.
 *
 * <p>The forward pass and the errors are those of {@link ForwardWork} and {@link BackwardWork}; of
 * the update only synapses are counted that the rule surely changes. The sparse algorithms visit,
 * in the forward pass, the rows of inputs that are not the background; inputs that share a
 * background other than 0 (as with zero-mean inputs) learn all together where no rule and no policy
 * asks about single synapses, and then only the rows of the others change, else the rows of all
 * inputs that are not 0. {@code ejml} adds the selected update to s of all synapses, of which no
 * operation is counted. Not counted: how the synapses are selected, for which two short vectors
 * suffice (model section 8.5), and, unless all synapses learn, changes of the second matrix.
 */
final class CompetitiveWork {
  /** Of {@code CompetitiveTrainBenchmark}. */
  private static final String LARGEST_IN_SUBNET = "largest-updates-in-subnet";

  private static final int SUBNET = 100;

  private final NetworkShape network;
  private final InputEncoding input;
  private final String rule;
  private final PlasticShare share;

  private CompetitiveWork(Scored row, DataFacts facts) {
    this.network =
        new NetworkShape(
            Algorithm.of(row.parameter("backend")),
            facts.inputs() + 1,
            facts.meanActive() + 1,
            Integer.parseInt(row.parameter("hidden")),
            facts.classes(),
            Named.parse(ConsolidationPolicy.class, "policy", row.parameter("policy"))
                != ConsolidationPolicy.NONE);
    this.input = Named.parse(InputEncoding.class, "input", row.parameter("input"));
    this.rule = row.parameter("rule");
    this.share = PlasticShare.fraction(Double.parseDouble(row.parameter("plastic")));
  }

  /** Whole presentations. */
  static Work train(Scored row, DataFacts facts) {
    CompetitiveWork work = new CompetitiveWork(row, facts);
    return new Work(
        Work.PRESENTATION, work.network.algorithm().arithmetic(), 1, work.presentation());
  }

  private List<Pass> presentation() {
    double changed = changed();
    List<Pass> passes = new ArrayList<>();
    passes.add(ForwardWork.of(network));
    passes.add(BackwardWork.errors(network));
    if (network.algorithm() == Algorithm.EJML && !learnsAll()) {
      double all = network.bytes(network.synapses());
      passes.add(Pass.once("update", 0, all, all));
    } else if (BackwardWork.updates(network)) {
      passes.add(BackwardWork.update(network, changed));
    }
    passes.addAll(ConsolidateWork.of(network, changed));
    return passes;
  }

  private boolean learnsAll() {
    return rule.equals(PlasticityRule.ALL.id());
  }

  /** Number of synapses that surely change. */
  private double changed() {
    int hidden = network.hidden();
    int subnet = Math.min(SUBNET, hidden);
    if (rule.equals(LARGEST_IN_SUBNET)) {
      return shareOfInputs() * Math.min(kept(network.first()), network.inputs() * subnet);
    }
    return switch (Named.parse(PlasticityRule.class, "rule", rule)) {
      case ALL -> rowsThatLearn() * hidden + network.second();
      case STATIC_HIDDEN -> network.second();
      case SUBNET -> rowsThatLearn() * subnet;
      case RANDOM_NEURONS ->
          rowsThatLearn() * share.probability(hidden) * hidden * chanceOfAnOutput();
      case LARGEST_UPDATES -> shareOfInputs() * kept(network.first());
      case LARGEST_UPDATES_PER_NEURON -> shareOfInputs() * kept(network.inputs()) * hidden;
      case FIXED_SYNAPSES -> share.probability(network.inputs()) * nonZeroInputs() * hidden;
      case FIXED_NEURONS,
          PER_CLASS_NEURONS,
          ALTERNATING_NEURONS,
          LARGEST_ERRORS,
          SMALLEST_ERRORS,
          LARGEST_ACTIVITY,
          SMALLEST_ACTIVITY,
          SMALLEST_UPDATES,
          LARGEST_WEIGHTS,
          SMALLEST_WEIGHTS,
          SMALLEST_UPDATES_PER_NEURON,
          LARGEST_WEIGHTS_PER_NEURON,
          SMALLEST_WEIGHTS_PER_NEURON ->
          0;
    };
  }

  private double kept(double candidates) {
    return candidates - share.dropped((int) candidates);
  }

  /** Without the error of any output no hidden unit has one. */
  private double chanceOfAnOutput() {
    return 1 - Math.pow(1 - share.probability(network.outputs()), network.outputs());
  }

  /**
   * The least share of what is kept of all updates that is not 0, whatever the numbers of active
   * inputs of single patterns: where k of n inputs are active, at least k/n of it.
   */
  private double shareOfInputs() {
    return nonZeroInputs() / network.inputs();
  }

  private double nonZeroInputs() {
    return switch (input) {
      case ZERO_MEAN, OFFSET -> network.inputs();
      case UNIT, RAW -> network.active();
    };
  }

  /** Inputs whose synapses change where a rule leaves each of them all neurons or the same ones. */
  private double rowsThatLearn() {
    boolean together = network.algorithm().isSparse() && !network.caching();
    return together ? network.active() : nonZeroInputs();
  }
}
