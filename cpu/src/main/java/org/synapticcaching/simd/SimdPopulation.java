package org.synapticcaching.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.EnergyLedger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;

/** Networks side by side, each on one thread at a time, so that threads never change a result. */
final class SimdPopulation implements Population {
  private final PopulationSpec spec;
  private final List<SimdReplica> replicas = new ArrayList<>();
  private final boolean[] active;
  private final ExecutorService threads;

  /** The data sets seen last: one for training, one for tests, each in at most two forms. */
  private final List<ActiveInputs> prepared = new ArrayList<>();

  private boolean closed;

  SimdPopulation(PopulationSpec spec) {
    this.spec = spec;
    spec.replicas().forEach(replica -> replicas.add(new SimdReplica(spec.network(), replica)));
    this.active = new boolean[replicas.size()];
    java.util.Arrays.fill(active, true);
    this.threads =
        spec.threads() == 1
            ? null
            : Executors.newFixedThreadPool(
                spec.threads(),
                task -> {
                  Thread thread = new Thread(task, "simd-population");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  @Override
  public PopulationSpec spec() {
    return spec;
  }

  @Override
  public void forward(Patterns patterns, int[] presented) {
    ActiveInputs[] inputs = prepareEach(patterns);
    if (presented.length != replicas.size()) {
      throw new IllegalArgumentException(
          "forward: expected one pattern index per replica ("
              + replicas.size()
              + "), got "
              + presented.length);
    }
    for (int r = 0; r < presented.length; r++) {
      if (presented[r] < 0 || presented[r] >= patterns.size()) {
        throw new IllegalArgumentException(
            "forward: pattern index " + presented[r] + " is outside 0.." + (patterns.size() - 1));
      }
    }
    forEachActive(r -> replicas.get(r).forward(inputs[r], presented[r]));
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
    if (presentations < 0) {
      throw new IllegalArgumentException("train: presentations must be >= 0, got " + presentations);
    }
    ActiveInputs[] inputs = prepareEach(patterns);
    forEachActive(r -> replicas.get(r).train(inputs[r], presentations));
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    check(patterns);
    ActiveInputs inputs = prepare(patterns, true);
    List<Evaluation> evaluations = new ArrayList<>();
    List<Callable<Integer>> tasks = new ArrayList<>();
    int size = patterns.size();
    int parts = threads == null ? 1 : Math.max(1, spec.threads() / activeCount());
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        Evaluator evaluator = replicas.get(r).evaluator(inputs);
        for (int part = 0; part < parts; part++) {
          int from = (int) ((long) size * part / parts);
          int to = (int) ((long) size * (part + 1) / parts);
          tasks.add(() -> evaluator.correct(from, to));
        }
      }
    }
    List<Integer> counts = invoke(tasks);
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

  /** What is done with one replica. */
  private interface ReplicaTask {
    void run(int replica);
  }

  private void forEachActive(ReplicaTask task) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        int replica = r;
        tasks.add(
            () -> {
              task.run(replica);
              return replica;
            });
      }
    }
    invoke(tasks);
  }

  private <T> List<T> invoke(List<Callable<T>> tasks) {
    List<T> results = new ArrayList<>();
    try {
      if (threads == null || tasks.size() == 1) {
        for (Callable<T> task : tasks) {
          results.add(task.call());
        }
        return results;
      }
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while networks were learning", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ActiveInputs prepare(Patterns patterns, boolean shareBackground) {
    boolean share = shareBackground && patterns.background() != 0;
    for (ActiveInputs each : prepared) {
      if (each.patterns() == patterns && each.sharing == share) {
        return each;
      }
    }
    if (prepared.size() == 4) {
      prepared.remove(0);
    }
    ActiveInputs inputs = new ActiveInputs(patterns, spec.network().bias(), share);
    prepared.add(inputs);
    return inputs;
  }

  /** The form of the patterns that each replica learns from; null for those not active. */
  private ActiveInputs[] prepareEach(Patterns patterns) {
    check(patterns);
    ActiveInputs[] inputs = new ActiveInputs[replicas.size()];
    for (int r = 0; r < inputs.length; r++) {
      if (active[r]) {
        inputs[r] = prepare(patterns, replicas.get(r).canShareBackground());
      }
    }
    return inputs;
  }

  private void check(Patterns patterns) {
    requireOpen();
    Network network = spec.network();
    if (patterns.inputs() != network.inputs() || patterns.classes() > network.outputs()) {
      throw new IllegalArgumentException(
          "patterns have "
              + patterns.inputs()
              + " inputs and "
              + patterns.classes()
              + " classes; the network expects "
              + network.inputs()
              + " inputs and at most "
              + network.outputs()
              + " classes");
    }
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
    layer(layer);
    return replica(replica).weights(layer, part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    LayerShape shape = layer(layer);
    if (part == WeightPart.TOTAL) {
      throw new IllegalArgumentException("setWeights: the total can be read only");
    }
    if (values.length != shape.length()) {
      throw new IllegalArgumentException(
          "setWeights: "
              + shape.name()
              + " expected "
              + shape.post()
              + " x "
              + shape.pre()
              + " = "
              + shape.length()
              + " values, got "
              + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "setWeights: " + shape.name() + " has " + values[i] + " at index " + i);
      }
    }
    replica(replica).setWeights(layer, part, values);
  }

  private SimdReplica replica(int replica) {
    requireOpen();
    if (replica < 0 || replica >= replicas.size()) {
      throw new IndexOutOfBoundsException(
          "replica " + replica + " is outside 0.." + (replicas.size() - 1));
    }
    return replicas.get(replica);
  }

  private LayerShape layer(int layer) {
    List<LayerShape> layers = spec.network().layers();
    if (layer < 0 || layer >= layers.size()) {
      throw new IndexOutOfBoundsException(
          "layer " + layer + " is outside 0.." + (layers.size() - 1));
    }
    return layers.get(layer);
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
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
