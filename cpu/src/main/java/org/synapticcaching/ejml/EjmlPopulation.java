package org.synapticcaching.ejml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationArguments;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaThreads;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.EnergyLedger;

/** Networks side by side, each on one thread at a time. */
final class EjmlPopulation implements Population {
  private final PopulationArguments arguments;
  private final List<EjmlReplica> replicas = new ArrayList<>();
  private final boolean[] active;
  private final ReplicaThreads threads;
  private boolean closed;

  EjmlPopulation(PopulationSpec spec) {
    this.arguments = new PopulationArguments(spec);
    spec.replicas().forEach(replica -> replicas.add(new EjmlReplica(spec.network(), replica)));
    this.active = new boolean[replicas.size()];
    Arrays.fill(active, true);
    this.threads = new ReplicaThreads("ejml-population", spec.threads());
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
    forEachActive(r -> replicas.get(r).forward(patterns, indices[r]));
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
    forEachActive(r -> replicas.get(r).train(patterns, presentations));
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    requireOpen();
    arguments.checkPatterns(patterns);
    Evaluation[] evaluations = new Evaluation[active.length];
    forEachActive(r -> evaluations[r] = replicas.get(r).evaluate(patterns));
    return Arrays.asList(evaluations);
  }

  private void forEachActive(Consumer<Integer> task) {
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

  @Override
  public float[] outputs(int replica) {
    return narrowed(exactOutputs(replica));
  }

  /** The same in full precision; a copy. */
  double[] exactOutputs(int replica) {
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
    return narrowed(exactWeights(replica, layer, part));
  }

  /** The same in full precision; a copy. */
  double[] exactWeights(int replica, int layer, WeightPart part) {
    EjmlReplica one = replica(replica);
    arguments.checkLayer(layer);
    return one.layer(layer).read(part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    EjmlReplica one = replica(replica);
    arguments.checkWeights(layer, part, values);
    one.layer(layer).write(part, values);
  }

  private EjmlReplica replica(int replica) {
    requireOpen();
    arguments.checkReplica(replica);
    return replicas.get(replica);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this population is closed");
    }
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  @Override
  public void close() {
    closed = true;
    replicas.clear();
    threads.close();
  }
}
