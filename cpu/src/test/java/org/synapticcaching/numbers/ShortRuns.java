package org.synapticcaching.numbers;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.spiking.SpikingExperiment;
import org.synapticcaching.spiking.SpikingModel;
import org.synapticcaching.spiking.SpikingResult;
import org.synapticcaching.spiking.SpikingTask;

/**
 * Short runs whose every digit is looked at: the energies themselves, and a checksum over the bits
 * of all weights. Between them they learn, cache, select, decay and consolidate in each way that
 * has arithmetic of its own.
 */
final class ShortRuns {
  private static final int PRESENTATIONS = 300;
  private static final int PATTERNS = 97;
  private static final double DECAY_TIME = 150;
  private static final List<ChangeMeasure> MEASURES =
      List.of(new ChangeMeasure(0.5, false), new ChangeMeasure(2, false));

  private ShortRuns() {}

  /** Of a backend: networks, and perceptrons where it has them. */
  static Map<String, List<Double>> of(Backend backend) {
    Map<String, List<Double>> runs = new LinkedHashMap<>();
    Network lr20 = Network.lr20(100, List.of(40), 10);
    Patterns images = ContractPatterns.SPARSE_BYTES.make(PATTERNS, 100, 10, 1);
    runs.put(
        "none", network(backend, lr20, images, Replica.of(lr20, 1, 0.3, Consolidation.none())));
    runs.put(
        "local-neuron",
        network(backend, lr20, images, caching(lr20, ConsolidationPolicy.LOCAL_NEURON, 0.02)));
    Network n22 = Network.n22(50, List.of(33), 7);
    Patterns dense = ContractPatterns.DENSE.make(PATTERNS, 50, 7, 2);
    runs.put(
        "local-local",
        network(backend, n22, dense, caching(n22, ConsolidationPolicy.LOCAL_LOCAL, 0.01)));
    runs.put(
        "global-global",
        network(backend, n22, dense, caching(n22, ConsolidationPolicy.GLOBAL_GLOBAL, 2)));
    runs.putAll(withoutElementaryFunctions(backend));
    if (Backends.allForPerceptrons().stream().anyMatch(each -> each.id().equals(backend.id()))) {
      for (PerceptronPatterns kind : List.of(PerceptronPatterns.SIGNS, PerceptronPatterns.REAL)) {
        for (double decayTime : new double[] {Double.POSITIVE_INFINITY, 1000}) {
          runs.put(
              "perceptron of " + kind + ", decay time " + decayTime,
              perceptron(backend, kind, decayTime));
        }
      }
    }
    return runs;
  }

  /**
   * Those of a backend's runs in which a device has no exponential or power to compute, of which an
   * emulation would show the library of its machine.
   */
  static Map<String, List<Double>> withoutElementaryFunctions(Backend backend) {
    Map<String, List<Double>> runs = new LinkedHashMap<>();
    Network rp24 = Network.rp24(100, List.of(40), 10);
    Patterns signed = ContractPatterns.SIGNED.make(PATTERNS, 100, 10, 3);
    Plasticity largest = Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.1));
    runs.put(
        "largest-updates",
        network(
            backend,
            rp24,
            signed,
            Replica.of(
                    rp24,
                    4,
                    0.01,
                    Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.01, DECAY_TIME))
                .with(largest)));
    runs.put(
        "local-global",
        network(
            backend,
            rp24,
            signed,
            Replica.of(
                rp24,
                4,
                0.01,
                Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 0.01, DECAY_TIME))));
    return runs;
  }

  /** Of the spiking neuron. */
  static Map<String, List<Double>> ofSpiking() {
    SpikingTask task =
        new SpikingTask(
            3,
            1,
            Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 1e-10, Double.POSITIVE_INFINITY));
    SpikingModel lr20 = SpikingModel.lr20();
    SpikingModel brief =
        new SpikingModel(
            lr20.membrane(),
            lr20.rule(),
            lr20.protocol(),
            new SpikingModel.Stopping(2, lr20.stopping().tolerance(), 40));
    SpikingResult result = new SpikingExperiment(brief).run(task);
    List<Double> digits = new ArrayList<>(energies(result.atEnd()));
    digits.addAll(result.responses());
    return Map.of("three patterns", digits);
  }

  private static Replica caching(Network network, ConsolidationPolicy policy, double threshold) {
    return Replica.of(network, 1, 0.3, Consolidation.of(policy, threshold, DECAY_TIME))
        .with(PresentationOrder.of(PresentationOrder.Kind.SHUFFLED))
        .withMeasures(MEASURES);
  }

  private static List<Double> network(
      Backend backend, Network network, Patterns patterns, Replica replica) {
    try (Population population = backend.open(PopulationSpec.single(network, replica))) {
      population.train(patterns, PRESENTATIONS);
      List<Double> digits = new ArrayList<>(energies(population.ledger(0)));
      for (int layer = 0; layer < network.layerCount(); layer++) {
        for (WeightPart part : WeightPart.values()) {
          digits.add(checksum(population.exactWeights(0, layer, part)));
        }
      }
      digits.add((double) population.evaluate(patterns).get(0).correct());
      return digits;
    }
  }

  private static List<Double> perceptron(
      Backend backend, PerceptronPatterns kind, double decayTime) {
    PerceptronSpec spec =
        PerceptronSpec.of(Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 3, decayTime))
            .withMeasures(MEASURES)
            .withMaxEpochs(200);
    PerceptronResult result = Backends.perceptrons(backend).learn(spec, kind.task(60, 60, 5));
    List<Double> digits = new ArrayList<>(energies(result.ledger()));
    digits.add((double) result.presentations());
    digits.add(checksum(result.persistent()));
    digits.add(checksum(result.transients()));
    return digits;
  }

  private static List<Double> energies(EnergyLedger ledger) {
    List<Double> digits = new ArrayList<>();
    for (LayerLedger layer : ledger.layers()) {
      digits.addAll(layer.consolidation());
      digits.addAll(layer.path());
      digits.addAll(layer.residual());
      digits.addAll(layer.minimum());
      digits.add(layer.transientIntegral());
      digits.add(layer.transientChange());
      digits.add((double) layer.modifications());
    }
    return digits;
  }

  /** A CRC of 32 bits, which a double holds exactly. */
  private static double checksum(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    DoubleStream.of(values).forEach(bytes::putDouble);
    CRC32 check = new CRC32();
    check.update(bytes.flip());
    return check.getValue();
  }
}
