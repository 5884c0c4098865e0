package org.synapticcaching.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.synapticcaching.suite.fork.MergedResults;
import org.synapticcaching.suite.fork.SuiteRow;

/**
 * What became of a suite.
 *
 * @param results of the rows that have a finished fork, merged, in the order of the plan
 * @param failures why rows were not measured, one line each
 * @param finished forks, with those that were saved before
 * @param planned forks
 * @param taken forks from before
 * @param interrupted whether the user wanted it to stop
 */
public record SuiteOutcome(
    Map<SuiteRow, RunResult> results,
    Map<SuiteRow, String> failures,
    int finished,
    int planned,
    int taken,
    boolean interrupted) {
  public SuiteOutcome {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** Whether every fork of the plan is there. */
  public boolean complete() {
    return finished == planned;
  }

  /** JMH's own JSON of all rows. */
  public byte[] json() {
    List<RunResult> rows = List.copyOf(results.values());
    return MergedResults.json(rows);
  }
}
