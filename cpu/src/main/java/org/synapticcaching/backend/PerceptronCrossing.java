package org.synapticcaching.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/** Hands out every task under every rule, in the order of the tasks, and keeps all results. */
final class PerceptronCrossing implements PerceptronFeed {
  private final List<PerceptronSpec> specs;
  private final List<Supplier<PerceptronTask>> tasks;
  private final PerceptronResult[][] results;
  private final Map<PerceptronRuns, Integer> handedOut = new IdentityHashMap<>();

  PerceptronCrossing(List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks) {
    this.specs = List.copyOf(specs);
    this.tasks = new ArrayList<>(tasks);
    this.results = new PerceptronResult[tasks.size()][specs.size()];
  }

  @Override
  public Optional<PerceptronRuns> next() {
    int task = handedOut.size();
    if (task == tasks.size() || specs.isEmpty()) {
      return Optional.empty();
    }
    PerceptronRuns runs = new PerceptronRuns(tasks.get(task), specs);
    handedOut.put(runs, task);
    return Optional.of(runs);
  }

  @Override
  public void finished(PerceptronRuns runs, int k, PerceptronResult result) {
    results[handedOut.get(runs)][k] = result;
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  /** {@code [task][spec]}, once all have been learned. */
  List<List<PerceptronResult>> results() {
    return Arrays.stream(results).map(List::of).toList();
  }
}
