package org.synapticcaching.jmh;

import org.synapticcaching.backend.Backends;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.Patterns;

/** What benchmarks learn. */
final class BenchmarkData {
  private BenchmarkData() {}

  /** The training patterns; says in JMH's output which ones, and what computes. */
  static Patterns training(DataRequest request, String backend) {
    DataSet data = DataSets.open(request, line -> System.out.println("# " + line));
    System.out.println("# data: " + data.description());
    System.out.println("# " + backend + ": " + Backends.named(backend).availability().device());
    return data.train();
  }
}
