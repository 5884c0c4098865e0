package org.synapticcaching.contract;

import java.util.SplittableRandom;
import org.synapticcaching.dataset.PerceptronTask;

/** Kinds of a perceptron's patterns, each with numbers of its own that are exact. */
public enum PerceptronPatterns {
  /** -1 and 1. */
  SIGNS,
  /** 0 and 1. */
  ZERO_ONE,
  /** Multiples of 1/2 in [-2, 2]. */
  HALVES,
  /** Any number in [-2, 1). */
  REAL;

  /** A task with random patterns of this kind and random targets. */
  public PerceptronTask task(int synapses, int patterns, long seed) {
    if (this == SIGNS) {
      return PerceptronTask.random(synapses, patterns, seed);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[synapses * patterns];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case ZERO_ONE -> random.nextInt(2);
            case HALVES -> random.nextInt(-4, 5) * 0.5;
            case SIGNS, REAL -> random.nextDouble(-2, 1);
          };
    }
    double[] targets = new double[patterns];
    for (int p = 0; p < patterns; p++) {
      targets[p] = random.nextBoolean() ? 1 : -1;
    }
    return PerceptronTask.of(values, synapses, targets);
  }
}
