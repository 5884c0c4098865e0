package org.synapticcaching.backend;

/** Hears how a training run gets on; called on the thread that runs it. */
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

  /** A replica was tested. */
  default void tested(int replica, Sample sample) {}

  /** Asked before each stretch of presentations: true ends the run as {@code INTERRUPTED}. */
  default boolean cancelled() {
    return false;
  }
}
