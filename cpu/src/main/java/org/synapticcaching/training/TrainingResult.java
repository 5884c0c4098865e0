package org.synapticcaching.training;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.model.Named;

/**
 * The tests of one replica, and why its run ended.
 *
 * @param samples every test, in order; the last one is the state at the end
 * @param ending why it ended
 */
public record TrainingResult(List<Sample> samples, Ending ending) {
  /** Why a run ended. */
  public enum Ending implements Named {
    /** It reached the accuracy that was its goal. */
    GOAL,
    /** It had no goal and did all its presentations. */
    COMPLETED,
    /** It did all its presentations without reaching the goal. */
    GOAL_NOT_REACHED,
    /** Accuracy no longer rose. */
    STALLED,
    /** Weights or energies are no longer finite. */
    DIVERGED,
    /** The user stopped it. */
    INTERRUPTED;

    /** Whether the run reached its goal, or had none and did all its presentations. */
    public boolean success() {
      return this == GOAL || this == COMPLETED;
    }
  }

  public TrainingResult {
    samples = List.copyOf(samples);
  }

  /** The state at the end. */
  public Sample last() {
    return samples.get(samples.size() - 1);
  }

  /** Whether the run reached its goal, or had none and did all its presentations. */
  public boolean success() {
    return ending.success();
  }

  /** The first test with at least this accuracy, if there is one. */
  public Optional<Sample> first(double accuracy) {
    return samples.stream().filter(sample -> sample.accuracy() >= accuracy).findFirst();
  }

  /**
   * What the same run would have given with a lower goal that every test is compared with: the
   * tests up to the first that reaches it.
   *
   * @param goal accuracy, fraction right
   * @return this where no test reaches it
   */
  public TrainingResult until(double goal) {
    return first(goal)
        .map(end -> new TrainingResult(samples.subList(0, samples.indexOf(end) + 1), Ending.GOAL))
        .orElse(this);
  }
}
