package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;

/**
 * Tests of one network on one thread, as runs to an accuracy make them between stretches of
 * learning: half of the time of lr20-fig5b. The score is tests per second; {@code tested} is images
 * per second.
 */
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EvaluationBenchmark extends LearningBenchmark {
  /** As many as MNIST has for tests, unless there are fewer to learn from. */
  private static final int MOST_IMAGES = 10_000;

  /** As those of {@link NetworkBenchmark}. */
  @Param({"20", "100", "1000"})
  @Allowed(Range.COUNT)
  public int hidden;

  /** Of those that the network has learned, so that most answers are right. */
  private Patterns images;

  @Override
  Population openLearner() {
    Workload workload = Workload.lr20(backend, hidden, "none", patterns);
    workload.checkWeightsAgainstAnotherBackend(patterns);
    images = patterns.first(Math.min(MOST_IMAGES, patterns.size()));
    Population opened = workload.open();
    opened.train(patterns, images.size());
    return opened;
  }

  /**
   * One test.
   *
   * @return number of right answers
   */
  @Benchmark
  public int evaluate(Rates.Images rate) {
    rate.tested += images.size();
    return learner.evaluate(images).get(0).correct();
  }
}
