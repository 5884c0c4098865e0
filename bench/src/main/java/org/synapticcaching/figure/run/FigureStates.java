package org.synapticcaching.figure.run;

import java.util.List;
import org.synapticcaching.figure.run.Job.Member;
import org.synapticcaching.figure.run.QueueProgress.Computing;

/**
 * All figures of a queue, with what is expected of the time that they take. Not thread-safe; the
 * queue guards it.
 *
 * @param all in the order in which the user named them
 */
record FigureStates(List<FigureState> all) {
  FigureStates {
    all = List.copyOf(all);
  }

  static FigureStates of(List<FigurePoints> figures) {
    return new FigureStates(figures.stream().map(FigureState::new).toList());
  }

  /** Seconds that one core is expected to take for all points of a job, one after another. */
  double seconds(Job job) {
    return job.members().stream().mapToDouble(this::seconds).sum();
  }

  /** Seconds that one core is expected to take for a point. */
  double seconds(Member member) {
    return member.point().cost() * member.state().pace().secondsPerCost(slowness());
  }

  private double slowness() {
    return Pace.slowness(all.stream().map(FigureState::pace).toList());
  }

  /** How far all of them are. */
  QueueProgress progress() {
    double slowness = slowness();
    double done = 0;
    double toDo = 0;
    int finished = 0;
    int points = 0;
    for (FigureState state : all) {
      double secondsPerCost = state.pace().secondsPerCost(slowness);
      done += state.costDone() * secondsPerCost;
      toDo += state.costToDo() * secondsPerCost;
      finished += state.finished();
      points += state.figure().points().size();
    }
    return new QueueProgress(
        toDo > 0 ? Math.min(1, done / toDo) : 1,
        finished,
        points,
        (int) all.stream().filter(FigureState::isTold).count(),
        all.size(),
        all.stream()
            .filter(FigureState::isBeingComputed)
            .map(state -> new Computing(state.figure().figure(), state.fraction()))
            .toList());
  }
}
