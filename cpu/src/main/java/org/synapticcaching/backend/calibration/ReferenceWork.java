package org.synapticcaching.backend.calibration;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Replica;

/** What is measured in place of all that users may learn, and the size of a network's work. */
public final class ReferenceWork {
  /** Hidden units of the networks that make up a population. */
  static final int SMALL = 100;

  /** Hidden units of the network that is large by itself. */
  static final int LARGE = 10_000;

  /** Inputs of a perceptron. */
  static final int SYNAPSES = 1000;

  /** Patterns of a perceptron, near its capacity. */
  static final int PATTERNS = 1900;

  /** Synapses and patterns of a perceptron, which the time of an update grows with. */
  public static final double PERCEPTRON_SIZE = SYNAPSES + PATTERNS;

  /** Runs of perceptrons on each multiprocessor, side by side. */
  public static final int RUNS_PER_MULTIPROCESSOR = 4;

  /** Bytes of a synapse that a presentation touches: persistent and transient, float32. */
  private static final double BYTES_PER_SYNAPSE = 8;

  /** As of MNIST's pixels; hidden units all count as active. */
  private static final double ACTIVE_INPUTS = 0.2;

  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int IMAGES = 64;
  private static final double LEARNING_RATE = 0.1;
  private static final double DECAY_TIME = 1000;
  private static final double NETWORK_THRESHOLD = 0.02;
  private static final double PERCEPTRON_THRESHOLD = 5;

  /** Beyond its capacity a run lasts as long as it may, so that all runs are equally long. */
  private static final int EPOCHS = 50;

  private ReferenceWork() {}

  /** Bytes of weights that a presentation touches in a network of this shape. */
  public static double bytesPerPresentation(Network network) {
    double sum = 0;
    double active = ACTIVE_INPUTS;
    for (LayerShape layer : network.layers()) {
      sum += active * layer.synapses() * BYTES_PER_SYNAPSE;
      active = 1;
    }
    return sum;
  }

  static Network network(int hidden) {
    return Network.lr20(PIXELS, List.of(hidden), CLASSES);
  }

  /** Networks with caching, that differ in their seeds; one thread. */
  static PopulationSpec population(int networks, int hidden) {
    Network network = network(hidden);
    Consolidation caching =
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, NETWORK_THRESHOLD, DECAY_TIME);
    return new PopulationSpec(
        network,
        IntStream.range(0, networks)
            .mapToObj(seed -> Replica.of(network, seed, LEARNING_RATE, caching))
            .toList(),
        1);
  }

  /** As sparse as digits, otherwise random. */
  static Patterns images() {
    Random random = new Random(1);
    float[] values = new float[IMAGES * PIXELS];
    int[] labels = new int[IMAGES];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = random.nextDouble() < ACTIVE_INPUTS ? random.nextFloat() : 0;
    }
    for (int image = 0; image < IMAGES; image++) {
      labels[image] = random.nextInt(CLASSES);
    }
    return Patterns.ofFloats(values, PIXELS, labels, CLASSES);
  }

  static PerceptronTask task(long seed) {
    return PerceptronTask.random(SYNAPSES, PATTERNS, seed);
  }

  /** Without caching, or with that of the policy that is learned fastest; without decay. */
  static PerceptronSpec spec(boolean caches) {
    Consolidation consolidation =
        caches
            ? Consolidation.of(
                ConsolidationPolicy.LOCAL_GLOBAL, PERCEPTRON_THRESHOLD, Double.POSITIVE_INFINITY)
            : Consolidation.none();
    return PerceptronSpec.of(consolidation).withMaxEpochs(EPOCHS);
  }
}
