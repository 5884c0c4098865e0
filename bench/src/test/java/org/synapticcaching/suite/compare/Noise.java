package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.synapticcaching.suite.result.BenchRow;

/**
 * Makes rows as a noisy machine would: forks differ, and iterations within a fork.
 *
 * @param kind of both
 * @param forkSpread standard deviation of the logarithm between forks
 * @param spread standard deviation of the logarithm between iterations
 */
public record Noise(Kind kind, double forkSpread, double spread) {
  static final int FORKS = 5;
  static final int ITERATIONS = 5;

  /** How disturbances are distributed, with a standard deviation of 1. */
  public enum Kind {
    NORMAL(RandomGenerator::nextGaussian),
    /** Student's t with 3 degrees of freedom. */
    HEAVY_TAILED(
        random -> {
          double square = 0;
          for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            square += normal * normal;
          }
          return random.nextGaussian() / Math.sqrt(square);
        }),
    /** Mostly a little slower than the best, now and then much. */
    SKEWED(random -> -random.nextExponential()),
    /** One of ten is far off. */
    OUTLIERS(random -> random.nextGaussian() - (random.nextInt(10) == 0 ? 8 : 0));

    private final ToDoubleFunction<RandomGenerator> draw;

    Kind(ToDoubleFunction<RandomGenerator> draw) {
      this.draw = draw;
    }
  }

  /** A row of a rate around some speed. */
  public BenchRow row(String name, double speed, int forks, RandomGenerator random) {
    List<List<Double>> scores = new ArrayList<>();
    for (int f = 0; f < forks; f++) {
      double fork = forkSpread * kind.draw.applyAsDouble(random);
      List<Double> iterations = new ArrayList<>();
      for (int i = 0; i < ITERATIONS; i++) {
        iterations.add(speed * Math.exp(fork + spread * kind.draw.applyAsDouble(random)));
      }
      scores.add(iterations);
    }
    return new BenchRow(
        "kernels", name, Map.of(BenchRow.BACKEND, "simd"), "thrpt", "ops/s", scores, Map.of());
  }

  /** The median that rows would have with very many forks, relative to their speed. */
  double truth(RandomGenerator random) {
    return Bootstrap.median(row("many", 1, 20_001, random));
  }
}
