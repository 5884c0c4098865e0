package org.synapticcaching.figure.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Seconds that one core is expected to take for a point. */
  double seconds(Member member) {
    return seconds(member, slowness());
  }

  private static double seconds(Member member, double slowness) {
    return member.point().cost() * member.state().pace().secondsPerCost(slowness);
  }

  private double slowness() {
    return Pace.slowness(all.stream().map(FigureState::pace).toList());
  }

  /**
   * The job to be done first: the one expected to take longest, so that no core waits in the end.
   * Jobs of a moment are done figure by figure, so that figures are finished soon.
   */
  Optional<Job> first(Stream<Job> jobs) {
    double slowness = slowness();
    return jobs.map(job -> new Rank(job, seconds(job, slowness), place(job)))
        .max(Rank.ORDER)
        .map(Rank::job);
  }

  /** Seconds for all points of a job, one after another. */
  private static double seconds(Job job, double slowness) {
    return job.members().stream().mapToDouble(member -> seconds(member, slowness)).sum();
  }

  private int place(Job job) {
    return all.indexOf(job.members().get(0).state());
  }

  /**
   * What decides when a job is done.
   *
   * @param seconds that it is expected to take
   * @param place of its figure
   */
  private record Rank(Job job, double seconds, int place) {
    private static final double MOMENT = 1;

    static final Comparator<Rank> ORDER =
        Comparator.<Rank>comparingDouble(rank -> Math.max(MOMENT, rank.seconds))
            .thenComparing(Comparator.comparingInt(Rank::place).reversed())
            .thenComparingDouble(Rank::seconds);
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
        all.stream()
            .filter(FigureState::isBeingComputed)
            .map(state -> new Computing(state.figure().figure(), state.fraction()))
            .toList());
  }
}
