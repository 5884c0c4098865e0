package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Weight changes per second, beside the score: presentations without an error make none. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class UpdateRate {
  /** Changes in this iteration. */
  public long updates;

  /** Begins an iteration with nothing changed. */
  @Setup(Level.Iteration)
  public void reset() {
    updates = 0;
  }
}
