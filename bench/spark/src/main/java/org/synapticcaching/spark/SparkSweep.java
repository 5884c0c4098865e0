package org.synapticcaching.spark;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.synapticcaching.figure.run.NobodyComputes;
import org.synapticcaching.sweep.Elsewhere;
import org.synapticcaching.sweep.RunGroup;
import org.synapticcaching.sweep.SweepPoint;

/** Executors that learn the points of a sweep, those of each call in one task. */
final class SparkSweep implements Elsewhere {
  private final SparkJobs jobs;
  private final int side;
  private final SweepTask check;
  private final SweepTask learn;
  private final AtomicBoolean checked = new AtomicBoolean();

  /**
   * None has been told yet.
   *
   * @param side most tasks at a time, those that wait for a core among them
   * @param check sees whether an executor could learn a portion
   * @param learn learns it
   */
  SparkSweep(SparkJobs jobs, int side, SweepTask check, SweepTask learn) {
    this.jobs = jobs;
    this.side = side;
    this.check = check;
    this.learn = learn;
  }

  @Override
  public int side() {
    return side;
  }

  @Override
  public int parts() {
    return jobs.slots();
  }

  @Override
  public void learn(List<SweepPoint> points, BooleanSupplier cancelled, RunGroup.Learned learned) {
    Portion portion = Portion.of(points);
    checkOnce(portion, cancelled);
    List<Answer> answers = jobs.run(List.of(portion), learn, name(points), cancelled);
    for (Answer answer : answers) {
      requireFit(answer);
      answer.learned().forEach(each -> learned.accept(each.place(), each.row()));
      if (!answer.failure().isEmpty()) {
        throw new IllegalStateException(answer.failure() + " (" + answer.where() + ")");
      }
    }
  }

  /** Before the first points are learned, those of all executors are read. */
  private synchronized void checkOnce(Portion portion, BooleanSupplier cancelled) {
    if (!checked.getAndSet(true)) {
      jobs.run(jobs.onEachCore(portion), check, "check of executors", cancelled)
          .forEach(SparkSweep::requireFit);
    }
  }

  private static void requireFit(Answer answer) {
    if (!answer.refusal().isEmpty()) {
      throw new NobodyComputes(answer.where() + ": " + answer.refusal());
    }
  }

  private static String name(List<SweepPoint> points) {
    long first = points.get(0).index() + 1;
    return points.size() == 1
        ? "point " + first
        : "point %d and %d others".formatted(first, points.size() - 1);
  }
}
