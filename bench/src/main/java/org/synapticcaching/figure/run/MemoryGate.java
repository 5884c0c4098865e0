package org.synapticcaching.figure.run;

import org.synapticcaching.backend.select.MemoryNeed;

/** Keeps account of the memory that points side by side take. Not thread-safe. */
public final class MemoryGate {
  private final long all;
  private long free;

  /** A gate to this many bytes. */
  public MemoryGate(long bytes) {
    this(bytes, bytes);
  }

  private MemoryGate(long all, long free) {
    this.all = all;
    this.free = free;
  }

  /** A gate for points that each have this many bytes of their own. */
  static MemoryGate forEach(long bytes) {
    return new MemoryGate(bytes, Long.MAX_VALUE);
  }

  /**
   * Checks that a point could run by itself.
   *
   * @param what the point, for the message
   * @throws IllegalStateException in one line when it could not
   */
  void require(String what, MemoryNeed need) {
    if (!allows(need)) {
      throw new IllegalStateException(need.shortage(what, all) + ", or leave it out with --skip");
    }
  }

  /** Whether there is that much memory in all. */
  public boolean allows(MemoryNeed need) {
    return !need.exceeds(all);
  }

  /** Whether this much is free now. */
  public boolean hasFree(long bytes) {
    return bytes <= free;
  }

  /** Takes this much, which must be free. */
  public void enter(long bytes) {
    if (!hasFree(bytes)) {
      throw new IllegalStateException(bytes + " bytes are not free, but " + free);
    }
    free -= bytes;
  }

  /** Gives back what was taken. */
  public void leave(long bytes) {
    free += bytes;
  }
}
