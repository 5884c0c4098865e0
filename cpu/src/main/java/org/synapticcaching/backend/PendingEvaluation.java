package org.synapticcaching.backend;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * A test of networks as they were when it began, which may still be going on while they learn. To
 * be used by the thread that uses the population.
 */
public final class PendingEvaluation {
  private final List<FutureTask<Integer>> parts;
  private final Function<List<Integer>, List<Evaluation>> result;

  /**
   * A test that has begun.
   *
   * @param parts count right answers; whoever comes first runs them
   * @param result what all counts, in the order of the parts, amount to
   */
  public PendingEvaluation(
      List<FutureTask<Integer>> parts, Function<List<Integer>, List<Evaluation>> result) {
    this.parts = List.copyOf(parts);
    this.result = result;
  }

  /** A test that is finished. */
  public static PendingEvaluation finished(List<Evaluation> result) {
    return new PendingEvaluation(List.of(), none -> result);
  }

  /** Whether nothing is left to be waited for. */
  public boolean isDone() {
    return parts.stream().allMatch(FutureTask::isDone);
  }

  /**
   * Does what nobody has begun, and waits for the rest.
   *
   * @return one per replica; null for replicas that were not active
   * @throws IllegalStateException when the calling thread is interrupted; it stays interrupted
   */
  public List<Evaluation> finish() {
    for (int k = parts.size() - 1; k >= 0 && !Thread.currentThread().isInterrupted(); k--) {
      // From the other end: the threads of the population begin with the first.
      parts.get(k).run();
    }
    return result.apply(
        parts.stream().map(part -> Futures.await(part, "networks were tested")).toList());
  }
}
