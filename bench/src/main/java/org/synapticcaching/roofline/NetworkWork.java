package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;

/**
 * The benchmarks of learning with plain back-propagation: forward, backward, consolidate, whole
 * presentations of one network and of a population. The counts of their kernels are those of {@link
 * ForwardWork}, {@link BackwardWork}, {@link ConsolidateWork} and {@link RestoreWork}, on networks
 * without a bias whose inputs of 0 are the background.
 */
final class NetworkWork {
  /** Of populations measured before it was a parameter: the score was presentations per second. */
  private static final String ONE_CALL = "0";

  private static final String POPULATION_POLICY = "local-local";
  private static final String POPULATION_HIDDEN = "100";

  private NetworkWork() {}

  /** Outputs of a pattern. */
  static Work forward(Scored row, DataFacts facts) {
    return one(row, List.of(ForwardWork.of(shape(row, facts))));
  }

  /** Tests of as many images as the row says. */
  static Work evaluation(Scored row, DataFacts facts) {
    NetworkShape network = shape(row, row.parameter("hidden"), "none", facts);
    double images = row.counter("tested") / row.perSecond();
    return new Work(
        Work.CALL,
        network.algorithm().arithmetic(),
        1,
        List.of(ForwardWork.weights(network), ForwardWork.ofMany(network).repeated(images)));
  }

  /** Forward and backward. */
  static Work backward(Scored row, DataFacts facts) {
    return one(row, backward(shape(row, facts)));
  }

  private static List<Pass> backward(NetworkShape network) {
    List<Pass> passes = new ArrayList<>();
    passes.add(ForwardWork.of(network));
    passes.add(BackwardWork.errors(network));
    if (BackwardWork.updates(network)) {
      passes.add(BackwardWork.update(network));
    }
    return passes;
  }

  /** Transient weights put back, forward, backward; and the end of the presentation. */
  static Work restoreAndConsolidate(Scored row, DataFacts facts) {
    NetworkShape network = shape(row, facts);
    List<Pass> passes = new ArrayList<>(restore(network));
    boolean anySynapse =
        policy(row.parameter("policy")).trigger() == ConsolidationPolicy.Trigger.ANY_SYNAPSE;
    if (network.algorithm().isSparse() && anySynapse) {
      passes.add(RestoreWork.checkAll(network));
    }
    passes.addAll(ConsolidateWork.of(network, changed(network)));
    return one(row, passes);
  }

  /** Transient weights put back, forward, backward. */
  static Work restoreOnly(Scored row, DataFacts facts) {
    return one(row, restore(shape(row, facts)));
  }

  private static List<Pass> restore(NetworkShape network) {
    List<Pass> passes = new ArrayList<>();
    if (network.caching()) {
      passes.add(RestoreWork.set(network));
    }
    passes.addAll(backward(network));
    return passes;
  }

  /** Whole presentations. */
  static Work train(Scored row, DataFacts facts) {
    return one(row, presentation(shape(row, facts)));
  }

  private static List<Pass> presentation(NetworkShape network) {
    List<Pass> passes = new ArrayList<>(backward(network));
    passes.addAll(ConsolidateWork.of(network, changed(network)));
    return passes;
  }

  /** Synapses that a presentation changes: those of active inputs. */
  private static double changed(NetworkShape network) {
    return network.active() * network.hidden() + network.second();
  }

  /** Calls of whole presentations to every network of a population. */
  static Work population(Scored row, DataFacts facts) {
    return population(row, facts, List.of());
  }

  /** The same, with transient weights set before and read after. */
  static Work roundTrip(Scored row, DataFacts facts) {
    NetworkShape network = populationShape(row, facts);
    return population(row, facts, List.of(RestoreWork.set(network), RestoreWork.get(network)));
  }

  private static Work population(Scored row, DataFacts facts, List<Pass> aroundEachCall) {
    NetworkShape network = populationShape(row, facts);
    int networks = Integer.parseInt(row.parameter("population", ONE_CALL));
    List<Pass> passes = new ArrayList<>();
    int threads = Integer.parseInt(row.parameter("threads"));
    if (networks == 0) {
      return new Work(
          Work.PRESENTATION, network.algorithm().arithmetic(), threads, presentation(network));
    }
    double presentations = Double.parseDouble(row.parameter("presentations"));
    boolean inStep = network.algorithm() == Algorithm.CUBLAS;
    for (Pass pass : presentation(network)) {
      passes.add(
          inStep
              ? pass.sideBySide(networks).repeated(presentations)
              : pass.repeated(networks * presentations));
    }
    aroundEachCall.forEach(pass -> passes.add(pass.repeated(networks)));
    return new Work(
        Work.CALL, network.algorithm().arithmetic(), Math.min(threads, networks), passes);
  }

  private static Work one(Scored row, List<Pass> passes) {
    return new Work(
        Work.PRESENTATION, Algorithm.of(row.parameter("backend")).arithmetic(), 1, passes);
  }

  private static NetworkShape shape(Scored row, DataFacts facts) {
    return shape(row, row.parameter("hidden"), row.parameter("policy"), facts);
  }

  private static NetworkShape populationShape(Scored row, DataFacts facts) {
    return shape(row, row.parameter("hidden", POPULATION_HIDDEN), POPULATION_POLICY, facts);
  }

  private static NetworkShape shape(Scored row, String hidden, String policy, DataFacts facts) {
    return new NetworkShape(
        Algorithm.of(row.parameter("backend")),
        facts.inputs(),
        facts.meanActive(),
        Integer.parseInt(hidden),
        facts.classes(),
        policy(policy) != ConsolidationPolicy.NONE);
  }

  private static ConsolidationPolicy policy(String id) {
    return Named.parse(ConsolidationPolicy.class, "policy", id);
  }
}
