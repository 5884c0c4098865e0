package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Gigabytes per second, beside the score. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class CopyRate {
  /** Read and written in this iteration, in 10^9 bytes. */
  public double gigabytes;

  /** Begins an iteration with nothing copied. */
  @Setup(Level.Iteration)
  public void reset() {
    gigabytes = 0;
  }
}
