package org.synapticcaching.model;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Separate named random streams of one run, so that the same seed gives the same run on every
 * backend and for any number of threads.
 *
 * @param seed of the run
 */
public record RandomStreams(long seed) {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /** What a stream is for; streams of different purposes are independent. */
  public enum Purpose {
    /** Initial weights. */
    WEIGHTS,
    /** Order of presentation. */
    ORDER,
    /** Random patterns and targets. */
    PATTERNS,
    /** Masks and draws of plasticity rules. */
    MASKS,
    /** Stochastic rounding: {@link RandomMultiples}. */
    CONSOLIDATION
  }

  /** A fresh generator at the start of the stream for a purpose. */
  public RandomGenerator of(Purpose purpose) {
    return of(purpose, 0);
  }

  /**
   * A fresh generator at the start of a numbered stream for a purpose (one per layer, say).
   *
   * @param number at least 0
   */
  public RandomGenerator of(Purpose purpose, int number) {
    return FACTORY.create(key(purpose, number));
  }

  /**
   * 64 bits that stand for the seed, a purpose and a number.
   *
   * @param number at least 0
   */
  long key(Purpose purpose, int number) {
    return mix(mix(seed + GOLDEN * (purpose.ordinal() + 1)) + number);
  }

  /** 2^64 divided by the golden ratio, odd: spreads consecutive seeds. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A bijective mixing of 64 bits (the finaliser of SplitMix64; Steele et al. 2014). */
  static long mix(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
