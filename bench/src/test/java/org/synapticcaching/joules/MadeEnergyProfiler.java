package org.synapticcaching.joules;

import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** The profiler on a processor that spends 2 J between any two readings, for a fork of a test. */
public final class MadeEnergyProfiler implements InternalProfiler {
  private final EnergyProfiler profiler =
      new EnergyProfiler(
          "cpu=0",
          () -> new Meters(MeterSearch.found(new Steady()), MeterSearch.missing("none", "none")),
          line -> {});

  /** Spends as it is read. */
  private static final class Steady implements EnergyMeter {
    private double joules;

    @Override
    public String words() {
      return "made";
    }

    @Override
    public Duration shortestWindow() {
      return Duration.ZERO;
    }

    @Override
    public double joules() {
      joules += 2;
      return joules;
    }
  }

  @Override
  public String getDescription() {
    return "made";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    profiler.beforeIteration(benchmark, iteration);
  }

  @Override
  public List<Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return profiler.afterIteration(benchmark, iteration, result);
  }
}
