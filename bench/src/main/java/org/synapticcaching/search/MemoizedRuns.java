package org.synapticcaching.search;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Runs by argument and seed, each made once. A run's ledger answers for every price of maintenance,
 * so searches that differ only in prices share one of these. Thread-safe.
 *
 * @param <R> what a run leaves: a ledger, say; not null
 */
public final class MemoizedRuns<R> {
  /**
   * Makes a run.
   *
   * @param <R> what it leaves
   */
  @FunctionalInterface
  public interface Run<R> {
    /** The run at an argument with a seed; never null. */
    R at(double argument, long seed);
  }

  private record Key(double argument, long seed) {}

  private final Run<R> run;
  private final ConcurrentMap<Key, R> done = new ConcurrentHashMap<>();

  /** Nothing run yet. */
  public MemoizedRuns(Run<R> run) {
    this.run = run;
  }

  /** The run at an argument with a seed, made now if it has not been made before. */
  public R at(double argument, long seed) {
    return done.computeIfAbsent(new Key(argument, seed), key -> run.at(argument, seed));
  }

  /** Number of runs made. */
  public int size() {
    return done.size();
  }
}
