package org.synapticcaching.suite.result;

import java.util.List;

/**
 * A secondary metric of a row, as JMH wrote it: of any sign, NaN included.
 *
 * @param unit as JMH wrote it
 * @param values {@code [fork][iteration]}; some counters have fewer iterations than the score
 */
public record Counter(String unit, List<List<Double>> values) {
  public Counter {
    values = values.stream().map(List::copyOf).toList();
  }
}
