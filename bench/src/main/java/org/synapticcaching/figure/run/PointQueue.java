package org.synapticcaching.figure.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.synapticcaching.elsewhere.NobodyComputes;
import org.synapticcaching.figure.run.Job.Member;
import org.synapticcaching.figure.run.SavedPoints.Finished;
import org.synapticcaching.search.MemoizedRuns;

/**
 * Computes the points of figures side by side, those that take longest first whatever their figure,
 * each on one thread and independent of the others, so that results depend neither on the number of
 * threads nor on the order; on a device, those that can share a population together, and on several
 * cards of one kind a population on each. Finished points are saved at once. Runs that points of
 * several figures need are made once, where points ask for them by {@link PointContext#once}. A
 * figure of which something fails is given up; the others go on.
 */
public final class PointQueue {
  private final int threads;
  private final MemoryGate memory;
  private final CardDealer cards;
  private final boolean fresh;
  private final BooleanSupplier userStop;
  private final Watcher watcher;
  private final Optional<PointWork.Elsewhere> elsewhere;
  private final List<Job> waiting = new ArrayList<>();
  private final Map<Object, MemoizedRuns<Object, Object>> shared = new ConcurrentHashMap<>();
  private final Object completion = new Object();
  private final AtomicBoolean begun = new AtomicBoolean();
  private FigureStates figures;
  private volatile boolean givenUp;

  /** Learns what becomes of the queue. */
  public interface Watcher {
    /** Something was computed; called often, by any thread, one at a time. */
    void advanced(QueueProgress progress);

    /**
     * All points of a figure are finished; called once at most, one figure at a time, while others
     * may still be computed.
     *
     * @throws IOException when what is to be done with them fails, as {@link Outcome#failure} tells
     */
    default void completed(FigurePoints figure, Outcome outcome) throws IOException {}

    /** A figure is given up, for the reason that its outcome will tell; called once at most. */
    default void failed(FigurePoints figure, Exception reason) {}
  }

  /**
   * A queue.
   *
   * @param threads most points side by side
   * @param memory bytes that the points side by side may use together
   * @param fresh whether to compute everything anew, whatever is saved
   * @param userStop whether to stop
   */
  public PointQueue(
      int threads, long memory, boolean fresh, BooleanSupplier userStop, Watcher watcher) {
    this(threads, new MemoryGate(memory), fresh, userStop, watcher, Optional.empty());
  }

  private PointQueue(
      int threads,
      MemoryGate memory,
      boolean fresh,
      BooleanSupplier userStop,
      Watcher watcher,
      Optional<PointWork.Elsewhere> elsewhere) {
    this.threads = threads;
    this.memory = memory;
    this.cards = new CardDealer(threads);
    this.fresh = fresh;
    this.userStop = userStop;
    this.watcher = watcher;
    this.elsewhere = elsewhere;
  }

  /** A queue whose points other machines compute. */
  public static PointQueue of(
      PointWork.Elsewhere there, boolean fresh, BooleanSupplier userStop, Watcher watcher) {
    MemoryGate memory = MemoryGate.forEach(there.memory());
    return new PointQueue(there.side(), memory, fresh, userStop, watcher, Optional.of(there));
  }

  /**
   * Computes what is not saved yet. To be called once.
   *
   * @return one outcome for each figure, in their order
   */
  public List<Outcome> run(List<FigurePoints> all) {
    List<Member> todo = new ArrayList<>();
    figures = FigureStates.of(all);
    figures.all().forEach(state -> todo.addAll(prepare(state)));
    todo.sort(Comparator.<Member>comparingDouble(figures::seconds).reversed());
    waiting.addAll(
        Job.of(todo, memory, figures::seconds, member -> cards.cards(environment(member))));
    int side = todo.stream().mapToInt(member -> cards.cards(environment(member))).max().orElse(1);
    Workers.run(
        Math.max(1, Math.min(Math.max(threads, side), waiting.size())), this::work, this::giveUp);
    return figures.all().stream().map(FigureState::outcome).toList();
  }

  private static FigureEnvironment environment(Member member) {
    return member.state().figure().environment();
  }

  /** Before anything is computed, which may take hours: what of it can be computed and saved. */
  private List<Member> prepare(FigureState state) {
    try {
      List<Member> todo =
          state.load(fresh).stream().map(point -> new Member(state, point)).toList();
      for (Member member : todo) {
        Job.need(List.of(member))
            .ifPresent(need -> memory.require("run " + member.point().key(), need));
      }
      for (Member member : todo) {
        state.figure().saved().requirePlace(member.point());
      }
      return todo;
    } catch (IOException | RuntimeException problem) {
      fail(state, problem);
      return List.of();
    }
  }

  private synchronized void giveUp() {
    givenUp = true;
    notifyAll();
  }

