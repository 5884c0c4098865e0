package org.synapticcaching.simd.peak;

import java.util.ArrayList;
import java.util.List;

/**
 * The best rate of a loop: the shortest of many short stretches, since whatever else goes on can
 * only make one longer. It is measured until it has not risen for a while.
 *
 * @param warmUpSeconds before the time counts, so that the loop is compiled, &gt; 0
 * @param seconds measured on after the rate last rose, &gt; 0
 */
public record BestRate(double warmUpSeconds, double seconds) {
  /** Long against what the clock resolves, short against what disturbs. */
  private static final double STRETCH = 1e-3;

  /** Calls before a loop is compiled for good: its rounds count too, but calls are needed. */
  private static final int CALLS = 700;

  /**
   * Operations or bytes per second below which a loop cannot be compiled yet: until then it takes a
   * thousand times as long, and a compiler that has to share its core takes seconds.
   */
  private static final double COMPILED = 1e9;

  /** By which share a rate rises when the compiler has come further. */
  private static final double RISE = 1.02;

  /** Slower machines than any that is known are not waited for any longer. */
  private static final double MOST_SECONDS = 5;

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
   * The rate of several threads that each run a loop of their own, all the time: the best sum of
   * what they do at the same moment. They do not wait for one another, since on a busy machine they
   * would wait for whatever keeps one of them from running.
   *
   * @param kernels one for each thread
   * @return operations or bytes per second of all together
   * @throws InterruptedException when interrupted
   */
  public double together(List<Kernel> kernels) throws InterruptedException {
    List<Runner> runners = kernels.stream().map(each -> new Runner(warm(each), seconds)).toList();
    List<Thread> threads = new ArrayList<>();
    for (Runner runner : runners) {
      Thread thread = new Thread(runner, "ceiling");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException stop) {
      runners.forEach(Runner::stop);
      throw stop;
    }
    double best = 0;
    for (Stretch stretch : runners.get(0).stretches) {
      double sum = runners.stream().mapToDouble(each -> each.rateAt(stretch.middle())).sum();
      best = Math.max(best, sum);
    }
    return best;
  }

  private Warm warm(Kernel kernel) {
    double sum = 0;
    double best = 0;
    long begin = System.nanoTime();
    for (int call = 0; !isWarm(call, since(begin), best); call++) {
      long at = System.nanoTime();
      sum += kernel.loop().run(1);
      best = Math.max(best, kernel.perPass() / since(at));
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

  private boolean isWarm(int calls, double elapsed, double best) {
    boolean compiled = best >= COMPILED && (calls >= CALLS || elapsed > 2 * warmUpSeconds);
    return elapsed > MOST_SECONDS || elapsed > warmUpSeconds && compiled;
  }

  private static double since(long begin) {
    return NANO * (System.nanoTime() - begin);
  }

  /** A loop that is compiled, and how many passes make a stretch. */
  private record Warm(Kernel kernel, int passes) {
    double measure(BestRate how) {
      double best = 0;
      double sum = 0;
      long start = System.nanoTime();
      long risen = start;
      while (since(risen) < how.seconds && since(start) < how.seconds + MOST_SECONDS) {
        long at = System.nanoTime();
        sum += kernel.loop().run(passes);
        double rate = passes * kernel.perPass() / since(at);
        risen = rate > RISE * best ? at : risen;
        best = Math.max(best, rate);
      }
      used = sum;
      return best;
    }
  }

  /**
   * A stretch of a thread.
   *
   * @param begin by the clock of this Java, in ns
   * @param end likewise
   * @param rate in it
   */
  private record Stretch(long begin, long end, double rate) {
    long middle() {
      return begin + (end - begin) / 2;
    }

    boolean holds(long moment) {
      return begin <= moment && moment <= end;
    }
  }

  /** One of several threads. */
  private static final class Runner implements Runnable {
    private final Warm warm;
    private final double seconds;
    private final List<Stretch> stretches = new ArrayList<>();
    private volatile boolean stopped;

    Runner(Warm warm, double seconds) {
      this.warm = warm;
      this.seconds = seconds;
    }

    void stop() {
      stopped = true;
    }

    @Override
    public void run() {
      double sum = 0;
      double work = warm.passes * warm.kernel.perPass();
      for (long start = System.nanoTime(); since(start) < seconds && !stopped; ) {
        long begin = System.nanoTime();
        sum += warm.kernel.loop().run(warm.passes);
        long end = System.nanoTime();
        stretches.add(new Stretch(begin, end, work / (NANO * (end - begin))));
      }
      used = sum;
    }

    /** Of the stretch that holds a moment; 0 if none does. */
    double rateAt(long moment) {
      return stretches.stream()
          .filter(each -> each.holds(moment))
          .mapToDouble(Stretch::rate)
          .findFirst()
          .orElse(0);
    }
  }
}
