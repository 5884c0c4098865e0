package org.synapticcaching.roofline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.synapticcaching.word.KnownWords;

/**
 * The work of each benchmark, counted from its parameters by a class for each kernel. Only what
 * surely has to be done counts, so that a bound on speed follows.
 */
public final class WorkCounts {
  private static final Map<String, BiFunction<Scored, DataFacts, Work>> COUNTS =
      Map.ofEntries(
          Map.entry("ForwardBenchmark.forward", NetworkWork::forward),
          Map.entry("ForwardBenchmark.forwardAndRead", NetworkWork::forward),
          Map.entry("BackwardBenchmark.forwardAndBackward", NetworkWork::backward),
          Map.entry("ConsolidateBenchmark.restoreOnly", NetworkWork::restoreOnly),
          Map.entry(
              "ConsolidateBenchmark.restoreAndConsolidate", NetworkWork::restoreAndConsolidate),
          Map.entry("EvaluationBenchmark.evaluate", NetworkWork::evaluation),
          Map.entry("TrainBenchmark.train", NetworkWork::train),
          Map.entry("ThresholdTrainBenchmark.train", NetworkWork::train),
          Map.entry("PopulationBenchmark.train", NetworkWork::population),
          Map.entry("PopulationBenchmark.trainRoundTrip", NetworkWork::roundTrip),
          Map.entry("CompetitiveTrainBenchmark.train", CompetitiveWork::train),
          Map.entry("SelectionBenchmark.threshold", SelectionWork::of),
          Map.entry("PerceptronBenchmark.learn", (row, facts) -> PerceptronWork.learn(row)),
          Map.entry(
              "PerceptronBenchmark.prepareAndLearn",
              (row, facts) -> PerceptronWork.prepareAndLearn(row)),
          Map.entry("PerceptronSweepBenchmark.learnAll", (row, facts) -> PerceptronWork.sweep(row)),
          Map.entry(
              "PerceptronSweepBenchmark.learnEach",
              (row, facts) -> PerceptronWork.sweepOfTasks(row)),
          Map.entry("MemoryBenchmark.copy", (row, facts) -> copy(row)));

  private WorkCounts() {}

  /** {@code Class.method} of every benchmark whose work is counted. */
  public static Set<String> benchmarks() {
    return COUNTS.keySet();
  }

  /**
   * What a row surely had to do for each of what its score counts.
   *
   * @throws IllegalArgumentException for a benchmark, a backend or a parameter that is not known
   */
  public static Work of(Scored row, DataFacts facts) {
    BiFunction<Scored, DataFacts, Work> count = COUNTS.get(row.benchmark());
    if (count == null) {
      throw new IllegalArgumentException(
          KnownWords.of("benchmark whose work is counted", COUNTS.keySet())
              .refusal(row.benchmark()));
    }
    return count.apply(row, facts);
  }

  /** Reads all bytes once and writes them once. */
  private static Work copy(Scored row) {
    double bytes = Double.parseDouble(row.parameter("mebibytes")) * (1 << 20);
    Resource arithmetic =
        row.parameter("memory").equals("device") ? Resource.CARD_FMA_FLOAT32 : Resource.FMA_FLOAT32;
    return new Work("copy", arithmetic, 1, List.of(Pass.once("copy", 0, bytes, bytes)));
  }
}
