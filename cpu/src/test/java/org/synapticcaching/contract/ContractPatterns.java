package org.synapticcaching.contract;

import java.util.random.RandomGenerator;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.RandomStreams;

/** Small random pattern sets for tests: the kinds of input a backend has to cope with. */
public enum ContractPatterns {
  /** Bytes, four of five of them 0, as in images. */
  SPARSE_BYTES,
  /** The same with a table in which 0 is not 0: a common background. */
  BACKGROUND_BYTES,
  /** Floats in (0.05, 1): no input is 0. */
  DENSE,
  /** Normal floats of both signs, a third of them 0. */
  SIGNED;

  /** So many patterns with random labels, the same for the same arguments. */
  public Patterns make(int patterns, int inputs, int classes, long seed) {
    RandomGenerator random = new RandomStreams(seed).of(RandomStreams.Purpose.PATTERNS, 1);
    int[] labels = new int[patterns];
    for (int p = 0; p < patterns; p++) {
      labels[p] = random.nextInt(classes);
    }
    return labelled(labels, inputs, classes, seed);
  }

  /** The same patterns with the given labels. */
  public Patterns labelled(int[] labels, int inputs, int classes, long seed) {
    RandomGenerator random = new RandomStreams(seed).of(RandomStreams.Purpose.PATTERNS, 0);
    int patterns = labels.length;
    if (this == DENSE || this == SIGNED) {
      float[] values = new float[patterns * inputs];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            this == DENSE
                ? 0.05f + 0.95f * random.nextFloat()
                : random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
      }
      return Patterns.ofFloats(values, inputs, labels, classes);
    }
    byte[] pixels = new byte[patterns * inputs];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(5) == 0 ? (byte) (1 + random.nextInt(255)) : 0;
    }
    double[] table = new double[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = value / 255.0 - (this == BACKGROUND_BYTES ? 0.125 : 0);
    }
    return Patterns.ofBytes(pixels, inputs, table, labels, classes);
  }
}
