package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.device.Gpu;
import org.synapticcaching.model.Require;

/**
 * How the time of a device is dealt out among perceptrons; no result depends on it.
 *
 * @param lanes launches that are in flight at once, >= 1
 * @param runsPerLaunch perceptrons of one of them, a block each, >= 1
 * @param workPerLaunch numbers that a block adds in one, roughly, >= 1
 */
record CudaPerceptronTurns(int lanes, int runsPerLaunch, long workPerLaunch) {
  /**
   * With two blocks each for every multiprocessor, twice what a device runs at once: blocks of one
   * launch take the place of another's that have ended.
   */
  private static final int LANES = 8;

  private static final int RUNS_PER_MULTIPROCESSOR = 2;

  /**
   * 5 to 14 ms at 2900 numbers an update (predicted): long beside the 0.1 ms from one launch of a
   * lane to the next, and short for what waits for its end, the memory of runs that have ended and
   * a display.
   */
  private static final long WORK_PER_LAUNCH = 1L << 24;

  private static final int MOST_EVENTS = 1 << 16;

  CudaPerceptronTurns {
    Require.that(
        lanes >= 1 && runsPerLaunch >= 1 && workPerLaunch >= 1,
        "lanes, runs and work of a launch must be >= 1, got %s, %s and %s",
        lanes,
        runsPerLaunch,
        workPerLaunch);
  }

  /** Those that fill a device. */
  static CudaPerceptronTurns of(Gpu gpu) {
    return new CudaPerceptronTurns(
        LANES, RUNS_PER_MULTIPROCESSOR * gpu.multiprocessors(), WORK_PER_LAUNCH);
  }

  /** Perceptrons that are kept on the device. */
  int capacity() {
    return Math.multiplyExact(lanes, runsPerLaunch);
  }

  /** Updates and checks for which a run goes on in one launch, at most; >= 1. */
  int events(CudaPerceptronPatterns patterns) {
    long numbers = (long) patterns.patterns() + patterns.length();
    return (int) Math.max(1, Math.min(MOST_EVENTS, workPerLaunch / numbers));
  }
}
