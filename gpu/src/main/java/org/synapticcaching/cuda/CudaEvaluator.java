package org.synapticcaching.cuda;

import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.PatternStore;
import org.synapticcaching.device.population.PopulationEvaluator;

/** Tests networks on whole sets of patterns; allocates memory for that at the first test. */
final class CudaEvaluator {
  private final GpuSession session;
  private final CudaMemory memory;
  private final CudaKernels kernels;
  private final PopulationSpec spec;
  private CudaTotals totals;
  private PopulationEvaluator evaluator;

  CudaEvaluator(GpuSession session, CudaMemory memory, CudaKernels kernels, PopulationSpec spec) {
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
      totals = new CudaTotals(session, memory, kernels, spec.replicas().size());
      PatternStore store = new PatternStore(session, spec.network().bias());
      evaluator = new PopulationEvaluator(session, store, spec.network(), totals.mostNetworks());
    }
    memory.select(selected);
    return evaluator.correct(patterns, totals, selected.length);
  }
}
