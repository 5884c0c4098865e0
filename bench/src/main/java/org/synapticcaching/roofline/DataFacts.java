package org.synapticcaching.roofline;

import org.synapticcaching.dataset.Patterns;

/**
 * What the work of a presentation follows from besides the shape of the network.
 *
 * @param inputs pixels of a pattern, > 0
 * @param classes output units, > 0
 * @param meanActive mean number of inputs of a pattern that are not the background (0 for unit
 *     inputs, minus the mean for zero-mean ones), without a bias
 */
public record DataFacts(int inputs, int classes, double meanActive) {
  public DataFacts {
    if (inputs < 1 || classes < 1 || !(meanActive >= 0 && meanActive <= inputs)) {
      throw new IllegalArgumentException(
          "facts of data: expected inputs, classes and a mean of active inputs within them, got "
              + "%s, %s and %s".formatted(inputs, classes, meanActive));
    }
  }

  /** The training set of MNIST: 60 000 images of 784 pixels, of which 19.12 % are not 0. */
  public static final DataFacts MNIST = new DataFacts(784, 10, 149.9);

  /** Those of patterns. */
  public static DataFacts of(Patterns patterns) {
    float[] pattern = new float[patterns.inputs()];
    float background = patterns.background();
    long active = 0;
    for (int p = 0; p < patterns.size(); p++) {
      patterns.read(p, pattern, 0);
      for (float x : pattern) {
        active += x == background ? 0 : 1;
      }
    }
    return new DataFacts(patterns.inputs(), patterns.classes(), (double) active / patterns.size());
  }
}
