package org.synapticcaching.cuda;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
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
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.Replica;

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

  private final KeptCounts counts = new KeptCounts();

  private static Replica replica(ConsolidationPolicy policy) {
    return Replica.of(NETWORK, 7, 0.1, Consolidation.of(policy, 0.02, 1000));
  }

  /**
   * What presentations come to after the first ones, without what a launch begins and ends with.
   */
  private static Map<Quantity, Double> perPresentation(Backend backend, Replica replica) {
    IntConsumer train =
        presentations -> {
          try (Population one = backend.open(PopulationSpec.single(NETWORK, replica))) {
            one.train(PATTERNS, presentations);
          }
        };
    return KernelCounts.between(() -> train.accept(SHORT), () -> train.accept(LONG), LONG - SHORT);
  }

  @Test
  void nothingGrowsUnseen() throws IOException {
    for (ConsolidationPolicy policy : POLICIES) {
      counts.add("cuda " + policy, perPresentation(new CudaBackend(), replica(policy)));
    }
    counts.add(
        "cuda sliced",
        perPresentation(
            new CudaBackend(CudaDivision.USUAL.withSlices(3)),
            replica(ConsolidationPolicy.LOCAL_LOCAL)));
    counts.add(
        "cuda largest updates",
        perPresentation(
            new CudaBackend(),
            replica(ConsolidationPolicy.LOCAL_LOCAL)
                .with(ContractRules.some(PlasticityRule.LARGEST_UPDATES))));
    counts.add(
        "cublas", perPresentation(new CublasBackend(), replica(ConsolidationPolicy.LOCAL_LOCAL)));
    counts.add("evaluation of an image", evaluation());
    counts.add("update of a perceptron", perceptron(Double.POSITIVE_INFINITY));
    counts.add("update of a decaying perceptron", perceptron(300));
    for (String source :
        List.of(
            "network",
            "direct",
            "singles",
            "groups",
            "hot_direct",
            "hot_singles",
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
