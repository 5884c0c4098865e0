package org.synapticcaching.training;

import java.util.List;

/**
 * What became of one replica.
 *
 * @param samples every test, in order; the last one is the state at the end
 * @param ending why it ended
 */
public record TrainingResult(List<Sample> samples, Ending ending) {
  /** Why a run ended. */
  public enum Ending {
    /** It reached the accuracy asked for. */
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
    INTERRUPTED
  }

  public TrainingResult {
    samples = List.copyOf(samples);
  }

  /** The state at the end. */
  public Sample last() {
    return samples.get(samples.size() - 1);
  }

  /** Whether the run did what it was asked to. */
  public boolean success() {
    return ending == Ending.GOAL || ending == Ending.COMPLETED;
  }
}
