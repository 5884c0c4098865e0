package org.synapticcaching.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.jmh.BackwardBenchmark;
import org.synapticcaching.jmh.CompetitiveTrainBenchmark;
import org.synapticcaching.jmh.ConsolidateBenchmark;
import org.synapticcaching.jmh.ForwardBenchmark;
import org.synapticcaching.jmh.MemoryBenchmark;
import org.synapticcaching.jmh.PerceptronBenchmark;
import org.synapticcaching.jmh.PerceptronSweepBenchmark;
import org.synapticcaching.jmh.PopulationBenchmark;
import org.synapticcaching.jmh.SelectionBenchmark;
import org.synapticcaching.jmh.ThresholdTrainBenchmark;
import org.synapticcaching.jmh.TrainBenchmark;
import org.synapticcaching.suite.fork.Effort;
import org.synapticcaching.suite.fork.SuiteRow;
import org.synapticcaching.suite.result.Suites;

/** Which rows each of the {@link Suites} has. */
public final class SuiteCatalog {
  /** Stands for all suites. */
  public static final String ALL = "all";

  private static final String HIDDEN = "hidden";
  private static final String POLICY = "policy";
  private static final String THREADS = "threads";
  private static final String RULE = "rule";
  private static final String STAGE = "stage";
  private static final String FRESH = "fresh";
  private static final String AFTER_ONE_EPOCH = "after-one-epoch";

  /** Of a copy within the host's memory, more than its caches hold, and of a card's. */
  private static final int HOST_MEBIBYTES = 256;

  private static final int DEVICE_MEBIBYTES = 4096;

  private SuiteCatalog() {}

  /** One line for users: what a suite measures. */
  public static String description(String suite) {
    return switch (suite) {
      case "kernels" -> "forward, backward and consolidation steps of one network, by themselves";
      case "training" -> "whole presentations of one network, all and competitive plasticity";
      case "population" -> "networks and perceptrons side by side, as sweeps run them";
      case "perceptron" -> "whole runs of one perceptron on 1000 synapses";
      case "selection" -> "finding the largest updates of a weight matrix";
      case "memory" -> "the data rate of a copy within memory";
      default -> throw new IllegalArgumentException("unknown suite '" + suite + "'");
    };
  }

  /**
   * What is measured on this machine.
   *
   * @param suites their ids
   * @param quick whether a reduced grid and little time will do
   * @param forks of each row, >= 1
   * @param backends to compare
   */
  public static SuitePlan plan(
      List<String> suites, boolean quick, int forks, List<Backend> backends) {
    boolean card = backends.stream().anyMatch(backend -> backend.design().onDevice());
    Effort full = card ? Effort.FULL_ON_CARD : Effort.FULL;
    int cores = Runtime.getRuntime().availableProcessors();
    return new SuitePlan(rows(suites, quick, backends, cores), forks, quick ? Effort.QUICK : full);
  }

  /**
   * The rows of suites.
   *
   * @param suites their ids
   * @param quick whether a reduced grid will do
   * @param backends to compare
   * @param cores that a population may have
   */
  static List<SuiteRow> rows(
      List<String> suites, boolean quick, List<Backend> backends, int cores) {
    List<SuiteRow> rows = new ArrayList<>();
    Stream<Grid> grids = quick ? quick(cores) : full(cores);
    grids
        .filter(grid -> suites.contains(grid.suite()))
        .forEach(grid -> rows.addAll(grid.rows(backends)));
    return rows;
  }

  private static Stream<Grid> quick(int cores) {
    return Stream.of(
        kernel(ForwardBenchmark.class, "forwardAndRead").with(HIDDEN, 100),
        kernel(BackwardBenchmark.class, "forwardAndBackward").with(HIDDEN, 100),
        kernel(ConsolidateBenchmark.class, "restoreAndConsolidate", "restoreOnly")
            .with(HIDDEN, 100),
        training().with(HIDDEN, 100).with(POLICY, "none", "local-local"),
        competitive()
            .with(HIDDEN, 1000)
            .with(RULE, "all", "largest-updates")
            .with(POLICY, "local-local"),
        networks("train").with("population", 64).with("presentations", 10).with(THREADS, cores),
        sweep("learnAll").with("population", 16).with(POLICY, "local-global").with(THREADS, cores),
        perceptron("learn")
            .with("load", 1)
            .with(POLICY, "none", "local-global")
            .with("decayTime", "inf"),
        selection().with(HIDDEN, 1000).with("plastic", 0.01).with("inputs", "images"),
        hostMemory(),
        deviceMemory());
  }

