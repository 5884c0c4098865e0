package org.synapticcaching.joules;

import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A number beside the score, of which JMH reports the mean over those iterations that have it. For
 * its own scalar results JMH counts an iteration without one as 0.
 */
final class MeanResult extends Result<MeanResult> {
  private static final long serialVersionUID = 1L;

  MeanResult(String label, double value, String unit) {
    this(label, of(value), unit);
  }

  private MeanResult(String label, Statistics values, String unit) {
    super(ResultRole.SECONDARY, label, values, unit, AggregationPolicy.AVG);
  }

  @Override
  protected Aggregator<MeanResult> getThreadAggregator() {
    return MeanResult::mean;
  }

  @Override
  protected Aggregator<MeanResult> getIterationAggregator() {
    return MeanResult::mean;
  }

  private static MeanResult mean(Collection<MeanResult> results) {
    MeanResult first = results.iterator().next();
    ListStatistics values = new ListStatistics();
    results.forEach(each -> values.addValue(each.getScore()));
    return new MeanResult(first.label, values, first.unit);
  }
}
