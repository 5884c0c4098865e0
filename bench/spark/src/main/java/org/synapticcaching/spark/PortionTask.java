package org.synapticcaching.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.synapticcaching.backend.Backend;

/**
 * A task that computes a portion.
 *
 * @param order about the work
 * @param done counts finished points, for Spark's own display
 */
record PortionTask(Broadcast<Order> order, LongAccumulator done)
    implements Function<Portion, Answer> {
  @Override
  public Answer call(Portion portion) {
    String where = Here.where();
    ArrayList<Answer.Point> finished = new ArrayList<>();
    try {
      Order.Work work = order.value().read(portion);
      Optional<Backend> seat = work.backend().map(Here::seat);
      requireSameNumbers(work.backend(), seat);
      TaskContext context = TaskContext.get();
      work.compute(
          seat,
          context::isInterrupted,
          (place, rows, seconds) -> {
            finished.add(new Answer.Point(place, new ArrayList<>(rows), seconds));
            done.add(1);
          });
      return new Answer(where, "", "", finished);
    } catch (Order.Refusal refusal) {
      return Answer.refused(where, refusal.getMessage());
    } catch (IOException | RuntimeException | LinkageError problem) {
      return new Answer(where, "", Here.words(problem), finished);
    }
  }

  private static void requireSameNumbers(Optional<Backend> planned, Optional<Backend> seat) {
    if (!planned.map(Backend::numerics).equals(seat.map(Backend::numerics))) {
      throw new Order.Refusal(
          "its cards are of several kinds, whose last digits may differ (%s; %s); leave some out"
              .formatted(
                  planned.orElseThrow().numerics().words(), seat.orElseThrow().numerics().words()));
    }
  }
}
