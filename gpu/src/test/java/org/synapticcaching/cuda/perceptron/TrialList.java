package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/** Every task under every spec; does something with each result, and may be cancelled. */
final class TrialList implements TrialQueue {
  private final List<PerceptronTrials> trials = new ArrayList<>();
  private final Map<PerceptronTrials, PerceptronResult[]> results = new HashMap<>();
  private Runnable atEach = () -> {};
  private int polled;
  private int completed;
  private boolean cancelled;

  TrialList(List<PerceptronSpec> specs, List<Supplier<PerceptronTask>> tasks) {
    for (Supplier<PerceptronTask> task : tasks) {
      // A supplier of its own, so that trials of one task differ from those of the same again.
      PerceptronTrials each = new PerceptronTrials(() -> task.get(), specs);
      trials.add(each);
      results.put(each, new PerceptronResult[specs.size()]);
    }
  }

  /** Does this at each result. */
  TrialList atEach(Runnable act) {
    atEach = act;
    return this;
  }

  /** From now on nothing is learned. */
  void cancel() {
    cancelled = true;
  }

  @Override
  public Optional<PerceptronTrials> poll() {
    return polled < trials.size() ? Optional.of(trials.get(polled++)) : Optional.empty();
  }

  @Override
  public void complete(PerceptronTrials of, int k, PerceptronResult result) {
    PerceptronResult[] each = results.get(of);
    if (each[k] != null) {
      throw new AssertionError("a trial is completed twice");
    }
    each[k] = result;
    completed++;
    atEach.run();
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  /** Results so far. */
  int completed() {
    return completed;
  }

  /** The result of task {@code t} under spec {@code k}; null while it is missing. */
  PerceptronResult result(int t, int k) {
    return results.get(trials.get(t))[k];
  }
}
