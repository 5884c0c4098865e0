package org.synapticcaching.roofline;

import java.util.List;

/**
 * Finding the k-th largest abs(delta_j x_i).
 *
 * <p>Counted for {@code partition}, which forms all products: one multiplication for each, both
 * vectors read, all products written, and read once by the first partition. Counted for {@code
 * vectors} (model section 8.5): both vectors, read. Further partitions, and the search in sorted
 * vectors, depend on the data and are not counted; no vector is sorted without reading it, so at
 * least one comparison, counted as an operation, is made with each of its numbers.
 */
final class SelectionWork {
  private SelectionWork() {}

  static Work of(Scored row, DataFacts facts) {
    double hidden = Double.parseDouble(row.parameter("hidden"));
    double vectors = Float.BYTES * (hidden + facts.inputs());
    double products = hidden * facts.inputs();
    boolean forms = row.parameter("method").equals("partition");
    List<Pass> passes =
        forms
            ? List.of(
                Pass.once("form", products, vectors, Float.BYTES * products),
                Pass.once("partition", 0, Float.BYTES * products, 0))
            : List.of(Pass.once("vectors", hidden + facts.inputs(), vectors, 0));
    return new Work(Work.CALL, Resource.FMA_FLOAT32, 1, passes);
  }
}
