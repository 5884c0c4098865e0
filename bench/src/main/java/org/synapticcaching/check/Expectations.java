package org.synapticcaching.check;

import java.util.List;

/**
 * All that is expected of a card; speeds as the headers of the kernels predict them for an H200.
 */
final class Expectations {
  private static final String BENCHMARKS = "benchmarks";
  private static final String CEILINGS = "ceilings";
  private static final double SHARE_OF_COPY = 60;
  private static final double TIMES_PROCESSOR = 8;
  private static final double PERCEPTRON_UPDATES = 5e7;
  private static final double SHARE_OF_LEARNING = 0.5;

  private Expectations() {}

  /** In the order of the stages. */
  static List<Expectation> all() {
    return List.of(
        Expectation.of("first-use.cuda", "probe", "first network and perceptron on cuda", ""),
        Expectation.of("first-use.cublas", "probe", "first network on cublas", ""),
        Expectation.of("contract", "contract", "every test of the contract passes", "all"),
        Expectation.of(
            "comparison", "comparison", "energies as the processor's within 0.5 %", "yes"),
        Expectation.of("determinism", "determinism", "the same bytes in every comparison", "yes"),
        Expectation.of("sanitizer", "sanitizer", "no error, no hazard", "none"),
        Expectation.of("card-memory", CEILINGS, "copy within the card's memory", "4200 GB/s"),
        Expectation.of("card-fma-float32", CEILINGS, "multiply-adds of 32 bits", "57 000 Gflop/s"),
        Expectation.of("card-sgemm", CEILINGS, "sgemm of cuBLAS", "40 000 Gflop/s"),
        Expectation.of(
            "population",
            BENCHMARKS,
            "population of 512 or more, H = 100: 35 M presentations/s on an H200",
            "33 to 40 M/s"),
        Expectation.of(
                "population.ratio",
                BENCHMARKS,
                "at least 8 times the processor (of 16 cores)",
                "8 times")
            .atLeast(TIMES_PROCESSOR),
        Expectation.of(
                "large.10000", BENCHMARKS, "H = 10 000: at least 60 % of a copy", "as a copy")
            .atLeast(SHARE_OF_COPY),
        Expectation.of("large.100000", BENCHMARKS, "H = 100 000: at least 60 % of a copy", "90 %")
            .atLeast(SHARE_OF_COPY),
        Expectation.of(
                "perceptrons.none",
                BENCHMARKS,
                "1024 perceptrons, P/N = 1.9, direct: at least 50 M updates/s",
                "220 M/s")
            .atLeast(PERCEPTRON_UPDATES),
        Expectation.of(
                "perceptrons.local-global",
                BENCHMARKS,
                "1024 perceptrons, P/N = 1.9, caching: at least 50 M updates/s",
                "80 M/s")
            .atLeast(PERCEPTRON_UPDATES),
        Expectation.of(
                "tests",
                BENCHMARKS,
                "a test takes at most half of 1000 presentations of learning",
                "0.3 times")
            .atMost(SHARE_OF_LEARNING),
        Expectation.of("figures", "figures", "claims judged as in the reference runs", "all"));
  }
}
