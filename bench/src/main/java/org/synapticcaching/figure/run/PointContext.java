package org.synapticcaching.figure.run;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.search.MemoizedRuns;

/** What a point may use while it runs, and how it reports back. One per point and run. */
public final class PointContext {
  private final Optional<Backend> backend;
  private final Optional<DataSet> data;
  private final BooleanSupplier cancelled;
  private final DoubleConsumer progress;
  private final int threads;
  private final Optional<MemoizedRuns<Object, Object>> shared;

  /**
   * A context of a point that shares nothing with others.
   *
   * @param backend empty for figures that need none
   * @param data empty for figures that need none
   * @param cancelled whether to stop
   * @param progress receives the done fraction, 0 to 1
   * @param threads that points computed together may use besides the calling one, >= 1
   */
  public PointContext(
      Optional<Backend> backend,
      Optional<DataSet> data,
      BooleanSupplier cancelled,
      DoubleConsumer progress,
      int threads) {
    this(backend, data, cancelled, progress, threads, Optional.empty());
  }

  /** A context of a point that shares runs with those of other figures, on the same backend. */
  public PointContext(
      Optional<Backend> backend,
      Optional<DataSet> data,
      BooleanSupplier cancelled,
      DoubleConsumer progress,
      int threads,
      Optional<MemoizedRuns<Object, Object>> shared) {
    this.backend = backend;
    this.data = data;
    this.cancelled = cancelled;
    this.progress = progress;
    this.threads = threads;
    this.shared = shared;
  }

  /** What to compute with. */
  public Backend backend() {
    return backend.orElseThrow(() -> new IllegalStateException("this figure asked for no backend"));
  }

  /** The images to learn. */
  public DataSet data() {
    return data.orElseThrow(() -> new IllegalStateException("this figure asked for no data"));
  }

  /** What to compute perceptrons with. */
  public PerceptronEngine perceptrons() {
    return Backends.perceptrons(backend());
  }

  /** Whether the user wants to stop; to be checked about once a second. */
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  /**
   * Ends the point when the user wants to stop.
   *
   * @throws CancellationException if so
   */
  public void stopIfCancelled() {
    if (cancelled()) {
      throw new CancellationException("stopped");
    }
  }

  /** Reports the done fraction, 0 to 1. */
  public void progress(double fraction) {
    progress.accept(Math.max(0, Math.min(1, fraction)));
  }

  /** Threads that points computed together may use besides the calling one, >= 1. */
  public int threads() {
    return threads;
  }

  /**
   * A run that points of other figures may need too: made once, by the point that requests it
   * first.
   *
   * @param key all that determines the run besides the backend; equal keys are one run
   * @param run makes it, in a moment: others wait for it
   */
  @SuppressWarnings("unchecked")
  public <K, R> R once(K key, Function<K, R> run) {
    return shared.isPresent() ? (R) shared.get().at(key, any -> run.apply(key)) : run.apply(key);
  }

  /** A context that reports no progress. */
  public PointContext silent() {
    return new PointContext(backend, data, cancelled, fraction -> {}, threads, shared);
  }
}
