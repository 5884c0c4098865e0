package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a benchmark counts beside its score, reported per second. JMH sets the counters to 0 before
 * each iteration.
 */
public final class Rates {
  private Rates() {}

  /** Presentations per second, where runs differ in length. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Presentations {
    /** Presented in this iteration. */
    public long presented;
  }

  /** Images per second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Images {
    /** Tested in this iteration. */
    public long tested;
  }

  /** Weight changes per second: presentations without an error make none. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Updates {
    /** Changes in this iteration. */
    public long updates;
  }

  /** Gigabytes per second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Copies {
    /** Read and written in this iteration, in 10^9 bytes. */
    public double gigabytes;
  }
}
