package org.synapticcaching.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Sweeps of perceptrons: with common random numbers, up to 16 sets of random patterns, each learned
 * with as many thresholds as make up the population; or each with patterns of its own. The score is
 * sweeps per second, the preparation of patterns included; {@code updates} is weight changes per
 * second.
 */
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class PerceptronSweepBenchmark extends BackendBenchmark {
  private static final int MOST_TASKS = 16;

  /** The range around the optimum of lr20-fig2c and lr20-fig3. */
  private static final double LOWEST_THRESHOLD = 1;

  private static final double HIGHEST_THRESHOLD = 10;

  /** Runs side by side; a sweep for a GPU has 1024 or more. */
  @Param({"1", "64"})
  @Allowed(Range.COUNT)
  public int population;

  /** P/N near the capacity of 2, where runs are longest. */
  @Param("1.9")
  @Allowed(Range.POSITIVE)
  public double load;

  /** The no-caching line of most figures, and a policy of lr20-fig4b. */
  @Param({"none", "local-global"})
  @Allowed(Range.POLICY)
  public String policy;

  /** End of runs that have not converged; 10000 is that of the figures. */
  @Param("20")
  @Allowed(Range.COUNT)
  public int maxEpochs;

  /** Processor threads, for backends that use them. */
  @Param("1")
  @Allowed(Range.COUNT)
  public int threads;

  /** N of [LR20]; tests take less. */
  int synapses = 1000;

  private PerceptronEngine engine;
  private final List<PerceptronSpec> specs = new ArrayList<>();
  private final List<Supplier<PerceptronTask>> tasks = new ArrayList<>();
  private final List<Supplier<PerceptronTask>> own = new ArrayList<>();
  private List<List<PerceptronResult>> last;

  /** Draws patterns and thresholds. */
  @Setup(Level.Trial)
  public void open() {
    engine = MeasuredOn.perceptrons(backend);
    int sets = Math.min(population, MOST_TASKS);
    int patterns = (int) Math.round(synapses * load);
    for (int seed = 1; seed <= sets; seed++) {
      PerceptronTask task = PerceptronTask.random(synapses, patterns, seed);
      tasks.add(() -> task);
    }
    for (int run = 1; run <= population; run++) {
      int seed = run;
      own.add(() -> PerceptronTask.random(synapses, patterns, seed));
    }
    int thresholds = (population + sets - 1) / sets;
    ConsolidationPolicy parsed = Named.parse(ConsolidationPolicy.class, "policy", policy);
    for (int t = 0; t < thresholds; t++) {
      double theta =
          LOWEST_THRESHOLD
              + (HIGHEST_THRESHOLD - LOWEST_THRESHOLD) * t / Math.max(1, thresholds - 1);
      specs.add(
          PerceptronSpec.of(Consolidation.of(parsed, theta, Double.POSITIVE_INFINITY))
              .withMaxEpochs(maxEpochs));
    }
  }

  /** Tells the modelled energy of the last sweep: all are alike. */
  @TearDown(Level.Iteration)
  public void tellEnergy() {
    ModelledEnergy.of(last.stream().flatMap(List::stream).toList()).publish();
  }

  /** One sweep over thresholds; patterns are drawn before. */
  @Benchmark
  public long learnAll(DeviceTime device, Rates.Presentations rate, Rates.Updates updates) {
    return learn(specs, tasks, device, rate, updates);
  }

  /**
   * A task for each perceptron of the population, under one rule; patterns are drawn as they are
   * needed, as figures do.
   */
  @Benchmark
  public long learnEach(DeviceTime device, Rates.Presentations rate, Rates.Updates updates) {
    return learn(specs.subList(0, 1), own, device, rate, updates);
  }

  private long learn(
      List<PerceptronSpec> under,
      List<Supplier<PerceptronTask>> of,
      DeviceTime device,
      Rates.Presentations rate,
      Rates.Updates updates) {
    device.of(engine);
    long sum = 0;
    last = engine.learnAll(under, of, threads);
    for (List<PerceptronResult> ofTask : last) {
      for (PerceptronResult result : ofTask) {
        rate.presented += result.presentations();
        device.presentations += result.presentations();
        sum += result.updates();
      }
    }
    updates.updates += sum;
    return sum;
  }
}
