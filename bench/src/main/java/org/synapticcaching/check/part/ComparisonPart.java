package org.synapticcaching.check.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Replica;

/**
 * Every backend of the card against that of the processor: two programs in float32 that share
 * nothing but the model. Networks of [LR20] learn a whole data set, in which single synapses come
 * to cross the threshold a step apart, so that accuracies and energies are compared; perceptrons
 * are the same to the digit.
 */
final class ComparisonPart implements CheckPart {
  /** Of the fraction of right answers. */
  private static final double ACCURACY = 0.01;

  /** Of each energy, relative. */
  private static final double ENERGY = 5e-3;

  /** Of the energy of perceptrons, relative. */
  private static final double EXACT = 1e-9;

  private static final EnergyModel PRICES = EnergyModel.linear(0.001);
  private static final double RATE = 0.1;
  private static final double DECAY_TIME = 1000;
  private static final int EPOCHS = 20;

  /** What an energy is compared in. */
  private record Part(String name, double expected, double found) {
    double difference() {
      return expected == found ? 0 : Math.abs(found - expected) / Math.abs(expected);
    }
  }

  /** Networks of one backend after learning. */
  private record Learned(List<Energy> energies, List<Evaluation> evaluations) {}

  @Override
  public PartResult run(Context context) {
    DataSet data = context.scale().data(System.out::println);
    List<String> problems = new ArrayList<>();
    double worstAccuracy = 0;
    double worstEnergy = 0;
    Learned expected = learn(Computing.onProcessor(), context.scale(), data);
    for (Backend backend : Computing.onCard()) {
      Learned found = learn(backend, context.scale(), data);
      for (int r = 0; r < expected.energies().size(); r++) {
        String what = "%s, network %s".formatted(backend.id(), r);
        double accuracy =
            Math.abs(
                found.evaluations().get(r).accuracy() - expected.evaluations().get(r).accuracy());
        worstAccuracy = Math.max(worstAccuracy, accuracy);
        if (!(accuracy <= ACCURACY)) {
          problems.add(
              "%s: accuracy %s, and %s by the processor"
                  .formatted(
                      what,
                      found.evaluations().get(r).accuracy(),
                      expected.evaluations().get(r).accuracy()));
        }
        worstEnergy =
            Math.max(
                worstEnergy,
                compare(
                    what, expected.energies().get(r), found.energies().get(r), ENERGY, problems));
      }
    }
    comparePerceptrons(context.scale(), problems);
    String words =
        String.format(
            Locale.ROOT,
            "energies within %.1e %%, accuracies within %.2f points (%s)",
            100 * worstEnergy,
            100 * worstAccuracy,
            data.name());
    return new PartResult(
        words, List.of(new Finding("comparison", 100 * worstEnergy, "%", words, "")), problems);
  }

  private static Learned learn(Backend backend, CheckScale scale, DataSet data) {
    List<Consolidation> rules =
        List.of(
            Consolidation.none(),
            Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, DECAY_TIME),
            Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.04, DECAY_TIME));
    List<Energy> energies = new ArrayList<>();
    List<Evaluation> evaluations = new ArrayList<>();
    for (int hidden : scale.hidden()) {
      Network network =
          Network.lr20(data.train().inputs(), List.of(hidden), data.train().classes());
      List<Replica> replicas = new ArrayList<>();
      for (Consolidation rule : rules) {
        replicas.add(Replica.of(network, 5L + replicas.size(), RATE, rule));
      }
      // One epoch of the small network; the large one takes as long for a tenth of it.
      int presentations =
          hidden == scale.hidden().get(0) ? data.train().size() : data.train().size() / 10;
      try (Population population =
          backend.open(new PopulationSpec(network, replicas, Computing.threads()))) {
        population.train(data.train(), presentations);
        evaluations.addAll(population.evaluate(data.test()));
        for (int r = 0; r < replicas.size(); r++) {
          energies.add(population.ledger(r).under(PRICES));
        }
      }
    }
    return new Learned(energies, evaluations);
  }

  /** Returns the largest difference, relative. */
  private static double compare(
      String what, Energy expected, Energy found, double allowed, List<String> problems) {
    double worst = 0;
    for (Part part :
        List.of(
            new Part("without caching", expected.withoutCaching(), found.withoutCaching()),
            new Part("consolidation", expected.consolidation(), found.consolidation()),
            new Part("maintenance", expected.maintenance(), found.maintenance()),
            new Part("minimum", expected.minimum(), found.minimum()))) {
      worst = Math.max(worst, part.difference());
      if (!(part.difference() <= allowed)) {
        problems.add(
            "%s: energy %s is %s, and %s by the processor"
                .formatted(what, part.name(), part.found(), part.expected()));
      }
    }
    return worst;
  }

  private static void comparePerceptrons(CheckScale scale, List<String> problems) {
    int n = scale.synapses();
    List<PerceptronSpec> specs = new ArrayList<>();
    for (ConsolidationPolicy policy : ConsolidationPolicy.values()) {
      double threshold = policy == ConsolidationPolicy.GLOBAL_GLOBAL ? 3.0 * n : 3;
      for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 2.0 * n}) {
        specs.add(
            PerceptronSpec.of(Consolidation.of(policy, threshold, decayTime))
                .withMaxEpochs(EPOCHS));
      }
    }
    List<Supplier<PerceptronTask>> tasks =
        List.of(
            () -> PerceptronTask.random(n, n, 1),
            () -> PerceptronTask.random(n, n + 9 * n / 10, 2));
    List<List<PerceptronResult>> expected =
        Backends.perceptrons(Computing.onProcessor()).learnAll(specs, tasks, Computing.threads());
    List<List<PerceptronResult>> found =
        Backends.perceptrons(Computing.fused()).learnAll(specs, tasks, Computing.threads());
    for (int t = 0; t < tasks.size(); t++) {
      for (int k = 0; k < specs.size(); k++) {
        PerceptronResult one = expected.get(t).get(k);
        PerceptronResult other = found.get(t).get(k);
        String what = "perceptron, task %s, %s".formatted(t, specs.get(k).consolidation());
        if (one.presentations() != other.presentations()
            || one.updates() != other.updates()
            || one.success() != other.success()) {
          problems.add(
              "%s: %s updates in %s presentations, and %s in %s by the processor"
                  .formatted(
                      what,
                      other.updates(),
                      other.presentations(),
                      one.updates(),
                      one.presentations()));
        }
        compare(what, one.under(PRICES), other.under(PRICES), EXACT, problems);
      }
    }
  }
}
