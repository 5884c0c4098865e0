package org.synapticcaching.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.elsewhere.NobodyComputes;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.figure.run.ShardDealer;
import org.synapticcaching.figure.run.Workers;

/**
 * Learns the points of a plan that are not saved yet, or of one shard of it: batches side by side,
 * each on one thread or one card, read from the plan as they are needed. Results depend neither on
 * the number of threads nor on who else works on the plan. A batch that fails keeps no other from
 * being learned.
 */
final class SweepRunner {
  private final PointStore store;
  private final BooleanSupplier userStop;
  private final LongConsumer finished;
  private final Shard shard;
  private final long size;
  private final ShardDealer dealer;
  private final Iterator<Batch> batches;
  private final Seats seats;
  private final SortedMap<Long, Exception> failures = new TreeMap<>();
  private Optional<Batch> next = Optional.empty();
  private volatile boolean givenUp;
  private long points;
  private long reused;

  /**
   * A runner, to be used once.
   *
   * @param batches of all shards
   * @param size how many points these have
   * @param store where finished points are kept
   * @param how which shard, and where; receives the number of finished points, one call at a time
   */
  SweepRunner(Iterator<Batch> batches, long size, PointStore store, Sweep.Working how) {
    this.batches = batches;
    this.size = size;
    this.store = store;
    this.shard = how.shard();
    this.seats = how.seats();
    this.dealer = new ShardDealer(shard.count());
    this.userStop = how.stop();
    this.finished = how.finished();
  }

  /** Learns what is missing. */
  Sweep.Done run() {
    Backend first = peek().map(batch -> batch.group().backend()).orElse(null);
    long side = first == null ? 1 : Math.min(seats.side(first), size);
    Workers.run((int) side, this::work, this::giveUp);
    return new Sweep.Done(reused, points, List.copyOf(failures.values()));
  }

  private synchronized void giveUp() {
    givenUp = true;
    notifyAll();
  }

  /** Nothing else could be learned or saved either: others who notice have nothing to add. */
  private synchronized void giveUp(Seated seated, Exception problem) {
    if (!givenUp) {
      fail(seated, problem);
      giveUp();
    }
  }

  private boolean stopped() {
    return givenUp || userStop.getAsBoolean();
  }

  /** Batches of one group that are learned together, and where. */
  private record Seated(List<Batch> batches, Seats.Seat seat) {}

  private void work() {
    try {
      for (Optional<Seated> mine = take(); mine.isPresent(); mine = take()) {
        try {
          complete(mine.get());
        } catch (NobodyComputes problem) {
          giveUp(mine.get(), problem);
        } catch (RuntimeException problem) {
          fail(mine.get(), describe(mine.get(), problem));
        } catch (IOException unsaved) {
          giveUp(mine.get(), unsaved);
        } finally {
          leave(mine.get());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error problem) {
      giveUp();
      throw problem;
    }
  }

  private static IllegalStateException describe(Seated seated, RuntimeException problem) {
    SweepPoint first = seated.batches().get(0).points().get(0);
    int points = seated.batches().stream().mapToInt(batch -> batch.points().size()).sum();
    return new IllegalStateException(
        "point %d (%s)%s failed: %s (what is finished is saved; the same command goes on)"
            .formatted(
                first.index() + 1,
                first.words(),
                points == 1 ? "" : " with " + (points - 1) + " others",
                problem.getMessage()),
        problem);
  }

  private synchronized void fail(Seated seated, Exception problem) {
    failures.put(seated.batches().get(0).points().get(0).index(), problem);
  }

  /** The next batch of this shard, left where it is. */
  private Optional<Batch> peek() {
    while (next.isEmpty() && batches.hasNext()) {
      Batch batch = batches.next();
      if (dealer.deal(batch.seconds()) == shard.number()) {
        next = Optional.of(batch);
      }
    }
    return next;
  }

  private synchronized Optional<Seated> take() throws InterruptedException {
    while (!stopped() && peek().isPresent()) {
      Backend backend = next.get().group().backend();
      long bytes = Survey.bytes(List.of(next.get()));
      if (seats.isFree(backend, bytes)) {
        List<Batch> batches = together();
        return Optional.of(new Seated(batches, seats.take(backend, Survey.bytes(batches))));
      }
      wait();
    }
    return Optional.empty();
  }

  /** The next batch, and on a device those that follow it as long as they have room with it. */
  private List<Batch> together() {
    List<Batch> batches = new ArrayList<>(List.of(next.orElseThrow()));
    RunGroup group = next.get().group();
    next = Optional.empty();
    int points = batches.get(0).points().size();
    while (points < group.mostTogether() && peek().filter(hasRoomWith(batches)).isPresent()) {
      points += next.get().points().size();
      if (points > Math.min(group.mostTogether(), share(group))) {
        break;
      }
      batches.add(next.get());
      next = Optional.empty();
    }
    return batches;
  }

  private Predicate<Batch> hasRoomWith(List<Batch> batches) {
    return another -> {
      List<Batch> all = new ArrayList<>(batches);
      all.add(another);
      return another.group().equals(batches.get(0).group()) && seats.hasRoom(Survey.bytes(all));
    };
  }

  /** So many points that every card has some. */
  private long share(RunGroup group) {
    return Math.max(1, size / shard.count() / seats.parts(group.backend()));
  }

  private synchronized void leave(Seated seated) {
    seats.leave(seated.seat());
    notifyAll();
  }

  private void complete(Seated seated) throws IOException {
    List<BatchProgress> missing = new ArrayList<>();
    for (Batch batch : seated.batches()) {
      BatchProgress progress = new BatchProgress(batch, store);
      finished(progress.saved(), progress.saved());
      if (!progress.isComplete()) {
        missing.add(progress);
      }
    }
    if (!missing.isEmpty()) {
      learn(seated, missing);
    }
  }

  /** Saves what has been learned also when the rest cannot be. */
  private void learn(Seated seated, List<BatchProgress> missing) throws IOException {
    List<BatchProgress> owners = new ArrayList<>();
    List<SweepPoint> points = new ArrayList<>();
    for (BatchProgress progress : missing) {
      for (SweepPoint point : progress.missing()) {
        points.add(point);
        owners.add(progress);
      }
    }
    try {
      seats.learn(
          seated.seat(),
          points,
          this::stopped,
          (run, row) -> {
            try {
              finished(owners.get(run).learned(points.get(run), row), 0);
            } catch (IOException unsaved) {
              throw new UncheckedIOException(unsaved);
            }
          });
    } catch (UncheckedIOException unsaved) {
      throw unsaved.getCause();
    } finally {
      for (BatchProgress progress : missing) {
        finished(progress.save(), 0);
      }
    }
  }

  private synchronized void finished(long more, long ofThemReused) {
    points += more;
    reused += ofThemReused;
    finished.accept(points);
  }
}
