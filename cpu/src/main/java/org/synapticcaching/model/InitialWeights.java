package org.synapticcaching.model;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Random initial weights: the same for every backend, but for the rounding to 32 bits of those that
 * compute in them.
 */
public final class InitialWeights {
  private InitialWeights() {}

  /**
   * Normal weights of one layer, in row-major order of {@code [post][pre]}, rounded to 32 bits.
   *
   * @param network shapes and deviations
   * @param layer 0 for the input side
   * @param seed of the run
   * @return {@code [post][pre]}, row-major
   */
  public static float[] draw(Network network, int layer, long seed) {
    DoubleSupplier normal = normal(network, layer, seed);
    float[] weights = new float[network.layers().get(layer).length()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) normal.getAsDouble();
    }
    return weights;
  }

  /**
   * The same weights before they are rounded.
   *
   * @param network shapes and deviations
   * @param layer 0 for the input side
   * @param seed of the run
   * @return {@code [post][pre]}, row-major
   */
  public static double[] drawExact(Network network, int layer, long seed) {
    DoubleSupplier normal = normal(network, layer, seed);
    double[] weights = new double[network.layers().get(layer).length()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = normal.getAsDouble();
    }
    return weights;
  }

  private static DoubleSupplier normal(Network network, int layer, long seed) {
    double deviation = network.initialDeviation().get(layer);
    RandomGenerator random = new RandomStreams(seed).of(RandomStreams.Purpose.WEIGHTS, layer);
    return () -> deviation * random.nextGaussian();
  }
}
