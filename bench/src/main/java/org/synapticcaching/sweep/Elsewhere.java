package org.synapticcaching.sweep;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Other machines, which learn points of a plan that they can read as this one does. */
public interface Elsewhere {
  /** Batches that are best handed out at a time, >= 1. */
  int side();

  /**
   * Learns points, and returns when they have been learned. Called by several threads.
   *
   * @param points of one group, at least one
   * @param cancelled whether to stop; points that have not ended then are left out
   * @param learned receives every point that has ended, on the calling thread
   * @throws org.synapticcaching.elsewhere.NobodyComputes when no other points could be learned
   *     either
   * @throws IllegalStateException when these cannot be learned, saying why
   */
  void learn(List<SweepPoint> points, BooleanSupplier cancelled, RunGroup.Learned learned);
}
