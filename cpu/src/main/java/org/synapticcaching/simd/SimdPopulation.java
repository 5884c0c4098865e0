package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaPopulation;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.layer.SparseInputs;

/** Networks of float32 vectors, which read patterns in sparse form. */
final class SimdPopulation extends ReplicaPopulation<SparseInputs, SimdReplica> {
  /** Two data sets, for training and for tests, each in at most two forms. */
  private static final int MOST_PREPARED = 4;

  /** Of a test that goes on while networks learn. */
  private static final int PARTS = 16;

  /** The data sets seen last. */
  private final List<SparseInputs> prepared = new ArrayList<>();

  private final PreparedInputs shared;

  /** A population that takes inputs from those that it shares with others. */
  SimdPopulation(PopulationSpec spec, PreparedInputs shared) {
    super(spec, "simd-population", replica -> new SimdReplica(spec.network(), replica));
    this.shared = shared;
  }

  @Override
  protected SparseInputs inputs(Patterns patterns, SimdReplica network) {
    return prepare(patterns, network.canShareBackground());
  }

  private SparseInputs prepare(Patterns patterns, boolean shareBackground) {
    boolean share = shareBackground && patterns.background() != 0;
    boolean bias = spec().network().bias();
    for (SparseInputs each : prepared) {
      if (each.isOf(patterns, bias, share)) {
        return each;
      }
    }
    if (prepared.size() == MOST_PREPARED) {
      prepared.remove(0);
    }
    SparseInputs inputs = shared.of(patterns, bias, share);
    prepared.add(inputs);
    return inputs;
  }

  /** Each network's patterns are split among the threads that would be idle otherwise. */
  @Override
  protected List<Evaluation> evaluateActive(Patterns patterns) {
    int[] active = active();
    List<Callable<Integer>> tasks =
        tests(patterns, active, Math.max(1, spec().threads() / Math.max(1, active.length)));
    return evaluations(patterns, active, invoke(tasks));
  }

  /** Into so many parts that a thread which comes late still finds some to do. */
  @Override
  protected Evaluation.Pending beginActive(Patterns patterns) {
    int[] active = active();
    int parts = Math.max(1, PARTS / Math.max(1, active.length));
    List<FutureTask<Integer>> tasks =
        tests(patterns, active, parts).stream().map(FutureTask::new).toList();
    start(tasks);
    return new Evaluation.Pending(tasks, counts -> evaluations(patterns, active, counts));
  }

  /** Counts of right answers, of each network as it is now in so many parts. */
  private List<Callable<Integer>> tests(Patterns patterns, int[] active, int parts) {
    SparseInputs inputs = prepare(patterns, true);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int r : active) {
      SimdEvaluator evaluator = network(r).evaluator(inputs);
      long pieces = evaluator.pieces();
      for (int part = 0; part < parts; part++) {
        int from = (int) (pieces * part / parts);
        int to = (int) (pieces * (part + 1) / parts);
        tasks.add(() -> evaluator.correct(from, to));
      }
    }
    return tasks;
  }

  private List<Evaluation> evaluations(Patterns patterns, int[] active, List<Integer> counts) {
    Evaluation[] evaluations = new Evaluation[spec().replicas().size()];
    int parts = counts.size() / Math.max(1, active.length);
    for (int k = 0; k < active.length; k++) {
      int correct =
          counts.subList(k * parts, (k + 1) * parts).stream().mapToInt(Integer::intValue).sum();
      evaluations[active[k]] = new Evaluation(correct, patterns.size());
    }
    return Arrays.asList(evaluations);
  }

  @Override
  public void close() {
    super.close();
    prepared.clear();
  }
}
