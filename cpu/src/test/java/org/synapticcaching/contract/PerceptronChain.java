package org.synapticcaching.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.perceptron.PerceptronTrials;
import org.synapticcaching.backend.perceptron.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/** One task; its result under each spec queues another task under that spec. */
final class PerceptronChain implements TrialQueue {
  private final List<PerceptronSpec> specs;
  private final int stopAfter;
  private final Deque<PerceptronTrials> next = new ArrayDeque<>();
  private final Map<PerceptronSpec, PerceptronResult> first = new HashMap<>();
  private final Map<PerceptronSpec, PerceptronResult> second = new HashMap<>();

  /**
   * Queues the first task.
   *
   * @param stopAfter results
   */
  PerceptronChain(List<PerceptronSpec> specs, int stopAfter) {
    this.specs = specs;
    this.stopAfter = stopAfter;
    next.add(new PerceptronTrials(() -> task(0), specs));
  }

  static PerceptronTask task(int k) {
    return PerceptronTask.random(20, 25, k);
  }

  @Override
  public Optional<PerceptronTrials> poll() {
    return Optional.ofNullable(next.poll());
  }

  @Override
  public void complete(PerceptronTrials trials, int k, PerceptronResult result) {
    PerceptronSpec spec = trials.specs().get(k);
    if (trials.specs().size() == 1) {
      second.put(spec, result);
      return;
    }
    first.put(spec, result);
    next.add(new PerceptronTrials(() -> task(1 + specs.indexOf(spec)), List.of(spec)));
  }

  @Override
  public boolean cancelled() {
    return results() >= stopAfter;
  }

  /** Number of results. */
  int results() {
    return first.size() + second.size();
  }

  /** Results of the first and of the second task under a spec. */
  List<PerceptronResult> of(PerceptronSpec spec) {
    return List.of(first.get(spec), second.get(spec));
  }
}
