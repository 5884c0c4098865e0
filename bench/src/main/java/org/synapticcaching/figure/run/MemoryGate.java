package org.synapticcaching.figure.run;

import java.util.concurrent.CancellationException;
import org.synapticcaching.backend.select.MemoryNeed;

/** Lets points run side by side only as far as memory lasts; the others wait. */
final class MemoryGate {
  private final long all;
  private long free;

  /** A gate to this many bytes. */
  MemoryGate(long bytes) {
    this.all = bytes;
    this.free = bytes;
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
  boolean allows(MemoryNeed need) {
    return !need.exceeds(all);
  }

  /**
   * Waits until this much is free, and takes it.
   *
   * @param bytes at most what there is in all
   * @throws CancellationException when interrupted while waiting
   */
  synchronized void enter(long bytes) {
    while (bytes > free) {
      try {
        wait();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped");
      }
    }
    free -= bytes;
  }

  /** Gives back what was taken. */
  synchronized void leave(long bytes) {
    free += bytes;
    notifyAll();
  }
}
