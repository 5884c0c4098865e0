package org.synapticcaching.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.sweep.RunGroup;
import org.synapticcaching.sweep.SweepPoint;
import org.synapticcaching.sweep.SweepRun;

/**
 * A task that learns points of a sweep.
 *
 * @param order about the sweep
 * @param done counts points that have ended, for Spark's own display
 * @param learns whether they are learned; else it is only seen whether they could be
 */
record SweepTask(Broadcast<SweepOrder> order, LongAccumulator done, boolean learns)
    implements Function<Portion, Answer> {
  @Override
  public Answer call(Portion portion) {
    String where = Task.where();
    ArrayList<Answer.Learned> learned = new ArrayList<>();
    try {
      List<SweepPoint> points = order.value().points(portion);
      RunGroup group = points.get(0).run().group();
      Backend seat = Task.seat(group.backend());
      if (!seat.numerics().equals(group.backend().numerics())) {
        return Answer.refused(
            where,
            "its cards are of several kinds, whose last digits may differ (%s; %s); leave some out"
                .formatted(group.backend().numerics().words(), seat.numerics().words()));
      }
      if (learns) {
        List<SweepRun> runs = points.stream().map(SweepPoint::run).toList();
        TaskContext context = TaskContext.get();
        group.learn(
            runs,
            seat,
            context::isInterrupted,
            (run, row) -> {
              learned.add(new Answer.Learned(run, row));
              done.add(1);
            });
      }
      return new Answer(where, "", "", learned);
    } catch (SweepOrder.Refusal refusal) {
      return Answer.refused(where, refusal.getMessage());
    } catch (RuntimeException | LinkageError problem) {
      return new Answer(where, "", Task.words(problem), learned);
    }
  }
}
