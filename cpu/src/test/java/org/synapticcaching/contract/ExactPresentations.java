package org.synapticcaching.contract;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.RandomStreams;

/**
 * Single presentations with numbers of few binary digits, in which every sum is exact in any order:
 * what the reference and a backend make of them has to be equal bits.
 */
final class ExactPresentations {
  private final PlainReference reference;
  private final Population population;
  private final RandomGenerator random = new RandomStreams(6).of(RandomStreams.Purpose.PATTERNS);

  /**
   * Presentations to one network.
   *
   * @param population of the same network alone
   */
  ExactPresentations(PlainReference reference, Population population) {
    this.reference = reference;
    this.population = population;
  }

  /**
   * Presents one random pattern to random initial weights.
   *
   * @param changed the part of the weights that the presentation changes, 0 before it
   */
  void present(WeightPart changed) {
    Network network = population.spec().network();
    for (int n = 0; n < network.layerCount(); n++) {
      float[] weights = coarse(network.layers().get(n).length());
      set(n, WeightPart.INITIAL, weights);
      set(n, changed, new float[weights.length]);
    }
    int inputs = network.inputs();
    int[] label = {random.nextInt(network.outputs())};
    Patterns pattern = Patterns.ofFloats(coarse(inputs), inputs, label, network.outputs());
    reference.forward(pattern, 0);
    population.forward(pattern, new int[1]);
    reference.backward();
    population.backward();
    reference.consolidate();
    population.consolidate();
  }

  private void set(int layer, WeightPart part, float[] values) {
    reference.setWeights(layer, part, ContractPart.widened(values));
    population.setWeights(0, layer, part, values);
  }

  /** -1/2, 0, 1/2, and now and then 1: few values, so that sums are often equal. */
  private float[] coarse(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(8) == 0 ? 1 : 0.5f * (random.nextInt(3) - 1);
    }
    return values;
  }

  /** Weights to be compared, without the sign of zero. */
  static List<Double> boxed(double[] weights) {
    return DoubleStream.of(weights).map(weight -> weight + 0.0).boxed().toList();
  }
}
