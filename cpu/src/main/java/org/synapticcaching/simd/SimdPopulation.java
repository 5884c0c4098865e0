package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaPopulation;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.layer.SparseInputs;

/** Networks of float32 vectors, which read patterns in sparse form. */
final class SimdPopulation extends ReplicaPopulation<SparseInputs, SimdReplica> {
  /** Two data sets, for training and for tests, each in at most two forms. */
  private static final int MOST_PREPARED = 4;

  /** The data sets seen last. */
  private final List<SparseInputs> prepared = new ArrayList<>();

  SimdPopulation(PopulationSpec spec) {
    super(spec, "simd-population", replica -> new SimdReplica(spec.network(), replica));
  }

  @Override
  protected SparseInputs inputs(Patterns patterns, SimdReplica network) {
    return prepare(patterns, network.canShareBackground());
  }

  private SparseInputs prepare(Patterns patterns, boolean shareBackground) {
    boolean share = shareBackground && patterns.background() != 0;
    for (SparseInputs each : prepared) {
      if (each.patterns() == patterns && each.sharing == share) {
        return each;
      }
    }
    if (prepared.size() == MOST_PREPARED) {
      prepared.remove(0);
    }
    SparseInputs inputs = new SparseInputs(patterns, spec().network().bias(), share);
    prepared.add(inputs);
    return inputs;
  }

  /** Each network's patterns are split among the threads that would be idle otherwise. */
  @Override
  protected List<Evaluation> evaluateActive(Patterns patterns) {
    SparseInputs inputs = prepare(patterns, true);
    int[] active = active();
    int size = patterns.size();
    int parts = Math.max(1, spec().threads() / Math.max(1, active.length));
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int r : active) {
      SimdEvaluator evaluator = network(r).evaluator(inputs);
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) size * part / parts);
        int to = (int) ((long) size * (part + 1) / parts);
        tasks.add(() -> evaluator.correct(from, to));
      }
    }
    List<Integer> counts = invoke(tasks);
    Evaluation[] evaluations = new Evaluation[spec().replicas().size()];
    for (int k = 0; k < active.length; k++) {
      int correct =
          counts.subList(k * parts, (k + 1) * parts).stream().mapToInt(Integer::intValue).sum();
      evaluations[active[k]] = new Evaluation(correct, size);
    }
    return Arrays.asList(evaluations);
  }

  @Override
  public void close() {
    super.close();
    prepared.clear();
  }
}
