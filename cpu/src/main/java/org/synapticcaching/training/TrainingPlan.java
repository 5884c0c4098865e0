package org.synapticcaching.training;

import org.synapticcaching.model.Require;

/**
 * When a training run tests itself and when it ends.
 *
 * @param maxPresentations most presentations, >= 0
 * @param testEvery presentations between tests; 0 tests at epoch ends only. The end is always
 *     tested
 * @param goal test accuracy at which a replica stops, in (0, 1]; NaN for none
 * @param goalCheck which tests the goal is compared with
 * @param stopWhenStalled whether a replica stops at the end of an epoch whose accuracy is not above
 *     the least of the three epochs before it, from the fifth epoch on (the rule of the [LR20]
 *     scripts)
 */
public record TrainingPlan(
    long maxPresentations,
    int testEvery,
    double goal,
    GoalCheck goalCheck,
    boolean stopWhenStalled) {

  /** Which tests can end a run. */
  public enum GoalCheck {
    /** Every test: the run ends at the first accuracy >= goal. */
    EVERY_TEST,
    /** Those at the end of an epoch, with accuracy > goal, as in the [LR20] scripts. */
    EPOCH_END
  }

  public TrainingPlan {
    Require.atLeast("presentations", 0, maxPresentations);
    Require.atLeast("test interval", 0, testEvery);
    Require.that(!(goal <= 0) && !(goal > 1), "accuracy to reach must be in (0, 1], got %s", goal);
  }

  /**
   * Until a test reaches an accuracy.
   *
   * @param accuracy in (0, 1]; NaN to go on to the last presentation
   * @param maxPresentations after which the goal counts as missed, >= 0
   * @param testEvery presentations between tests; 0 tests at epoch ends only
   */
  public static TrainingPlan until(double accuracy, long maxPresentations, int testEvery) {
    return new TrainingPlan(maxPresentations, testEvery, accuracy, GoalCheck.EVERY_TEST, false);
  }

  /** This plan with another goal. */
  public TrainingPlan withGoal(double other) {
    return new TrainingPlan(maxPresentations, testEvery, other, goalCheck, stopWhenStalled);
  }
}
