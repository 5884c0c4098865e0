package org.synapticcaching.cli.session;

/**
 * Ctrl-C: requests that running work finish what it is at, and gives it the time to write what it
 * has. Work that can stop early runs inside a {@link Section} and reads {@link #requested}.
 */
public final class Interrupt {
  private boolean requested;
  private int open;

  /** One that reacts to the end of this Java, whatever signal brings it. */
  public static Interrupt onShutdown() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::requestAndWait, "interrupt"));
    return interrupt;
  }

  /** Requests an early end. */
  public synchronized void request() {
    requested = true;
  }

  /** Whether to stop. */
  public synchronized boolean requested() {
    return requested;
  }

  /** Java does not end before the returned section is closed. */
  public synchronized Section section() {
    open++;
    return new Section();
  }

  private synchronized void leave() {
    open--;
    notifyAll();
  }

  /** Requests an early end, and returns when no section is open any more. */
  public synchronized void requestAndWait() {
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
  public final class Section implements AutoCloseable {
    private Section() {}

    /** Whether to stop. */
    public boolean interrupted() {
      return requested();
    }

    @Override
    public void close() {
      leave();
    }
  }
}
