package org.synapticcaching.figure.run;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataSet;

/** What a point may use while it runs, and how it reports back. One per point and run. */
public final class PointContext {
  private final Optional<Backend> backend;
  private final Optional<DataSet> data;
  private final BooleanSupplier cancelled;
  private final DoubleConsumer progress;
  private final int threads;

  /**
   * A context.
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
    this.backend = backend;
    this.data = data;
    this.cancelled = cancelled;
    this.progress = progress;
    this.threads = threads;
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

  /** A context that reports no progress. */
  public PointContext silent() {
    return new PointContext(backend, data, cancelled, fraction -> {}, threads);
  }
}
