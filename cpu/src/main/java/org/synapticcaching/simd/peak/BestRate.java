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
   * The rate of several threads that each run a loop of their own, all the time: the most that they
   * do together within a few stretches of one of them. They do not wait for one another, since on a
   * busy machine they would wait for whatever keeps one of them from running.
   *
   * @param kernels one for each thread
   * @return operations or bytes per second of all together
   * @throws InterruptedException when interrupted
   */
  public double together(List<Kernel> kernels) throws InterruptedException {
    Start start = new Start(kernels.size());
    List<Runner> runners =
        kernels.stream().map(each -> new Runner(warm(each), seconds, start)).toList();
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
    long end = runners.stream().mapToLong(Runner::end).min().orElseThrow();
    List<Stretch> first = runners.get(0).between(start.moment, end);
    double best = 0;
    for (int n = Runner.LEAST_STRETCHES - 1; n < first.size(); n++) {
      long from = first.get(n - Runner.LEAST_STRETCHES + 1).begin;
      long to = first.get(n).end;
      double work = runners.stream().mapToDouble(each -> each.workBetween(from, to)).sum();
      best = Math.max(best, work / (NANO * (to - from)));
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
    int longEnough = 0;
    // Twice: once can be the length of a disturbance.
    while (longEnough < 2 && passes < 1 << 24) {
      long at = System.nanoTime();
      sum += kernel.loop().run(passes);
      boolean enough = since(at) >= STRETCH;
      longEnough = enough ? longEnough + 1 : 0;
      passes *= enough ? 1 : 2;
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
   */
  private record Stretch(long begin, long end) {
    /** The share of it that lies between two moments. */
    double shareBetween(long from, long to) {
      long both = Math.min(end, to) - Math.max(begin, from);
      return Math.max(0, both) / (double) Math.max(1, end - begin);
    }
  }

  /** When all of some threads have begun, and when all have had enough. */
  private static final class Start {
    private int missing;
    private int hungry;
    private volatile long moment;
    private volatile boolean all;
    private volatile boolean enough;

    Start(int threads) {
      this.missing = threads;
      this.hungry = threads;
    }

    synchronized void begun() {
      if (--missing == 0) {
        moment = System.nanoTime();
        all = true;
      }
    }

    synchronized void satisfied() {
      enough = --hungry == 0;
    }
  }

  /** One of several threads. */
  private static final class Runner implements Runnable {
    /** Stretches while all run, however long one takes: what is looked at together. */
    static final int LEAST_STRETCHES = 3;

    private final Warm warm;
    private final double seconds;
    private final Start start;
    private final List<Stretch> stretches = new ArrayList<>();
    private volatile boolean stopped;
    private long end;

    Runner(Warm warm, double seconds, Start start) {
      this.warm = warm;
      this.seconds = seconds;
      this.start = start;
    }

    void stop() {
      stopped = true;
    }

    @Override
    public void run() {
      double sum = 0;
      int together = 0;
      boolean satisfied = false;
      start.begun();
      while (!stopped && !start.enough) {
        boolean all = start.all;
        long begin = System.nanoTime();
        sum += warm.kernel.loop().run(warm.passes);
        stretches.add(new Stretch(begin, System.nanoTime()));
        together += all ? 1 : 0;
        if (!satisfied && together > LEAST_STRETCHES && since(start.moment) > seconds) {
          satisfied = true;
          start.satisfied();
        }
      }
      end = System.nanoTime();
      used = sum;
    }

    /**
     * When it left off: its last stretch can have ended long before, where others had its core, and
     * only now is it sure that every thread has all its stretches.
     */
    long end() {
      return end;
    }

    /** Stretches in which all threads ran: in others they had what is shared to themselves. */
    List<Stretch> between(long from, long to) {
      return stretches.stream().filter(each -> each.begin >= from && each.end <= to).toList();
    }

    /** Operations or bytes between two moments, each stretch as steady as its own mean. */
    double workBetween(long from, long to) {
      double shares = 0;
      for (int n = firstAfter(from); n < stretches.size() && stretches.get(n).begin < to; n++) {
        shares += stretches.get(n).shareBetween(from, to);
      }
      return shares * warm.passes * warm.kernel.perPass();
    }

    /** The first stretch that ends after a moment: they lie one after another. */
    private int firstAfter(long moment) {
      int low = 0;
      int high = stretches.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (stretches.get(middle).end > moment) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
