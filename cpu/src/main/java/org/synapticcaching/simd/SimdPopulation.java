package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationArguments;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaThreads;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.EnergyLedger;

/** Networks side by side, each on one thread at a time, so that threads never change a result. */
final class SimdPopulation implements Population {
  /** Two data sets, for training and for tests, each in at most two forms. */
  private static final int MOST_PREPARED = 4;

  private final PopulationArguments arguments;
  private final List<SimdReplica> replicas = new ArrayList<>();
  private final boolean[] active;
  private final ReplicaThreads threads;

  /** The data sets seen last. */
  private final List<SparseInputs> prepared = new ArrayList<>();

  private boolean closed;

  SimdPopulation(PopulationSpec spec) {
    this.arguments = new PopulationArguments(spec);
    spec.replicas().forEach(replica -> replicas.add(new SimdReplica(spec.network(), replica)));
    this.active = new boolean[replicas.size()];
    Arrays.fill(active, true);
    this.threads = new ReplicaThreads("simd-population", spec.threads());
  }

  @Override
  public PopulationSpec spec() {
    return arguments.spec();
  }

  @Override
  public void forward(Patterns patterns, int[] presented) {
    requireOpen();
    arguments.checkPresented(patterns, presented);
    int[] indices = presented.clone();
    SparseInputs[] inputs = prepareEach(patterns);
    forEachActive(r -> replicas.get(r).forward(inputs[r], indices[r]));
  }

  @Override
  public void backward() {
    requireOpen();
    forEachActive(r -> replicas.get(r).backward());
  }

  @Override
  public void consolidate() {
    requireOpen();
    forEachActive(r -> replicas.get(r).consolidate());
  }

  @Override
  public void train(Patterns patterns, int presentations) {
    requireOpen();
    arguments.checkPatterns(patterns);
    arguments.checkPresentations(presentations);
    SparseInputs[] inputs = prepareEach(patterns);
    forEachActive(r -> replicas.get(r).train(inputs[r], presentations));
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    requireOpen();
    arguments.checkPatterns(patterns);
    SparseInputs inputs = prepare(patterns, true);
    List<Evaluation> evaluations = new ArrayList<>();
    List<Callable<Integer>> tasks = new ArrayList<>();
    int size = patterns.size();
    int parts = Math.max(1, spec().threads() / activeCount());
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        SimdEvaluator evaluator = replicas.get(r).evaluator(inputs);
        for (int part = 0; part < parts; part++) {
          int from = (int) ((long) size * part / parts);
          int to = (int) ((long) size * (part + 1) / parts);
          tasks.add(() -> evaluator.correct(from, to));
        }
      }
    }
    List<Integer> counts = threads.invoke(tasks);
    int next = 0;
    for (boolean each : active) {
      int correct = 0;
      for (int part = 0; each && part < parts; part++) {
        correct += counts.get(next++);
      }
      evaluations.add(each ? new Evaluation(correct, size) : null);
    }
    return evaluations;
  }

  private int activeCount() {
    int count = 0;
    for (boolean each : active) {
      count += each ? 1 : 0;
    }
    return Math.max(1, count);
  }

  private void forEachActive(IntConsumer task) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        int replica = r;
        tasks.add(
            () -> {
              task.accept(replica);
              return null;
            });
      }
    }
    threads.invoke(tasks);
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

  /** The form of the patterns that each replica learns from; null for those not active. */
  private SparseInputs[] prepareEach(Patterns patterns) {
    SparseInputs[] inputs = new SparseInputs[replicas.size()];
    for (int r = 0; r < inputs.length; r++) {
      if (active[r]) {
        inputs[r] = prepare(patterns, replicas.get(r).canShareBackground());
      }
    }
    return inputs;
  }

  @Override
  public float[] outputs(int replica) {
    return replica(replica).outputs();
  }

  @Override
  public long presentations(int replica) {
    return replica(replica).presentations();
  }

  @Override
  public void setActive(int replica, boolean on) {
    replica(replica);
    active[replica] = on;
  }

  @Override
  public boolean isActive(int replica) {
    replica(replica);
    return active[replica];
  }

  @Override
  public EnergyLedger ledger(int replica) {
    return replica(replica).ledger();
  }

  @Override
  public float[] weights(int replica, int layer, WeightPart part) {
    SimdReplica one = replica(replica);
    arguments.checkLayer(layer);
    return one.weights(layer, part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    SimdReplica one = replica(replica);
    arguments.checkWeights(layer, part, values);
    one.setWeights(layer, part, values);
  }

  private SimdReplica replica(int replica) {
    requireOpen();
    arguments.checkReplica(replica);
    return replicas.get(replica);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this population is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    replicas.clear();
    prepared.clear();
    threads.close();
  }
}
