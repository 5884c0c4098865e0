package org.synapticcaching.suite.fork;

import java.util.function.BooleanSupplier;
import org.openjdk.jmh.results.RunResult;

/** Measures one fork of a row. */
@FunctionalInterface
public interface ForkMeter {
  /**
   * Measures.
   *
   * @param cancelled whether to stop early
   * @param moment called now and then while it is measured
   * @return JMH's own result; of no use when cancelled
   * @throws RowFailure when there is no whole result, in one line
   */
  RunResult measure(SuiteRow row, BooleanSupplier cancelled, Runnable moment) throws RowFailure;
}
