package org.synapticcaching.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.PerceptronTrials;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/** One task; what comes of it under each rule asks for another task under the same rule. */
final class PerceptronChain implements TrialQueue {
  private final List<PerceptronSpec> specs;
  private final int stopAfter;
  private final Deque<PerceptronTrials> next = new ArrayDeque<>();
  private final Map<PerceptronSpec, PerceptronResult> first = new HashMap<>();
  private final Map<PerceptronSpec, PerceptronResult> second = new HashMap<>();

  /**
   * Nothing handed out yet.
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
  public Optional<PerceptronTrials> next() {
    return Optional.ofNullable(next.poll());
  }

  @Override
  public void finished(PerceptronTrials runs, int k, PerceptronResult result) {
    PerceptronSpec spec = runs.specs().get(k);
    if (runs.specs().size() == 1) {
      second.put(spec, result);
      return;
    }
    first.put(spec, result);
    next.add(new PerceptronTrials(() -> task(1 + specs.indexOf(spec)), List.of(spec)));
  }

  @Override
  public boolean cancelled() {
    return told() >= stopAfter;
  }

  /** Number of results. */
  int told() {
    return first.size() + second.size();
  }

  /** What came of the first task under a rule, and then of the second. */
  List<PerceptronResult> of(PerceptronSpec spec) {
    return List.of(first.get(spec), second.get(spec));
  }
}
