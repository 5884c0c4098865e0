package org.synapticcaching.training;

/** Receives the progress of a training run; called on the thread that runs it. */
public interface TrainingListener {
  /** Ignores everything. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * All active replicas have reached this many presentations.
   *
   * @param presentations so far
   * @param max the plan's limit
   */
  default void advanced(long presentations, long max) {}

  /**
   * The active replicas have learned another stretch of presentations.
   *
   * @param seconds that it took; tests come on top
   */
  default void learned(double seconds) {}

  /** A replica was tested. */
  default void tested(int replica, Sample sample) {}

  /**
   * A replica has ended by itself, however long the others still learn; not called for those that
   * the user stopped.
   */
  default void ended(int replica, TrainingResult result) {}

  /** Called before each stretch of presentations: true ends the run as {@code INTERRUPTED}. */
  default boolean cancelled() {
    return false;
  }
}
