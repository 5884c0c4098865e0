package org.synapticcaching.backend;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.synapticcaching.concurrent.Futures;

/**
 * The accuracy of one replica on a set of patterns. Its answer is the largest output, the first one
 * on a tie; a NaN output makes the answer wrong.
 *
 * @param correct number of patterns with the right answer
 * @param total number of patterns, >= 1
 */
public record Evaluation(int correct, int total) {
  /** {@code correct / total}, 0 to 1. */
  public double accuracy() {
    return (double) correct / total;
  }

  /**
   * The answer that a network's outputs give.
   *
   * @param outputs activities of the output units; not modified
   * @return the first largest output, or -1 when one is NaN
   */
  public static int answer(double[] outputs) {
    int answer = 0;
    for (int k = 0; k < outputs.length; k++) {
      if (Double.isNaN(outputs[k])) {
        return -1;
      }
      if (outputs[k] > outputs[answer]) {
        answer = k;
      }
    }
    return answer;
  }

  /**
   * A test of networks as they were when it began, which may still be going on while they learn. To
   * be used by the thread that uses the population.
   */
  public static final class Pending {
    private final List<FutureTask<Integer>> parts;
    private final Function<List<Integer>, List<Evaluation>> result;

    /**
     * A test that has begun.
     *
     * @param parts count right answers; whoever comes first runs them
     * @param result what all counts, in the order of the parts, amount to
     */
    public Pending(
        List<FutureTask<Integer>> parts, Function<List<Integer>, List<Evaluation>> result) {
      this.parts = List.copyOf(parts);
      this.result = result;
    }

    /** A test that is finished. */
    public static Pending finished(List<Evaluation> result) {
      return new Pending(List.of(), none -> result);
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
}
