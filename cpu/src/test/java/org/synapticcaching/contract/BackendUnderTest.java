package org.synapticcaching.contract;

import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;

/**
 * A backend that is held to the contract.
 *
 * @param backend to be tested
 * @param tolerance how close it has to come to {@link PlainReference}
 * @param reader how its state is read
 */
public record BackendUnderTest(Backend backend, Tolerance tolerance, Reader reader) {
  /** A backend that computes in float32. */
  public static BackendUnderTest float32(Backend backend) {
    return new BackendUnderTest(backend, Tolerance.FLOAT32, Reader.FLOAT32);
  }

  /** Reads a population as precisely as its backend has it. */
  public interface Reader {
    /** What every population offers. */
    Reader FLOAT32 =
        new Reader() {
          @Override
          public double[] outputs(Population population, int replica) {
            return widened(population.outputs(replica));
          }

          @Override
          public double[] weights(Population population, int replica, int layer, WeightPart part) {
            return widened(population.weights(replica, layer, part));
          }
        };

    /** Output activities of the last forward pass. */
    double[] outputs(Population population, int replica);

    /** One part of one weight matrix, {@code [post][pre]}. */
    double[] weights(Population population, int replica, int layer, WeightPart part);
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
