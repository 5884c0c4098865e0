package org.synapticcaching.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openjdk.jmh.results.RunResult;
import org.synapticcaching.console.Progress;
import org.synapticcaching.suite.fork.FinishedFork;
import org.synapticcaching.suite.fork.ForkFiles;
import org.synapticcaching.suite.fork.ForkMeter;
import org.synapticcaching.suite.fork.MergedResults;
import org.synapticcaching.suite.fork.PlannedFork;
import org.synapticcaching.suite.fork.RowFailure;
import org.synapticcaching.suite.fork.SuiteRow;

/**
 * Measures the forks of a plan that are not saved yet, one after the other, and saves each at once.
 *
 * @param plan what is measured
 * @param meter measures one fork
 * @param cancelled whether to stop early
 * @param progress shows how far it is, in forks
 */
record SuiteRunner(SuitePlan plan, ForkMeter meter, BooleanSupplier cancelled, Progress progress) {
  /**
   * Measures.
   *
   * @param files where finished forks are
   * @throws IOException when a fork cannot be saved
   */
  SuiteOutcome run(ForkFiles files) throws IOException {
    Map<PlannedFork, RunResult> finished = new LinkedHashMap<>();
    Map<SuiteRow, String> failures = new LinkedHashMap<>();
    TimeLeft time = new TimeLeft(plan.effort().expectedSeconds());
    List<PlannedFork> missing = new ArrayList<>();
    for (PlannedFork fork : plan.order()) {
      Optional<FinishedFork> saved = files.load(fork);
      saved.ifPresent(
          done -> {
            finished.put(fork, done.result());
            time.saw(fork.row(), done.seconds());
          });
      if (saved.isEmpty()) {
        missing.add(fork);
      }
    }
    int taken = finished.size();
    long start = System.nanoTime();
    while (!missing.isEmpty() && !cancelled.getAsBoolean()) {
      PlannedFork fork = missing.remove(0);
      if (failures.containsKey(fork.row())) {
        continue;
      }
      long begin = System.nanoTime();
      try {
        RunResult result =
            meter.measure(
                fork.row(),
                cancelled,
                () -> show(start, begin, time, fork.row(), missing, finished.size()));
        if (!cancelled.getAsBoolean()) {
          double seconds = secondsSince(begin);
          files.save(fork, new FinishedFork(result, seconds));
          finished.put(fork, result);
          time.saw(fork.row(), seconds);
        }
      } catch (RowFailure failure) {
        if (!cancelled.getAsBoolean()) {
          failures.put(fork.row(), failure.getMessage());
        }
      }
    }
    progress.update(1, finished.size(), planned());
    return new SuiteOutcome(
        merged(finished),
        failures,
        finished.size(),
        planned(),
        taken,
        finished.size() < planned() && cancelled.getAsBoolean());
  }

  private int planned() {
    return plan.rows().size() * plan.forks();
  }

  private void show(
      long start,
      long begin,
      TimeLeft time,
      SuiteRow row,
      List<PlannedFork> missing,
      int finished) {
    double done = secondsSince(start);
    double left = Math.max(0, time.of(row) - secondsSince(begin)) + time.of(missing);
    progress.update(done / (done + left), finished, planned());
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }

  private Map<SuiteRow, RunResult> merged(Map<PlannedFork, RunResult> finished) {
    Map<SuiteRow, RunResult> merged = new LinkedHashMap<>();
    for (SuiteRow row : plan.rows()) {
      List<RunResult> forks = new ArrayList<>();
      for (int fork = 1; fork <= plan.forks(); fork++) {
        Optional.ofNullable(finished.get(new PlannedFork(row, fork))).ifPresent(forks::add);
      }
      if (!forks.isEmpty()) {
        merged.put(row, MergedResults.of(forks));
      }
    }
    return merged;
  }
}
