package org.synapticcaching.sweep;

/** What one point of a sweep learns, as far as it differs from others of its {@link RunGroup}. */
public interface SweepRun {
  /** Runs of equal groups can be learned together. */
  RunGroup group();

  /** Equal for runs of a group that differ in prices only, which are learned once. */
  Object learning();

  /**
   * Seconds that one core is expected to take, > 0: by how much a run is longer than others is what
   * matters, and of no consequence for results.
   */
  double seconds();
}
