package org.synapticcaching.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.training.TrainingPlan;

/**
 * What {@link ScheduleOptions} say.
 *
 * @param presentations most presentations; empty when epochs count
 * @param epochs most epochs, when presentations are empty
 * @param goal test accuracy to stop at, NaN for none
 * @param testEvery presentations between tests, 0 for epoch ends only
 * @param order of patterns, unless there is a file
 * @param orderFile lists the order
 */
public record ScheduleSettings(
    OptionalLong presentations,
    long epochs,
    double goal,
    int testEvery,
    PresentationOrder.Kind order,
    Optional<Path> orderFile) {

  /**
   * The plan for a training set of so many patterns.
   *
   * @throws UsageException when there would be more presentations than can be counted
   */
  public TrainingPlan plan(int patterns) {
    long most;
    try {
      most = presentations.orElseGet(() -> Math.multiplyExact(epochs, (long) patterns));
    } catch (ArithmeticException overflow) {
      throw new UsageException("--epochs " + epochs + " is more than can be counted");
    }
    return new TrainingPlan(most, testEvery, goal, TrainingPlan.GoalCheck.EVERY_TEST, false);
  }

  /** Every option with its value, as the summary lists them. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("presentations", presentations.isPresent() ? presentations.getAsLong() : null);
    map.put("epochs", presentations.isPresent() ? null : epochs);
    map.put("until-accuracy", Double.isNaN(goal) ? null : goal);
    map.put("test-every", testEvery);
    map.put("order", orderFile.isPresent() ? null : order.id());
    map.put("order-file", orderFile.map(Path::toString).orElse(null));
    return map;
  }
}
