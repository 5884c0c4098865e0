package org.synapticcaching.fused;

import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.cuda.GpuSession;
import org.synapticcaching.cuda.PatternStore;
import org.synapticcaching.cuda.PopulationEvaluator;
import org.synapticcaching.dataset.Patterns;

/** Asks networks about test sets; takes memory when first asked. */
final class FusedTests {
  private final GpuSession session;
  private final FusedMemory memory;
  private final FusedKernels kernels;
  private final PopulationSpec spec;
  private FusedTotals totals;
  private PopulationEvaluator evaluator;

  FusedTests(GpuSession session, FusedMemory memory, FusedKernels kernels, PopulationSpec spec) {
    this.session = session;
    this.memory = memory;
    this.kernels = kernels;
    this.spec = spec;
  }

  /** Right answers of each selected network. */
  int[] correct(Patterns patterns, int[] selected) {
    if (selected.length == 0) {
      return new int[0];
    }
    if (evaluator == null) {
      totals = new FusedTotals(session, memory, kernels, spec.replicas().size());
      PatternStore store = new PatternStore(session, spec.network().bias());
      evaluator = new PopulationEvaluator(session, store, spec.network(), totals.mostNetworks());
    }
    memory.select(selected);
    return evaluator.correct(patterns, totals, selected.length);
  }
}
