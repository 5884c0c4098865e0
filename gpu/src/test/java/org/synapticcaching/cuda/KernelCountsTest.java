package org.synapticcaching.cuda;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.cublas.CublasBackend;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.KeptCounts;
import org.synapticcaching.device.KernelCounts;
import org.synapticcaching.device.OnWatchedKernels;
import org.synapticcaching.device.Quantity;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/**
 * What a presentation asks of a device does not grow unseen: of a network as large as those of the
 * figures, with as many active inputs as an image of a digit.
 */
@OnWatchedKernels
class KernelCountsTest {
  private static final int SHORT = 4;
  private static final int LONG = 14;
  private static final Network NETWORK = Network.lr20(784, List.of(100), 10);
  private static final Patterns PATTERNS = ContractPatterns.SPARSE_BYTES.make(40, 784, 10, 5);
  private static final List<ConsolidationPolicy> POLICIES =
      List.of(
          ConsolidationPolicy.NONE,
          ConsolidationPolicy.LOCAL_LOCAL,
          ConsolidationPolicy.LOCAL_NEURON,
          ConsolidationPolicy.LOCAL_LAYER);

  /** One for each kernel for common networks of several slices. */
  private static final List<ConsolidationPolicy> SLICED =
      List.of(
          ConsolidationPolicy.NONE,
          ConsolidationPolicy.LOCAL_LOCAL,
          ConsolidationPolicy.LOCAL_LAYER);

  private final KeptCounts counts = new KeptCounts();

  private static Replica replica(ConsolidationPolicy policy) {
    return Replica.of(NETWORK, 7, 0.1, Consolidation.of(policy, 0.02, 1000));
  }

  /**
   * What a presentation of one network comes to after the first ones, without what a launch begins
   * and ends with.
   */
  private static Map<Quantity, Double> perPresentation(Backend backend, Replica... networks) {
    PopulationSpec spec = new PopulationSpec(NETWORK, List.of(networks), 1);
    IntConsumer train =
        presentations -> {
          try (Population population = backend.open(spec)) {
            population.train(PATTERNS, presentations);
          }
        };
    return KernelCounts.between(
        () -> train.accept(SHORT),
        () -> train.accept(LONG),
        (double) networks.length * (LONG - SHORT));
  }

  @Test
  void nothingGrowsUnseen() throws IOException {
    Backend cuda = new CudaBackend();
    Backend sliced = new CudaBackend(CudaDivision.USUAL.withSlices(3));
    Replica usual = replica(ConsolidationPolicy.LOCAL_LOCAL);
    for (ConsolidationPolicy policy : POLICIES) {
      counts.add("cuda " + policy, perPresentation(cuda, replica(policy)));
    }
    for (ConsolidationPolicy policy : SLICED) {
      counts.add("cuda sliced " + policy, perPresentation(sliced, replica(policy)));
    }
    Replica drawing = replica(ConsolidationPolicy.STOCHASTIC);
    counts.add("cuda " + ConsolidationPolicy.STOCHASTIC, perPresentation(cuda, drawing));
    counts.add("cuda sliced " + ConsolidationPolicy.STOCHASTIC, perPresentation(sliced, drawing));
    counts.add(
        "cublas " + ConsolidationPolicy.STOCHASTIC, perPresentation(new CublasBackend(), drawing));
    Replica measured = usual.withMeasures(List.of(new ChangeMeasure(0.5, false)));
    counts.add("cuda in any manner", perPresentation(cuda, measured));
    counts.add("cuda sliced in any manner", perPresentation(sliced, measured));
    Replica following =
        usual.with(usual.consolidation().with(new Threshold.Automatic(0.001, 1000, 100)));
    counts.add("cuda auto", perPresentation(cuda, following));
    counts.add("cuda sliced auto", perPresentation(sliced, following));
    Threshold.Automatic ofSynapses =
        new Threshold.Automatic(0.001, 1000, 100, ThresholdScope.SYNAPSE);
    Replica local = usual.with(usual.consolidation().with(ofSynapses));
    counts.add("cuda auto for each synapse", perPresentation(cuda, local));
    counts.add("cublas auto", perPresentation(new CublasBackend(), following));
    counts.add("cuda population", perPresentation(cuda, usual, usual, usual));
    counts.add(
        "cuda mixed population",
        perPresentation(
            cuda, POLICIES.stream().map(KernelCountsTest::replica).toArray(Replica[]::new)));
    counts.add(
        "cuda largest updates",
        perPresentation(cuda, usual.with(ContractRules.some(PlasticityRule.LARGEST_UPDATES))));
    counts.add("cublas", perPresentation(new CublasBackend(), usual));
    counts.add("evaluation of an image", evaluation());
    counts.add("update of a perceptron", perceptron(Double.POSITIVE_INFINITY));
    counts.add("update of a decaying perceptron", perceptron(300));
    for (String source :
        List.of(
            "network",
            "direct",
            "singles",
            "groups",
            "following",
            "hot_following",
            "hot_direct",
            "hot_singles",
            "chance",
            "any_chance",
            "any_local",
            "selected",
            "perceptron")) {
      counts.add(source + ".cu", KernelCounts.generic(KernelCounts.ptx(source)));
    }
    counts.check();
  }

  private static Map<Quantity, Double> evaluation() {
    try (Population one =
        new CudaBackend()
            .open(PopulationSpec.single(NETWORK, replica(ConsolidationPolicy.LOCAL_LOCAL)))) {
      return KernelCounts.of(() -> one.evaluate(PATTERNS), PATTERNS.size());
    }
  }

  private static Map<Quantity, Double> perceptron(double decayTime) {
    PerceptronTask task = PerceptronPatterns.SIGNS.task(200, 260, 5);
    PerceptronSpec spec =
        PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 3, decayTime))
            .withMaxEpochs(3);
    PerceptronEngine engine = Backends.perceptrons(new CudaBackend());
    long updates = engine.learn(spec, task).updates();
    return KernelCounts.of(() -> engine.learn(spec, task), updates);
  }
}
