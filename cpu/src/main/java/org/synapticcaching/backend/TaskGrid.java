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
final class TaskGrid implements TrialQueue {
  private final List<PerceptronSpec> specs;
  private final List<Supplier<PerceptronTask>> tasks;
  private final PerceptronResult[][] results;
  private final Map<PerceptronTrials, Integer> handedOut = new IdentityHashMap<>();

  TaskGrid(List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks) {
    this.specs = List.copyOf(specs);
    this.tasks = new ArrayList<>(tasks);
    this.results = new PerceptronResult[tasks.size()][specs.size()];
  }

  @Override
  public Optional<PerceptronTrials> next() {
    int task = handedOut.size();
    if (task == tasks.size() || specs.isEmpty()) {
      return Optional.empty();
    }
    PerceptronTrials runs = new PerceptronTrials(tasks.get(task), specs);
    handedOut.put(runs, task);
    return Optional.of(runs);
  }

  @Override
  public void finished(PerceptronTrials runs, int k, PerceptronResult result) {
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