  private boolean stopped() {
    return givenUp || userStop.getAsBoolean();
  }

  private void work() {
    try {
      if (!begun.getAndSet(true)) {
        figures.all().stream().takeWhile(any -> !stopped()).forEach(this::completeIfDone);
      }
      Optional<Dealt> dealt = take();
      while (dealt.isPresent()) {
        try {
          run(dealt.get());
        } finally {
          leave(dealt.get());
        }
        dealt.get().job().figures().forEach(this::completeIfDone);
        dealt = take();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (Error problem) {
      giveUp();
      throw problem;
    }
  }

  /** A job and where it is computed. */
  private record Dealt(Job job, CardDealer.Seat seat) {}

  /** The job expected to take longest of those that memory and a card have room for now. */
  private synchronized Optional<Dealt> take() throws InterruptedException {
    while (true) {
      waiting.removeIf(Job::isVain);
      if (waiting.isEmpty() || stopped()) {
        return Optional.empty();
      }
      Optional<Job> next =
          figures.first(
              waiting.stream()
                  .filter(job -> memory.hasFree(job.bytes()) && cards.hasSeat(job.environment())));
      if (next.isPresent()) {
        waiting.remove(next.get());
        memory.enter(next.get().bytes());
        next.get().figures().forEach(state -> state.working(1));
        return Optional.of(new Dealt(next.get(), cards.enter(next.get().environment())));
      }
      wait();
    }
  }

  private synchronized void leave(Dealt dealt) {
    memory.leave(dealt.job().bytes());
    cards.leave(dealt.seat());
    dealt.job().figures().forEach(state -> state.working(-1));
    notifyAll();
  }

  private void run(Dealt dealt) {
    Job job = dealt.job();
    PointWork.Computed computed =
        (member, rows, seconds) -> finish(job.members().get(member), rows, seconds);
    try {
      if (elsewhere.isPresent()) {
        elsewhere.get().compute(job.names(), job.isBatch(), () -> isToStop(job), computed);
      } else {
        job.work().run(context(dealt), computed);
      }
    } catch (CancellationException stop) {
      // What is finished is saved, the rest is left out.
    } catch (NobodyComputes problem) {
      job.figures().forEach(state -> fail(state, problem));
      giveUp();
    } catch (IOException unsaved) {
      fail(job, unsaved);
    } catch (RuntimeException problem) {
      fail(
          job,
          new IllegalStateException(
              "run %s failed: %s (finished runs are saved; the same command goes on from there)"
                  .formatted(job.name(), problem.getMessage()),
              problem));
    }
  }

  private PointContext context(Dealt dealt) {
    Job job = dealt.job();
    return new PointContext(
        dealt.seat().backend(),
        job.environment().data(),
        () -> isToStop(job),
        fraction -> job.members().forEach(member -> report(member, fraction)),
        threads,
        shared(job));
  }

  /** Only figures share runs: what points of one have in common they share by themselves. */
  private Optional<MemoizedRuns<Object, Object>> shared(Job job) {
    return figures.all().size() > 1
        ? Optional.of(
            shared.computeIfAbsent(job.environment().computing(), any -> new MemoizedRuns<>()))
        : Optional.empty();
  }

  private boolean isToStop(Job job) {
    return stopped() || job.isVain();
  }

  /** Figures computed together are computed apart once more: the fault may be one figure's. */
  private synchronized void fail(Job job, Exception problem) {
    if (job.figures().size() > 1) {
      waiting.addAll(job.split());
    } else {
      fail(job.figures().get(0), problem);
    }
  }

  private synchronized void fail(FigureState state, Exception problem) {
    if (!state.failed()) {
      state.fail(problem);
      watcher.failed(state.figure(), problem);
    }
  }

  private void finish(Member member, List<Row> rows, double seconds) throws IOException {
    Finished result = new Finished(rows, seconds);
    member.state().figure().saved().save(member.point(), result);
    synchronized (this) {
      member.state().finish(member.point(), result);
      watcher.advanced(figures.progress());
    }
  }

  private synchronized void report(Member member, double fraction) {
    member.state().advance(member.point(), fraction);
    watcher.advanced(figures.progress());
  }

  /** Tells the watcher of a figure whose last point this was. */
  private void completeIfDone(FigureState state) {
    synchronized (completion) {
      Outcome outcome;
      synchronized (this) {
        if (!state.complete() || state.isTold() || state.failed()) {
          return;
        }
        outcome = state.outcome();
      }
      try {
        watcher.completed(state.figure(), outcome);
      } catch (IOException | RuntimeException problem) {
        fail(state, problem);
      }
      synchronized (this) {
        state.told();
        watcher.advanced(figures.progress());
      }
    }
  }
}