  private static Stream<Grid> full(int cores) {
    return Stream.of(
        kernel(ForwardBenchmark.class, "forward", "forwardAndRead").with(HIDDEN, 100, 1000),
        kernel(BackwardBenchmark.class, "forwardAndBackward").with(HIDDEN, 100, 1000),
        kernel(ConsolidateBenchmark.class, "restoreAndConsolidate", "restoreOnly")
            .with(HIDDEN, 100, 1000)
            .with(POLICY, "local-local", "local-neuron"),
        training().with(HIDDEN, 20, 100, 1000).with(POLICY, "none", "local-local", "local-neuron"),
        training()
            .with(HIDDEN, 100)
            .with(POLICY, "none", "local-local")
            .with(STAGE, AFTER_ONE_EPOCH),
        training().with(HIDDEN, 100).with(POLICY, "stochastic"),
        training().with(HIDDEN, 10_000).with(POLICY, "none", "local-local").large(),
        Grid.of(ThresholdTrainBenchmark.class, "train")
            .with(STAGE, FRESH)
            .with(HIDDEN, 100)
            .with(POLICY, "local-local")
            .with("threshold", "auto"),
        competitive()
            .with(HIDDEN, 100, 1000)
            .with(RULE, "all", "largest-updates", "random-neurons")
            .with(POLICY, "none", "local-local"),
        competitive()
            .with(HIDDEN, 10_000)
            .with(RULE, "all", "largest-updates")
            .with(POLICY, "none", "local-local")
            .large(),
        networks("train").with("population", 1, 64).with(THREADS, 1).onProcessor(),
        networks("train").with("population", 1, 64).with(THREADS, Math.max(2, cores)),
        networks("train", "trainRoundTrip")
            .with("population", 1024)
            .with(THREADS, Math.max(2, cores))
            .large(),
        sweep("learnAll")
            .with("population", 1, 64)
            .with(POLICY, "none", "local-global")
            .with(THREADS, cores),
        sweep("learnAll", "learnEach")
            .with("population", 1024)
            .with(POLICY, "none", "local-global")
            .with(THREADS, cores)
            .large(),
        perceptron("learn")
            .with("load", 1, 1.9)
            .with(POLICY, "none", "local-global", "local-local")
            .with("decayTime", "inf"),
        perceptron("learn")
            .with("load", 1)
            .with(POLICY, "local-global", "local-local")
            .with("decayTime", 1000),
        perceptron("prepareAndLearn")
            .with("load", 1)
            .with(POLICY, "local-global")
            .with("decayTime", "inf"),
        selection()
            .with(HIDDEN, 1000, 10_000)
            .with("plastic", 0.01)
            .with("inputs", "images", "normal"),
        hostMemory(),
        deviceMemory());
  }

  private static Grid kernel(Class<?> type, String... methods) {
    return Grid.of(type, methods).with(POLICY, "local-local");
  }

  private static Grid training() {
    return Grid.of(TrainBenchmark.class, "train").with(STAGE, FRESH);
  }

  private static Grid competitive() {
    return Grid.of(CompetitiveTrainBenchmark.class, "train")
        .with("plastic", 0.01)
        .with("input", "zero-mean")
        .with(STAGE, FRESH);
  }

  private static Grid networks(String... methods) {
    return Grid.of(PopulationBenchmark.class, methods)
        .with(HIDDEN, 100)
        .with("presentations", 100)
        .with(STAGE, FRESH);
  }

  private static Grid sweep(String... methods) {
    return Grid.of(PerceptronSweepBenchmark.class, methods)
        .with("load", 1.9)
        .with("maxEpochs", 20)
        .ofPerceptrons();
  }

  private static Grid perceptron(String method) {
    return Grid.of(PerceptronBenchmark.class, method).ofPerceptrons();
  }

  private static Grid selection() {
    return Grid.of(SelectionBenchmark.class, "threshold")
        .with("method", "partition", "vectors")
        .alone();
  }

  private static Grid hostMemory() {
    return memory("host", HOST_MEBIBYTES).alone();
  }

  private static Grid deviceMemory() {
    return memory("device", DEVICE_MEBIBYTES).ofDevice();
  }

  private static Grid memory(String where, int mebibytes) {
    return Grid.of(MemoryBenchmark.class, "copy")
        .with("memory", where)
        .with("mebibytes", mebibytes);
  }
}
