package org.synapticcaching.cuda.perceptron;

import java.util.ArrayDeque;
import java.util.Deque;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;

/**
 * The streams in which a population uses a device side by side, each a session of its own. They end
 * together: what is under way is waited for, and everything on the device is freed.
 */
final class CudaPerceptronStreams implements AutoCloseable {
  private final Gpu gpu;
  private final Deque<GpuSession> open = new ArrayDeque<>();

  CudaPerceptronStreams(Gpu gpu) {
    this.gpu = gpu;
  }

  /** A further stream. */
  GpuSession next() {
    GpuSession session = gpu.openSession();
    open.push(session);
    return session;
  }

  /** Ends the streams, the last first, however each of them ends. */
  @Override
  public void close() {
    RuntimeException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException failed) {
        if (first == null) {
          first = failed;
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
