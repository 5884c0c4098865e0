package org.synapticcaching.model;

import java.util.random.RandomGenerator;

/** Random initial weights: the same for every backend. */
public final class InitialWeights {
  private InitialWeights() {}

  /**
   * Normal weights of one layer, in row-major order of {@code [post][pre]}.
   *
   * @param network shapes and deviations
   * @param layer 0 for the input side
   * @param seed of the run
   * @return {@code [post][pre]}, row-major
   */
  public static float[] draw(Network network, int layer, long seed) {
    LayerShape shape = network.layers().get(layer);
    double deviation = network.initialDeviation().get(layer);
    RandomGenerator random = new RandomStreams(seed).of(RandomStreams.Purpose.WEIGHTS, layer);
    float[] weights = new float[shape.length()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (deviation * random.nextGaussian());
    }
    return weights;
  }
}
