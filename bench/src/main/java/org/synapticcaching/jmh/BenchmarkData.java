package org.synapticcaching.jmh;

import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.Patterns;

/** What benchmarks learn. */
final class BenchmarkData {
  private BenchmarkData() {}

  /** The training patterns; says in JMH's output which ones, and what computes. */
  static Patterns training(DataRequest request, String backend) {
    MeasuredOn.backend(backend);
    DataSet data = DataSets.open(request, line -> System.out.println("# " + line));
    System.out.println("# data: " + data.description());
    return data.train();
  }
}
