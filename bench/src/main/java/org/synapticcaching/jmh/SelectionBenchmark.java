package org.synapticcaching.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.simd.selection.OuterProductTopK;

/**
 * The threshold of the rule largest-updates: the k-th largest abs(delta_j x_i) of hidden x 784
 * updates, one thread. The errors of hidden units are normal; each call has another pattern and
 * other errors, so that nothing but the way of computing can be foreseen.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SelectionBenchmark extends FastJavaBenchmark {
  /** Different errors. */
  private static final int ERRORS = 32;

  private static final int CHECKED = 3;

  private static final String PARTITION = "partition";
  private static final String VECTORS = "vectors";
  private static final String IMAGES = "images";
  private static final String NORMAL = "normal";

  /** All updates formed and partitioned; or the two vectors alone. */
  @Param({PARTITION, VECTORS})
  @Allowed(words = {PARTITION, VECTORS})
  public String method;

  /** Hidden units. */
  @Param({"1000", "10000"})
  @Allowed(Range.COUNT)
  public int hidden;

  /** The plastic fraction. */
  @Param({"0.01", "0.1"})
  @Allowed(Range.FRACTION)
  public double plastic;

  /** Images, four fifths of whose inputs are 0, or normal inputs. */
  @Param({IMAGES, NORMAL})
  @Allowed(words = {IMAGES, NORMAL})
  public String inputs;

  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests take less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  private float[][] patterns;
  private final float[][] errors = new float[ERRORS][];
  private FullPartition partition;
  private OuterProductTopK threshold;
  private float[] rows;
  private int[] times;
  private int rank;
  private int turn;

  /** Draws errors and inputs, and checks that both methods agree to the last bit. */
  @Setup(Level.Trial)
  public void open() {
    RandomStreams streams = new RandomStreams(1);
    RandomGenerator random = streams.of(RandomStreams.Purpose.PATTERNS);
    patterns = inputs.equals(IMAGES) ? images() : new float[ERRORS][784];
    for (float[] pattern : inputs.equals(IMAGES) ? new float[0][] : patterns) {
      fill(pattern, random);
    }
    for (int e = 0; e < ERRORS; e++) {
      errors[e] = new float[hidden];
      fill(errors[e], random);
    }
    int length = patterns[0].length;
    rank = hidden * length - (int) Math.rint((1 - plastic) * (hidden * length - 1));
    partition = new FullPartition(hidden * length);
    threshold = new OuterProductTopK(length, hidden);
    rows = new float[OuterProductTopK.padded(length)];
    times = new int[rows.length];
    for (int n = 0; n < CHECKED; n++) {
      float expected = byPartition(n);
      float found = byVectors(n);
      if (expected != found) {
        throw new IllegalStateException(
            "the largest updates begin at " + expected + " or " + found + ", pattern " + n);
      }
    }
  }

  private static void fill(float[] values, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private float[][] images() {
    Patterns data = BenchmarkData.training(request, "simd");
    float[][] read = new float[Math.min(data.size(), 1000)][data.inputs()];
    for (int p = 0; p < read.length; p++) {
      data.read(p, read[p], 0);
    }
    return read;
  }

  /** The threshold for the next pattern and errors. */
  @Benchmark
  public float threshold() {
    turn++;
    return method.equals(PARTITION) ? byPartition(turn) : byVectors(turn);
  }

  private float byPartition(int n) {
    return partition.find(errors[n % ERRORS], patterns[n % patterns.length], rank);
  }

  private float byVectors(int n) {
    float[] pattern = patterns[n % patterns.length];
    int size = 0;
    for (float x : pattern) {
      rows[size] = Math.abs(x);
      size += x == 0 ? 0 : 1;
    }
    Arrays.fill(times, 0);
    Arrays.fill(times, 0, size, 1);
    return threshold.find(errors[n % ERRORS], hidden, rows, times, size, rank);
  }
}
