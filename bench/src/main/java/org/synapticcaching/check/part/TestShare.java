package org.synapticcaching.check.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * How long a test of a population takes beside the learning between two tests, in the figures that
 * test every 1000 presentations.
 *
 * @param scale how large it is
 */
record TestShare(CheckScale scale) {
  /** Of the finding. */
  static final String ID = "tests";

  /** Enough to fill any card. */
  private static final int NETWORKS = 512;

  private static final int HIDDEN = 100;
  private static final int BETWEEN_TESTS = 1000;
  private static final int TIMES = 3;
  private static final double RATE = 0.1;

  /** Measures, the shortest of three times; nothing on an emulation, where it only runs. */
  Finding run() {
    DataSet data = scale.data(System.out::println);
    int hidden = scale.emulated() ? scale.hidden().get(0) : HIDDEN;
    int count = scale.emulated() ? scale.population() : NETWORKS;
    int presentations = scale.emulated() ? scale.presentations() : BETWEEN_TESTS;
    Network network = Network.lr20(data.train().inputs(), List.of(hidden), data.train().classes());
    Consolidation rule = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, BETWEEN_TESTS);
    List<Replica> replicas = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      replicas.add(Replica.of(network, 1L + r, RATE, rule));
    }
    double learning = Double.POSITIVE_INFINITY;
    double testing = Double.POSITIVE_INFINITY;
    try (Population population =
        Computing.fused().open(new PopulationSpec(network, replicas, Computing.threads()))) {
      population.train(data.train(), presentations);
      population.evaluate(data.test());
      for (int n = 0; n < TIMES; n++) {
        long start = System.nanoTime();
        population.train(data.train(), presentations);
        // What was charged is on the host when all of it has been done.
        population.ledger(0);
        long between = System.nanoTime();
        population.evaluate(data.test());
        long end = System.nanoTime();
        learning = Math.min(learning, between - start);
        testing = Math.min(testing, end - between);
      }
    }
    if (scale.emulated()) {
      return Finding.emulated(ID);
    }
    double share = testing / learning;
    return new Finding(
        ID,
        share,
        "times",
        String.format(
            Locale.ROOT, "%.2f (%.1f ms of %.1f ms)", share, 1e-6 * testing, 1e-6 * learning),
        "");
  }
}
