package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.synapticcaching.backend.Population;

/**
 * A benchmark of one step of a presentation. The network has learned a little, and its learning
 * rate is so small that weights stay as they are: else s, which not every step consolidates, would
 * grow from call to call, and with it the number of synapses over threshold.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class SettledBenchmark extends NetworkBenchmark {
  /** Presentations: enough for a spread of transient weights like that of a longer run. */
  static final int LEARNED = 100;

  /** Index of the pattern presented last. */
  final int[] presented = new int[1];

  @Override
  Population openLearner() {
    return workload().openSettled(patterns, LEARNED);
  }

  /** Presents the next pattern; they take turns, as their numbers of active inputs differ. */
  final void forwardNext() {
    presented[0] = presented[0] + 1 < patterns.size() ? presented[0] + 1 : 0;
    learner.forward(patterns, presented);
  }
}
