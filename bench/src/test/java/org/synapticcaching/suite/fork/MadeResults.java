package org.synapticcaching.suite.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.synapticcaching.suite.result.BenchRow;

/** Results as JMH makes them, of scores that tests choose. */
public final class MadeResults {
  private MadeResults() {}

  public static SuiteRow row(String method, String backend) {
    return new SuiteRow(
        "kernels",
        "org.synapticcaching.jmh.ForwardBenchmark",
        method,
        Map.of(BenchRow.BACKEND, backend));
  }

  /** One run by JMH, of as many forks as there are lists of scores. */
  public static RunResult of(SuiteRow row, List<List<Double>> scores) {
    BenchmarkParams params = params(row, scores.size());
    List<BenchmarkResult> forks = new ArrayList<>();
    for (List<Double> fork : scores) {
      List<IterationResult> iterations = new ArrayList<>();
      for (double score : fork) {
        IterationResult iteration =
            new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(1, 1));
        // Operations within a second.
        iteration.addResult(
            new ThroughputResult(
                ResultRole.PRIMARY, row.method(), score, 1_000_000_000L, TimeUnit.SECONDS));
        iteration.addResult(new ScalarResult("joules", score / 3, "J", AggregationPolicy.AVG));
        iterations.add(iteration);
      }
      forks.add(new BenchmarkResult(params, iterations));
    }
    return new RunResult(params, forks);
  }

  private static BenchmarkParams params(SuiteRow row, int forks) {
    WorkloadParams values = new WorkloadParams();
    row.parameters().forEach((name, value) -> values.put(name, value, 0));
    TimeValue second = TimeValue.seconds(1);
    return new BenchmarkParams(
        row.benchmark(),
        row.benchmark(),
        true,
        1,
        new int[] {1},
        List.of(),
        forks,
        0,
        new IterationParams(IterationType.WARMUP, 2, second, 1),
        new IterationParams(IterationType.MEASUREMENT, 2, second, 1),
        Mode.Throughput,
        values,
        TimeUnit.SECONDS,
        1,
        "java",
        List.of("-Dmade=true"),
        "17",
        "VM",
        "17.0",
        "1.37",
        TimeValue.minutes(10));
  }
}
