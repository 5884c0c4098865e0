package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.synapticcaching.concurrent.Futures;

/**
 * Work that can wait in its middle for what the thread that owns it brings about. Each piece has a
 * thread of its own, but only one of them or the owner runs at a time, in the order in which they
 * were started: what they do depends on no scheduler, and what they share needs no lock. Closing
 * ends those that still wait.
 */
final class Coroutines implements AutoCloseable {
  private final List<Coroutine> alive = new ArrayList<>();
  private final Semaphore owner = new Semaphore(0);
  private Coroutine running;
  private boolean closed;

  /** One piece of work, and what it waits for. */
  private final class Coroutine {
    private final FutureTask<?> work;
    private final Thread thread;
    private final Semaphore turn = new Semaphore(0);
    private BooleanSupplier condition = () -> true;

    Coroutine(FutureTask<?> work) {
      this.work = work;
      this.thread = new Thread(this::run, "coroutine");
      thread.setDaemon(true);
    }

    private void run() {
      turn.acquireUninterruptibly();
      work.run();
      owner.release();
    }
  }

  /**
   * Starts work; it begins with the next {@link #advance}.
   *
   * @param <R> what comes of it
   * @param work may call {@link #await} and {@link #each}
   */
  <R> Future<R> start(Callable<R> work) {
    FutureTask<R> task = new FutureTask<>(work);
    alive.add(new Coroutine(task));
    return task;
  }

  /**
   * Called by work: waits, while the owner and other work go on, until a condition holds.
   *
   * @throws CancellationException when all this is closed before
   */
  void await(BooleanSupplier condition) {
    if (!condition.getAsBoolean() && !closed) {
      Coroutine waiting = running;
      waiting.condition = condition;
      owner.release();
      waiting.turn.acquireUninterruptibly();
    }
    if (closed) {
      throw new CancellationException("stopped");
    }
  }

  /**
   * Called by work: does several pieces of work of which none needs another, each as far as it
   * comes while others wait.
   *
   * @param <T> what is worked on
   * @param <R> what comes of it
   * @return one result each, in order
   */
  <T, R> List<R> each(List<T> things, Function<T, R> work) {
    List<Future<R>> parts = new ArrayList<>();
    for (T thing : things) {
      parts.add(start(() -> work.apply(thing)));
    }
    await(() -> parts.stream().allMatch(Future::isDone));
    return parts.stream().map(part -> Futures.await(part, "working on parts")).toList();
  }

  /**
   * Called by the owner: lets work go on until all that is left of it waits for something that does
   * not hold. What work throws is thrown here.
   */
  void advance() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < alive.size(); i++) {
        Coroutine next = alive.get(i);
        if (!next.work.isDone() && next.condition.getAsBoolean()) {
          resume(next);
          moved = true;
        }
      }
      alive.removeIf(each -> each.work.isDone());
    }
  }

  private void resume(Coroutine next) {
    if (next.thread.getState() == Thread.State.NEW) {
      next.thread.start();
    }
    running = next;
    next.turn.release();
    owner.acquireUninterruptibly();
    if (next.work.isDone()) {
      Futures.await(next.work, "working");
    }
  }

  /** Ends all work that has begun and still waits, which then throws there. */
  @Override
  public void close() {
    closed = true;
    for (Coroutine each : alive) {
      if (each.thread.isAlive() && !each.work.isDone()) {
        running = each;
        each.turn.release();
        owner.acquireUninterruptibly();
      }
    }
  }
}
