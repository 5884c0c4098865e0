package org.synapticcaching.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.suite.fork.SuiteRow;
import org.synapticcaching.suite.result.Environment;
import org.synapticcaching.suite.summary.SummaryRow;

/**
 * What a finished or interrupted run of suites has, and what has been written of it.
 *
 * @param folder where it is
 * @param environment what it was measured on
 * @param rows with a finished fork
 * @param failures why rows were not measured, one line each
 * @param finished forks, with those that were saved before
 * @param planned forks
 * @param interrupted whether the user wanted it to stop
 * @param warnings single lines about what could not be done
 */
public record SuiteRun(
    SuiteFolder folder,
    Environment environment,
    List<SummaryRow> rows,
    Map<SuiteRow, String> failures,
    int finished,
    int planned,
    boolean interrupted,
    List<String> warnings) {
  public SuiteRun {
    rows = List.copyOf(rows);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    warnings = List.copyOf(warnings);
  }
}
