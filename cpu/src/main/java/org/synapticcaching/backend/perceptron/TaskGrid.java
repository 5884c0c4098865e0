package org.synapticcaching.backend.perceptron;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/** Every task under every spec, in the order of the tasks; keeps all results. */
final class TaskGrid implements TrialQueue {
  private final List<PerceptronSpec> specs;
  private final List<Supplier<PerceptronTask>> tasks;

  /** {@code [task][spec]} */
  private final PerceptronResult[][] results;

  /** Index of the task of the trials polled so far. */
  private final Map<PerceptronTrials, Integer> polled = new IdentityHashMap<>();

  TaskGrid(List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks) {
    this.specs = List.copyOf(specs);
    this.tasks = List.copyOf(tasks);
    this.results = new PerceptronResult[tasks.size()][specs.size()];
  }

  @Override
  public Optional<PerceptronTrials> poll() {
    int task = polled.size();
    if (task == tasks.size() || specs.isEmpty()) {
      return Optional.empty();
    }
    PerceptronTrials trials = new PerceptronTrials(tasks.get(task), specs);
    polled.put(trials, task);
    return Optional.of(trials);
  }

  @Override
  public void complete(PerceptronTrials trials, int k, PerceptronResult result) {
    results[polled.get(trials)][k] = result;
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  /** {@code [task][spec]}, once all trials are complete. */
  List<List<PerceptronResult>> results() {
    return Arrays.stream(results).map(List::of).toList();
  }
}
