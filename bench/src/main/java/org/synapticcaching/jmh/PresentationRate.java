package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Presentations per second, beside the score, where runs differ in length. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class PresentationRate {
  /** Presented in this iteration. */
  public long presented;

  /** Begins an iteration with nothing presented. */
  @Setup(Level.Iteration)
  public void reset() {
    presented = 0;
  }
}
