package org.synapticcaching.search;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.synapticcaching.concurrent.Futures;

/**
 * Memoizes runs: each is made once, by the thread that requests it first, while others that request
 * it wait. A run's ledger answers for every price of maintenance, so searches that differ only in
 * prices share their runs. Thread-safe.
 *
 * @param <K> what determines a run: equal keys are one run
 * @param <R> what a run leaves, such as its ledger
 */
public final class MemoizedRuns<K, R> {
  private final ConcurrentMap<K, FutureTask<R>> runs = new ConcurrentHashMap<>();

  /**
   * The run of a key, made now if it has not been requested before.
   *
   * @param run makes it; what it throws is thrown here, and to all who request this key
   */
  public R at(K key, Function<K, R> run) {
    FutureTask<R> made = new FutureTask<>(() -> run.apply(key));
    FutureTask<R> first = runs.putIfAbsent(key, made);
    if (first == null) {
      made.run();
      first = made;
    }
    return Futures.await(first, "waiting for a run");
  }

  /** Number of runs that were requested. */
  public int size() {
    return runs.size();
  }
}
