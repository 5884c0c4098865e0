package org.synapticcaching.suite.fork;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.WorkloadParams;

/** Forks that were run one by one as JMH has them when it runs them in one go. */
public final class MergedResults {
  private MergedResults() {}

  /**
   * The result of a row from its forks.
   *
   * @param forks at least one, in their order
   */
  public static RunResult of(List<RunResult> forks) {
    BenchmarkParams params = withForks(forks.get(0).getParams(), forks.size());
    List<BenchmarkResult> all = new ArrayList<>();
    forks.forEach(fork -> all.addAll(fork.getBenchmarkResults()));
    return new RunResult(params, all);
  }

  private static BenchmarkParams withForks(BenchmarkParams params, int forks) {
    WorkloadParams values = new WorkloadParams();
    for (String key : params.getParamsKeys()) {
      values.put(key, params.getParam(key), 0);
    }
    return new BenchmarkParams(
        params.getBenchmark(),
        params.generatedBenchmark(),
        params.shouldSynchIterations(),
        params.getThreads(),
        params.getThreadGroups(),
        params.getThreadGroupLabels(),
        forks,
        params.getWarmupForks(),
        params.getWarmup(),
        params.getMeasurement(),
        params.getMode(),
        values,
        params.getTimeUnit(),
        params.getOpsPerInvocation(),
        params.getJvm(),
        params.getJvmArgs(),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        params.getJmhVersion(),
        params.getTimeout());
  }

  /** JMH's own JSON. */
  public static byte[] json(Collection<RunResult> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(rows);
    }
    return bytes.toByteArray();
  }
}
