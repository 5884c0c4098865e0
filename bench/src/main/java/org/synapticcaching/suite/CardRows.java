package org.synapticcaching.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.jmh.BackwardBenchmark;
import org.synapticcaching.jmh.CompetitiveTrainBenchmark;
import org.synapticcaching.jmh.ConsolidateBenchmark;
import org.synapticcaching.jmh.ForwardBenchmark;
import org.synapticcaching.jmh.PerceptronSweepBenchmark;
import org.synapticcaching.jmh.PopulationBenchmark;
import org.synapticcaching.jmh.TrainBenchmark;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.SuiteRow;

/**
 * The rows that tell what a card is worth, each beside the processor: populations as large as they
 * have to be to fill it, networks as large as the papers have them, and the kernels by themselves.
 */
public final class CardRows {
  /** Presentations to each network in a call: as many as a run makes between two tests. */
  private static final int BETWEEN_TESTS = 1000;

  /** One fork of many rows, in a time that somebody waits for. */
  private static final Effort EFFORT =
      new Effort(2, Duration.ofSeconds(1), 3, Duration.ofSeconds(2));

  /** To see that they run. */
  private static final Effort SHORTEST =
      new Effort(1, Duration.ofMillis(1), 1, Duration.ofMillis(1));

  private CardRows() {}

  /**
   * What is measured on a card, once each.
   *
   * @param backends those of the card and the one of the processor
   * @param cores that a population on the processor may have
   */
  public static SuitePlan plan(List<Backend> backends, int cores) {
    return new SuitePlan(rows(full(cores), backends), 1, EFFORT);
  }

  /** A row of each benchmark, as small as it can be: shows that it runs, not how fast. */
  public static SuitePlan smallest(List<Backend> backends) {
    return new SuitePlan(rows(smallest(), backends), 1, SHORTEST);
  }

  private static List<SuiteRow> rows(Stream<Grid> grids, List<Backend> backends) {
    List<SuiteRow> rows = new ArrayList<>();
    grids.forEach(grid -> rows.addAll(grid.rows(backends)));
    return rows;
  }

  private static Stream<Grid> full(int cores) {
    return Stream.of(
        networks("train", BETWEEN_TESTS, cores).with("population", 1, 64, 512, 1024, 4096).sparse(),
        networks("train", BETWEEN_TESTS / 10, cores).with("population", 1024),
        networks("trainRoundTrip", BETWEEN_TESTS / 10, cores).with("population", 1024).sparse(),
        sweep(cores).with("population", 64),
        sweep(cores).with("population", 1024).onDevice(),
        training().with("hidden", 1000, 10_000, 100_000).sparse(),
        training().with("hidden", 10_000).onDevice().dense(),
        Grid.of(CompetitiveTrainBenchmark.class, "train")
            .with("hidden", 10_000)
            .with("rule", "largest-updates")
            .with("policy", "local-local")
            .with("plastic", 0.01)
            .with("input", "zero-mean")
            .with("stage", "fresh")
            .sparse(),
        kernel(ForwardBenchmark.class, "forwardAndRead"),
        kernel(BackwardBenchmark.class, "forwardAndBackward"),
        kernel(ConsolidateBenchmark.class, "restoreAndConsolidate", "restoreOnly"));
  }

  private static Stream<Grid> smallest() {
    return Stream.of(
        networks("train", 1, 1).with("hidden", 2).with("population", 2).onDevice().sparse(),
        sweep(1)
            .with("population", 2)
            .with("load", 0.01)
            .with("maxEpochs", 1)
            .with("policy", "local-global")
            .onDevice(),
        training().with("hidden", 2).with("policy", "none").onDevice().sparse(),
        kernel(ForwardBenchmark.class, "forwardAndRead").with("hidden", 2).onDevice().dense());
  }

  private static Grid networks(String method, int presentations, int cores) {
    return Grid.of(PopulationBenchmark.class, method)
        .with("hidden", 100)
        .with("presentations", presentations)
        .with("threads", cores)
        .with("stage", "fresh");
  }

  /** Near the capacity and with the figures' own end of runs, so that the longest run counts. */
  private static Grid sweep(int cores) {
    return Grid.of(PerceptronSweepBenchmark.class, "learnAll")
        .with("load", 1.9)
        .with("policy", "none", "local-global")
        .with("maxEpochs", 10_000)
        .with("threads", cores)
        .ofPerceptrons();
  }

  private static Grid training() {
    return Grid.of(TrainBenchmark.class, "train")
        .with("policy", "none", "local-local")
        .with("stage", "fresh");
  }

  private static Grid kernel(Class<?> type, String... methods) {
    return Grid.of(type, methods).with("policy", "local-local").with("hidden", 1000);
  }
}
