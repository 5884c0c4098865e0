package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads a stream that may fall silent: from a second thread it closes the stream when no byte has
 * come for a while, which ends the read that waits.
 */
final class StallWatch implements AutoCloseable {
  private final InputStream in;
  private final Duration patience;
  private final ScheduledExecutorService timer;
  private volatile long lastByte = System.nanoTime();
  private volatile boolean stalled;

  /**
   * @param in what can be closed while another thread reads it
   * @param patience greatest pause between two bytes
   */
  StallWatch(InputStream in, Duration patience) {
    this.in = in;
    this.patience = patience;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "download stall watch");
              thread.setDaemon(true);
              return thread;
            });
    long often = Math.max(1, patience.toMillis() / 8);
    timer.scheduleWithFixedDelay(this::closeIfSilent, often, often, TimeUnit.MILLISECONDS);
  }

  private void closeIfSilent() {
    if (System.nanoTime() - lastByte > patience.toNanos()) {
      stalled = true;
      try {
        in.close();
      } catch (IOException e) {
        // The reader reports the stall.
        lastByte = System.nanoTime();
      }
    }
  }

  /**
   * Reads like {@link InputStream#read(byte[])}.
   *
   * @throws IOException from the stream, or when it stalled
   */
  int read(byte[] into) throws IOException {
    int count;
    try {
      count = in.read(into);
    } catch (IOException e) {
      throw stalled ? stall() : e;
    }
    if (stalled) {
      throw stall();
    }
    lastByte = System.nanoTime();
    return count;
  }

  private IOException stall() {
    return new IOException("no data for " + patience.toMillis() / 1000.0 + " s");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
