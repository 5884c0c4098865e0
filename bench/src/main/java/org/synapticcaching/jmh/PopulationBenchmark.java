package org.synapticcaching.jmh;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.Patterns;

/**
 * Networks with local-local caching side by side, as sweeps over seeds or thresholds run them. The
 * score is calls per second; {@code presented} is presentations per second of all networks
 * together.
 */
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PopulationBenchmark extends FastJavaBenchmark {
  private static final String POLICY = "local-local";

  /** ejml is plain and float64; simd draws the figures; -p backend=cublas,cuda for a GPU. */
  @Param({"ejml", "simd"})
  public String backend;

  /** One run, a figure with seeds or thresholds, and a sweep. */
  @Param({"1", "64", "1024"})
  public int population;

  /** The network of lr20-fig5b. */
  @Param("100")
  public int hidden;

  /** To each network and call; a device is asked for all of them at once. */
  @Param("100")
  public int presentations;

  /** One thread, and as many as the smallest machine for which the figures' times are stated. */
  @Param({"1", "2"})
  public int threads;

  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests choose less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  private Patterns patterns;
  private Population networks;
  private final List<List<float[]>> transients = new ArrayList<>();

  /** Opens the networks with random weights. */
  @Setup(Level.Trial)
  public void open() {
    patterns = BenchmarkData.training(request, backend);
    Workload workload = new Workload(backend, hidden, POLICY, patterns);
    workload.checkAgainstAnotherBackend(patterns);
    networks = workload.open(population, threads);
    for (int r = 0; r < population; r++) {
      transients.add(new ArrayList<>());
      for (int layer = 0; layer < networks.spec().network().layerCount(); layer++) {
        transients.get(r).add(networks.weights(r, layer, WeightPart.TRANSIENT));
      }
    }
  }

  /** Presentations on from where the last call ended; all weights stay where they are. */
  @Benchmark
  public long train(ModelledEnergy energy, DeviceTime device, PresentationRate rate) {
    energy.of(networks);
    device.of(networks);
    networks.train(patterns, presentations);
    MeasuredOn.await(networks);
    rate.presented += (long) population * presentations;
    return networks.presentations(0);
  }

  /**
   * The same, but the transient weights of all networks come from the host before, and go back to
   * it after: what it costs to change weights elsewhere between calls.
   */
  @Benchmark
  public long trainRoundTrip(ModelledEnergy energy, DeviceTime device, PresentationRate rate) {
    energy.of(networks);
    device.of(networks);
    for (int r = 0; r < population; r++) {
      List<float[]> layers = transients.get(r);
      for (int layer = 0; layer < layers.size(); layer++) {
        networks.setWeights(r, layer, WeightPart.TRANSIENT, layers.get(layer));
      }
    }
    networks.train(patterns, presentations);
    for (int r = 0; r < population; r++) {
      List<float[]> layers = transients.get(r);
      for (int layer = 0; layer < layers.size(); layer++) {
        layers.set(layer, networks.weights(r, layer, WeightPart.TRANSIENT));
      }
    }
    rate.presented += (long) population * presentations;
    return networks.presentations(0);
  }

  /** Closes the networks. */
  @TearDown(Level.Trial)
  public void close() {
    networks.close();
  }
}
