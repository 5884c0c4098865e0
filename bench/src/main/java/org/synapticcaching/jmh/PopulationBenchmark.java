package org.synapticcaching.jmh;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;

/**
 * Networks with local-local caching side by side, as sweeps over seeds or thresholds run them. The
 * score is calls per second; {@code presented} is presentations per second of all networks
 * together.
 */
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PopulationBenchmark extends LearningBenchmark {
  private static final String POLICY = "local-local";

  /** One run, a figure with seeds or thresholds, and a sweep. */
  @Param({"1", "64", "1024"})
  @Allowed(Range.COUNT)
  public int population;

  /** The network of lr20-fig5b. */
  @Param("100")
  @Allowed(Range.COUNT)
  public int hidden;

  /** To each network and call; a device presents to all of them at once. */
  @Param("100")
  @Allowed(Range.COUNT)
  public int presentations;

  /** One thread, and as many as the smallest machine for which the figures' times are stated. */
  @Param({"1", "2"})
  @Allowed(Range.COUNT)
  public int threads;

  /** {@code [network][layer]}: transient weights as the host has them. */
  private final List<List<float[]>> transients = new ArrayList<>();

  /** An epoch of the largest population takes minutes. */
  @Param(Stage.NOT_LEARNED)
  @Allowed(words = {Stage.NOT_LEARNED, Stage.LEARNED})
  public String stage;

  /** Presentations over which the energy of each network is counted; tests take less. */
  int stretch = 500;

  @Override
  Population openLearner() {
    Workload workload = Workload.lr20(backend, hidden, POLICY, patterns);
    workload.checkWeightsAgainstAnotherBackend(patterns);
    return openAt(stage, stretch, workload, population, threads);
  }

  @Override
  void restarted() {
    transients.clear();
    for (int r = 0; r < population; r++) {
      transients.add(new ArrayList<>());
      for (int layer = 0; layer < learner.spec().network().layerCount(); layer++) {
        transients.get(r).add(learner.weights(r, layer, WeightPart.TRANSIENT));
      }
    }
  }

  /** Presentations to all networks, whose weights stay where they are. */
  @Benchmark
  public long train(DeviceTime device, Rates.Presentations rate) {
    rate.presented += (long) population * presentations;
    return present(presentations, device);
  }

  /**
   * Presentations to all networks, whose transient weights come from the host before, and go back
   * to it after: what it costs to change weights elsewhere between calls.
   */
  @Benchmark
  public long trainRoundTrip(DeviceTime device, Rates.Presentations rate) {
    device.of(learner);
    for (int r = 0; r < population; r++) {
      List<float[]> layers = transients.get(r);
      for (int layer = 0; layer < layers.size(); layer++) {
        learner.setWeights(r, layer, WeightPart.TRANSIENT, layers.get(layer));
      }
    }
    learner.train(patterns, presentations);
    for (int r = 0; r < population; r++) {
      List<float[]> layers = transients.get(r);
      for (int layer = 0; layer < layers.size(); layer++) {
        layers.set(layer, learner.weights(r, layer, WeightPart.TRANSIENT));
      }
    }
    device.presentations += (long) population * presentations;
    rate.presented += (long) population * presentations;
    return learner.presentations(0);
  }
}
