package org.synapticcaching.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.broadcast.Broadcast;
import org.synapticcaching.elsewhere.NobodyComputes;

/**
 * Executors that have an order. Any thread may hand them portions, each of which is one task.
 *
 * @param jobs of Spark
 * @param side most portions at a time, those that wait for a core among them
 * @param order that they have
 * @param task computes a portion
 */
record SparkCrew(SparkJobs jobs, int side, Broadcast<Order> order, PortionTask task) {
  /**
   * Lets each executor see whether it could compute.
   *
   * @throws NobodyComputes when one could not, saying why
   */
  void check(BooleanSupplier cancelled) {
    jobs.run(jobs.onEachCore(0), new CheckTask(order), "look at data", cancelled)
        .forEach(SparkCrew::requireFit);
  }

  /**
   * Computes points, and returns when they are computed.
   *
   * @param together whether as one, where that is a question
   * @param finished receives those that are, also when others failed
   * @throws NobodyComputes when nothing can be computed any more
   * @throws IllegalStateException when some points failed
   */
  void compute(
      List<Portion.Named> points,
      boolean together,
      BooleanSupplier cancelled,
      Order.Finished finished) {
    Portion portion = new Portion(new ArrayList<>(points), together);
    for (Answer answer : jobs.run(List.of(portion), task, portion.words(), cancelled)) {
      requireFit(answer);
      answer
          .finished()
          .forEach(point -> finished.accept(point.place(), point.rows(), point.seconds()));
      if (!answer.failure().isEmpty()) {
        throw new IllegalStateException(answer.failure() + " (" + answer.where() + ")");
      }
    }
  }

  private static void requireFit(Answer answer) {
    if (!answer.refusal().isEmpty()) {
      throw new NobodyComputes(answer.where() + ": " + answer.refusal());
    }
  }
}
