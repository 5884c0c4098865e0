package org.synapticcaching.cli;

/**
 * Ctrl-C: asks running work to finish what it is at, and gives it the time to write what it has.
 * Work that can stop early runs inside a {@link Section} and looks at {@link #requested}.
 */
final class Interrupt {
  private boolean requested;
  private int open;

  /** One that reacts to the end of this Java, whatever signal brings it. */
  static Interrupt onShutdown() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::requestAndWait, "interrupt"));
    return interrupt;
  }

  /** Asks to stop. */
  synchronized void request() {
    requested = true;
  }

  /** Whether to stop. */
  synchronized boolean requested() {
    return requested;
  }

  /** Java does not end before the returned section is closed. */
  synchronized Section section() {
    open++;
    return new Section();
  }

  private synchronized void leave() {
    open--;
    notifyAll();
  }

  /** Asks to stop, and returns when no section is open any more. */
  synchronized void requestAndWait() {
    requested = true;
    try {
      while (open > 0) {
        wait();
      }
    } catch (InterruptedException notWanted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Work that ends in order when interrupted. */
  final class Section implements AutoCloseable {
    private Section() {}

    /** Whether to stop. */
    boolean interrupted() {
      return requested();
    }

    @Override
    public void close() {
      leave();
    }
  }
}
