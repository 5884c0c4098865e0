package org.synapticcaching.dataset;

import java.util.random.RandomGenerator;
import org.synapticcaching.model.RandomStreams;

/**
 * Random patterns and targets of a perceptron [LR20]: every input and every target is +1 or -1 with
 * probability 1/2. The first patterns of a seed are the same however many are drawn.
 */
public final class RandomPatterns {
  private final byte[][] inputs;
  private final byte[] targets;

  private RandomPatterns(byte[][] inputs, byte[] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * Draws patterns from the {@link RandomStreams.Purpose#PATTERNS} streams of a seed: inputs from
   * number 0, targets from number 1.
   *
   * @param synapses N, inputs of a pattern without the bias, at least 1
   * @param patterns P, at least 1
   * @throws IllegalArgumentException when either is below 1
   */
  public static RandomPatterns draw(long seed, int synapses, int patterns) {
    if (synapses < 1 || patterns < 1) {
      throw new IllegalArgumentException(
          "random patterns: synapses and patterns must be >= 1, got "
              + synapses
              + " and "
              + patterns);
    }
    RandomStreams streams = new RandomStreams(seed);
    RandomGenerator random = streams.of(RandomStreams.Purpose.PATTERNS, 0);
    byte[][] inputs = new byte[patterns][];
    for (int pattern = 0; pattern < patterns; pattern++) {
      inputs[pattern] = signs(random, synapses);
    }
    return new RandomPatterns(
        inputs, signs(streams.of(RandomStreams.Purpose.PATTERNS, 1), patterns));
  }

  /** Takes 64 signs of each draw. */
  private static byte[] signs(RandomGenerator random, int count) {
    byte[] signs = new byte[count];
    long bits = 0;
    for (int i = 0; i < count; i++) {
      if ((i & 63) == 0) {
        bits = random.nextLong();
      }
      signs[i] = (byte) ((bits & 1) == 0 ? -1 : 1);
      bits >>>= 1;
    }
    return signs;
  }

  /** The patterns, P rows of N signs, without the bias; not copied, not to be modified. */
  public byte[][] inputs() {
    return inputs;
  }

  /** The targets, P signs; not copied, not to be modified. */
  public byte[] targets() {
    return targets;
  }
}
