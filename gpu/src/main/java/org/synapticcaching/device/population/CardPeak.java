package org.synapticcaching.device.population;

import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.DeviceTimer;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.Kernel;
import org.synapticcaching.device.KernelCall;

/**
 * The most that a card does in a second, by its own clock: the best of several stretches, since
 * whatever else goes on can only make one longer. Not thread-safe.
 */
public final class CardPeak {
  /** Sums of a thread, as in the kernel. */
  static final int SUMS = 8;

  /** Threads of a block. */
  static final int THREADS = 256;

  /** What each sum is multiplied with. */
  static final float FACTOR = 0.999f;

  /** What is added to each. */
  static final float SUMMAND = 0.001f;

  private static final int OPERATIONS = 2;
  private static final int ROUNDS = 1 << 15;
  private static final int MATRIX = 4096;
  private static final int STRETCHES = 12;
  private static final long MOST_BYTES = 1L << 30;

  /** Of the memory that is free, for each of the two sides of a copy. */
  private static final int SHARE_OF_FREE = 4;

  private static final double MILLI = 1e-3;

  private final GpuSession session;
  private final DeviceTimer timer;

  /** In a session of the card, which keeps what is loaded. */
  public CardPeak(GpuSession session) {
    this.session = session;
    this.timer = session.timer();
  }

  /** Multiply-adds of 32 bits in registers, two operations each, per second. */
  public double multiplyAdds() {
    Kernel kernel = kernel();
    int blocks =
        session.gpu().multiprocessors() * Math.max(1, kernel.blocksPerMultiprocessor(THREADS, 0));
    try (DeviceMemory results = results(blocks)) {
      KernelCall call = call(kernel, results, ROUNDS);
      double operations = (double) blocks * THREADS * ROUNDS * SUMS * OPERATIONS;
      return best(operations, () -> call.launch(blocks, THREADS, 0));
    }
  }

  /** What some rounds leave in each thread. */
  float[] results(int blocks, int rounds) {
    try (DeviceMemory results = results(blocks)) {
      call(kernel(), results, rounds).launch(blocks, THREADS, 0);
      float[] found = new float[blocks * THREADS];
      results.download(found, 0, found.length, 0);
      return found;
    }
  }

  private DeviceMemory results(int blocks) {
    return session.allocate("sums of multiply-adds", (long) blocks * THREADS * Float.BYTES);
  }

  private Kernel kernel() {
    return session.load(CardPeak.class, "multiply_adds.ptx").kernel("multiply_adds");
  }

  private static KernelCall call(Kernel kernel, DeviceMemory results, int rounds) {
    return kernel.call().set(0, results).set(1, rounds).set(2, FACTOR).set(3, SUMMAND);
  }

  /** Bytes that copies within its memory read and write, both counted, per second. */
  public double copiedBytes() {
    return copiedBytes(Math.min(MOST_BYTES, session.freeBytes() / SHARE_OF_FREE));
  }

  /** With copies of a number of bytes. */
  double copiedBytes(long bytes) {
    try (DeviceMemory from = session.allocate("what is copied", bytes);
        DeviceMemory to = session.allocate("the copy", bytes)) {
      from.clear();
      return best(2.0 * bytes, () -> to.copyFrom(from, 0, 0, bytes));
    }
  }

  /**
   * Operations of products of large square matrices by cuBLAS in float32, per second: without TF32
   * where the session has none.
   */
  public double matrixProducts() {
    return matrixProducts(MATRIX);
  }

  /** With matrices of a number of rows and columns. */
  double matrixProducts(int n) {
    long numbers = (long) n * n;
    try (DeviceMemory a = session.allocate("a factor", numbers * Float.BYTES);
        DeviceMemory b = session.allocate("a factor", numbers * Float.BYTES);
        DeviceMemory c = session.allocate("a product", numbers * Float.BYTES)) {
      a.clear();
      b.clear();
      c.clear();
      return best(
          2.0 * numbers * n,
          () ->
              session
                  .blas()
                  .sgemmStridedBatched(
                      false,
                      false,
                      n,
                      n,
                      n,
                      1,
                      a.pointer(),
                      n,
                      numbers,
                      b.pointer(),
                      n,
                      numbers,
                      0,
                      c.pointer(),
                      n,
                      numbers,
                      1));
    }
  }

  /**
   * Work over the shortest of the stretches; the first one, which may load code, does not count.
   */
  private double best(double work, Runnable stretch) {
    stretch.run();
    session.synchronize();
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < STRETCHES; n++) {
      timer.start();
      stretch.run();
      timer.stop();
      least = Math.min(least, timer.milliseconds());
    }
    return work / (MILLI * least);
  }
}
