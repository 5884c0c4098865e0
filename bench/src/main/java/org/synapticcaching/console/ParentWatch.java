package org.synapticcaching.console;

import java.util.Optional;

/** Ends the second Java when the first one is killed in a way that it cannot pass on. */
public final class ParentWatch {
  /** Process number of the first Java. */
  public static final String PROPERTY = "synapticcaching.parent";

  private static final int TERMINATED = 143;
  private static final long PERIOD_MILLIS = 1000;

  private ParentWatch() {}

  /** Begins to watch, if there is a first Java. */
  public static void start() {
    Long parent = Long.getLong(PROPERTY);
    if (parent != null) {
      Thread thread = new Thread(() -> watch(parent), "parent watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** An orphan is given another parent at once, even while the dead one waits to be collected. */
  private static void watch(long parent) {
    try {
      while (parent().filter(pid -> pid == parent).isPresent()) {
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException notWanted) {
      return;
    }
    System.exit(TERMINATED);
  }

  private static Optional<Long> parent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid);
  }
}
