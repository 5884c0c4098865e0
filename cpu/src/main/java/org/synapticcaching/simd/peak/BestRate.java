package org.synapticcaching.simd.peak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * The best rate of a loop: the shortest of many short stretches, since whatever else goes on can
 * only make one longer.
 *
 * @param warmUpSeconds before the time counts, so that the loop is compiled, &gt; 0
 * @param seconds measured, &gt; 0
 */
public record BestRate(double warmUpSeconds, double seconds) {
  /** Long against what the clock resolves, short against what disturbs. */
  private static final double STRETCH = 1e-3;

  /** Calls before a loop is compiled for good: its rounds count too, but calls are needed. */
  private static final int CALLS = 700;

  private static final double NANO = 1e-9;

  /** Where results go, so that none is left out as of no use. */
  @SuppressWarnings("unused")
  private static volatile double used;

  /**
   * The rate of one thread.
   *
   * @return operations or bytes per second
   */
  public double of(Kernel kernel) {
    return warm(kernel).measure(this);
  }

  /**
   * The rate of several threads that each run a loop of their own.
   *
   * @param kernels one for each thread
   * @return operations or bytes per second of all together
   * @throws InterruptedException when interrupted
   */
  public double together(List<Kernel> kernels) throws InterruptedException {
    List<Warm> warm = kernels.stream().map(this::warm).toList();
    int passes = warm.stream().mapToInt(Warm::passes).max().orElseThrow();
    Rounds rounds = new Rounds(warm, passes, seconds);
    return rounds.best();
  }

  private Warm warm(Kernel kernel) {
    double sum = 0;
    long begin = System.nanoTime();
    for (int call = 0; call < CALLS || since(begin) < warmUpSeconds; call++) {
      sum += kernel.loop().run(1);
      if (since(begin) > 2 * warmUpSeconds) {
        break;
      }
    }
    int passes = 1;
    while (passes < 1 << 24) {
      long at = System.nanoTime();
      sum += kernel.loop().run(passes);
      if (since(at) >= STRETCH) {
        break;
      }
      passes *= 2;
    }
    used = sum;
    return new Warm(kernel, passes);
  }

  private static double since(long begin) {
    return NANO * (System.nanoTime() - begin);
  }

  /** A loop that is compiled, and how many passes make a stretch. */
  private record Warm(Kernel kernel, int passes) {
    double measure(BestRate how) {
      double best = 0;
      double sum = 0;
      for (long begin = System.nanoTime(); since(begin) < how.seconds; ) {
        long at = System.nanoTime();
        sum += kernel.loop().run(passes);
        best = Math.max(best, passes * kernel.perPass() / since(at));
      }
      used = sum;
      return best;
    }
  }

  /** Stretches that threads begin at the same time; the last one to end counts. */
  private static final class Rounds {
    private final List<Warm> kernels;
    private final int passes;
    private final double seconds;
    private final CyclicBarrier barrier;
    private final long start = System.nanoTime();
    private volatile boolean ended;
    private long began;
    private double best;

    Rounds(List<Warm> kernels, int passes, double seconds) {
      this.kernels = kernels;
      this.passes = passes;
      this.seconds = seconds;
      this.barrier = new CyclicBarrier(kernels.size(), this::turn);
    }

    /** Between two stretches, while all threads wait. */
    private void turn() {
      if (began != 0) {
        double work = kernels.stream().mapToDouble(each -> each.kernel.perPass()).sum() * passes;
        best = Math.max(best, work / since(began));
      }
      ended = since(start) > seconds;
      began = System.nanoTime();
    }

    double best() throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (Warm each : kernels) {
        Thread thread = new Thread(() -> run(each.kernel), "ceiling");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException stop) {
        threads.forEach(Thread::interrupt);
        throw stop;
      }
      return best;
    }

    private void run(Kernel kernel) {
      double sum = 0;
      try {
        barrier.await();
        while (!ended) {
          sum += kernel.loop().run(passes);
          barrier.await();
        }
      } catch (InterruptedException | BrokenBarrierException stop) {
        Thread.currentThread().interrupt();
      }
      used = sum;
    }
  }
}
