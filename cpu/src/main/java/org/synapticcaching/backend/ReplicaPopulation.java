package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.Replica;

/**
 * Networks side by side on the processor, each on one thread at a time, so that the number of
 * threads never changes a result.
 *
 * @param <I> patterns in the layout that the networks read
 * @param <R> one network
 */
public abstract class ReplicaPopulation<I, R extends ReplicaNetwork<I>> implements Population {
  private final PopulationChecks checks;
  private final List<R> networks;
  private final boolean[] active;
  private final ReplicaThreads threads;

  /**
   * Opens all networks, and the threads that they learn on.
   *
   * @param name of the threads
   * @param open draws a network's initial weights
   */
  protected ReplicaPopulation(PopulationSpec spec, String name, Function<Replica, R> open) {
    this.checks = new PopulationChecks(spec);
    this.networks = new ArrayList<>(spec.replicas().stream().map(open).toList());
    this.active = new boolean[networks.size()];
    Arrays.fill(active, true);
    this.threads = new ReplicaThreads(name, spec.threads());
  }

  /** Patterns in the layout that a network learns from; called on the population's thread. */
  protected abstract I inputs(Patterns patterns, R network);

  /** {@link #evaluate} for patterns that fit. */
  protected abstract List<Evaluation> evaluateActive(Patterns patterns);

  /**
   * {@link #beginEvaluation} for patterns that fit, by {@link #start}, on a population with more
   * than one thread. Not overridden by those that test nothing while networks learn.
   */
  protected Evaluation.Pending beginActive(Patterns patterns) {
    return Evaluation.Pending.finished(evaluateActive(patterns));
  }

  @Override
  public final PopulationSpec spec() {
    return checks.spec();
  }

  @Override
  public final void forward(Patterns patterns, int[] presented) {
    checks.presented(patterns, presented);
    forEachActive(
        r -> {
          R network = networks.get(r);
          I inputs = inputs(patterns, network);
          int index = presented[r];
          return () -> network.forward(inputs, index);
        });
  }

  @Override
  public final void backward() {
    checks.open();
    forEachActive(r -> networks.get(r)::backward);
  }

  @Override
  public final void consolidate() {
    checks.open();
    forEachActive(r -> networks.get(r)::consolidate);
  }

  @Override
  public final void train(Patterns patterns, int presentations) {
    checks.training(patterns, presentations);
    forEachActive(
        r -> {
          R network = networks.get(r);
          I inputs = inputs(patterns, network);
          return () -> network.train(inputs, presentations);
        });
  }

  /** Prepares the tasks of all active networks on the calling thread, then runs them. */
  private void forEachActive(IntFunction<Runnable> task) {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        tasks.add(Executors.callable(task.apply(r)));
      }
    }
    invoke(tasks);
  }

  /** Runs tasks on the population's threads; results are in the order of the tasks. */
  protected final <T> List<T> invoke(List<Callable<T>> tasks) {
    return threads.invoke(tasks);
  }

  @Override
  public final List<Evaluation> evaluate(Patterns patterns) {
    checks.patterns(patterns);
    return evaluateActive(patterns);
  }

  @Override
  public final Evaluation.Pending beginEvaluation(Patterns patterns) {
    checks.patterns(patterns);
    return spec().threads() == 1
        ? Evaluation.Pending.finished(evaluateActive(patterns))
        : beginActive(patterns);
  }

  /** Has tasks run as the population's threads become free; there is more than one. */
  protected final void start(List<? extends Runnable> tasks) {
    threads.start(tasks);
  }

  /** Indices of the active replicas, ascending. */
  protected final int[] active() {
    return IntStream.range(0, active.length).filter(r -> active[r]).toArray();
  }

  @Override
  public final float[] outputs(int replica) {
    return network(replica).outputs();
  }

  @Override
  public final long presentations(int replica) {
    return network(replica).presentations();
  }

  @Override
  public final void setActive(int replica, boolean on) {
    checks.replica(replica);
    active[replica] = on;
  }

  @Override
  public final boolean isActive(int replica) {
    checks.replica(replica);
    return active[replica];
  }

  @Override
  public final double[] thresholds(int replica) {
    return network(replica).thresholds();
  }

  @Override
  public final EnergyLedger ledger(int replica) {
    return network(replica).ledger();
  }

  @Override
  public final float[] weights(int replica, int layer, WeightPart part) {
    return readable(replica, layer).weights(layer, part);
  }

  @Override
  public final void setWeights(int replica, int layer, WeightPart part, float[] values) {
    checks.weights(replica, layer, part, values);
    networks.get(replica).setWeights(layer, part, values);
  }

  /** A network of which one part of one weight matrix may be read. */
  protected final R readable(int replica, int layer) {
    checks.layer(replica, layer);
    return networks.get(replica);
  }

  /** A network of which one part of one weight matrix may be overwritten with these values. */
  protected final R writable(int replica, int layer, WeightPart part, double[] values) {
    checks.weights(replica, layer, part, values);
    return networks.get(replica);
  }

  /** One of the networks of an open population. */
  protected final R network(int replica) {
    checks.replica(replica);
    return networks.get(replica);
  }

  @Override
  public void close() {
    checks.close();
    networks.clear();
    threads.close();
  }
}
