package org.synapticcaching.device.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.Emulation;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;
import org.synapticcaching.ejml.EjmlBackend;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Whole test sets for many networks at once, against one network and pattern after another. */
@OnEmulation
class PopulationEvaluatorTest {
  private static final int NETWORKS = 5;

  static Stream<Network> networks() {
    return Stream.of(
        Network.lr20(13, List.of(7), 3),
        Network.lr20(20, List.of(16, 8), 4).withBias(true),
        Network.n22(15, List.of(16), 10),
        Network.rp24(19, List.of(11, 3, 6), 7));
  }

  /** {@code [network][post][pre]} of each layer: the same for the same arguments. */
  private static float[][] weights(Network network) {
    Random random = new Random(6);
    float[][] layers = new float[network.layerCount()][];
    for (int n = 0; n < layers.length; n++) {
      layers[n] = new float[NETWORKS * network.layers().get(n).length()];
      for (int i = 0; i < layers[n].length; i++) {
        layers[n][i] = (float) random.nextGaussian();
      }
    }
    return layers;
  }

  private static int[] expected(Network network, float[][] weights, Patterns patterns) {
    Replica replica = Replica.of(network, 1, 0.1, Consolidation.none());
    int[] correct = new int[NETWORKS];
    try (Population one = new EjmlBackend().open(PopulationSpec.single(network, replica))) {
      for (int r = 0; r < NETWORKS; r++) {
        for (int n = 0; n < weights.length; n++) {
          int size = network.layers().get(n).length();
          float[] part = java.util.Arrays.copyOfRange(weights[n], r * size, (r + 1) * size);
          one.setWeights(0, n, WeightPart.INITIAL, part);
        }
        correct[r] = one.evaluate(patterns).get(0).correct();
      }
    }
    return correct;
  }

  /** Asks with weights copied to the device. */
  private static int[] counted(
      Network network, float[][] weights, Patterns patterns, int atOnce, long chunkBytes) {
    return counted(network, weights, patterns, NETWORKS, atOnce, chunkBytes);
  }

  /** Of the first networks alone. */
  private static int[] counted(
      Network network,
      float[][] weights,
      Patterns patterns,
      int networks,
      int atOnce,
      long chunkBytes) {
    try (GpuSession session = Gpu.first().openSession();
        PatternStore store = new PatternStore(session, network.bias());
        PopulationEvaluator evaluator =
            new PopulationEvaluator(session, store, network, atOnce, chunkBytes)) {
      DeviceMemory[] layers = new DeviceMemory[weights.length];
      for (int n = 0; n < weights.length; n++) {
        layers[n] = session.allocate("weights", (long) weights[n].length * Float.BYTES);
        layers[n].upload(weights[n], 0, weights[n].length, 0);
      }
      TotalWeights total =
          (layer, first, count) -> {
            if (count > atOnce) {
              throw new AssertionError(count + " networks at once");
            }
            LayerShape shape = network.layers().get(layer);
            return layers[layer].pointer(first * shape.synapses() * Float.BYTES);
          };
      int[] once = evaluator.correct(patterns, total, networks);
      assertArrayEquals(once, evaluator.correct(patterns, total, networks));
      return once;
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void countsAreThoseOfOneNetworkAfterAnother(Network network) {
    Patterns patterns = ContractPatterns.SIGNED.make(301, network.inputs(), network.outputs(), 2);
    float[][] weights = weights(network);
    int[] expected = expected(network, weights, patterns);
    assertArrayEquals(expected, counted(network, weights, patterns, NETWORKS, 1 << 20));
    assertArrayEquals(expected, counted(network, weights, patterns, 2, 1 << 20));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void chunksOfAnySizeGiveTheSame(Network network) {
    Patterns patterns =
        ContractPatterns.BACKGROUND_BYTES.make(37, network.inputs(), network.outputs(), 2);
    float[][] weights = weights(network);
    int[] expected = expected(network, weights, patterns);
    for (long chunkBytes : new long[] {1, 1000, 7000, 20_000}) {
      assertArrayEquals(expected, counted(network, weights, patterns, NETWORKS, chunkBytes));
    }
  }

  /** cuBLAS may add in another order where a product has other sizes. */
  @ParameterizedTest
  @MethodSource("networks")
  void theSizesOfProductsDependNeitherOnNeighboursNorOnFreeMemory(Network network) {
    Patterns patterns = ContractPatterns.SIGNED.make(301, network.inputs(), network.outputs(), 2);
    float[][] weights = weights(network);
    long alone = sizes(() -> counted(network, weights, patterns, 1, NETWORKS, 5000));
    assertEquals(alone, sizes(() -> counted(network, weights, patterns, 5, NETWORKS, 5000)));
    assertEquals(alone, sizes(() -> counted(network, weights, patterns, 5, 2, 5000)));
    long bytes = 0;
    for (float[] layer : weights) {
      bytes += (long) layer.length * Float.BYTES;
    }
    // Room for the activities of one network, where above there was some for all.
    Emulation.setTotalBytes(bytes + 301L * (network.inputs() + 2) * Float.BYTES + 2 * 5000 + 1024);
    assertEquals(alone, sizes(() -> counted(network, weights, patterns, 5, NETWORKS, 5000)));
    Emulation.setTotalBytes(1 << 30);
    assertNotEquals(alone, sizes(() -> counted(network, weights, patterns, 1, NETWORKS, 4000)));
  }

  /** A number that stands for the sizes of all matrix products of something. */
  private static long sizes(Runnable what) {
    Emulation.forgetProducts();
    what.run();
    return Emulation.sizesOfProducts();
  }

  @Test
  void anOutputThatIsNoNumberIsWrongAndTheFirstOfEqualOnesCounts() {
    for (Network network : List.of(Network.rp24(4, List.of(3), 2), Network.n22(4, List.of(3), 2))) {
      Patterns patterns =
          Patterns.ofFloats(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, new int[] {0, 1}, 2);
      float[][] weights = new float[2][];
      for (int n = 0; n < 2; n++) {
        weights[n] = new float[NETWORKS * network.layers().get(n).length()];
      }
      int outputWeights = network.layers().get(1).length();
      java.util.Arrays.fill(weights[1], outputWeights, 2 * outputWeights, Float.NaN);
      weights[1][3 * outputWeights - 1] = Float.NaN;
      java.util.Arrays.fill(weights[0], 3 * 3 * 4, weights[0].length, 1e30f);
      java.util.Arrays.fill(weights[1], 3 * outputWeights, 4 * outputWeights, 1e30f);
      int[] correct = counted(network, weights, patterns, NETWORKS, 1 << 20);
      assertEquals(1, correct[0], "equal outputs: the first");
      assertEquals(0, correct[1], "no output is a number");
      assertEquals(0, correct[2], "one output is no number");
      assertEquals(1, correct[4], "equal outputs again");
    }
  }

  @Test
  void aSetThatDoesNotFitIsTold() {
    Network network = Network.lr20(100, List.of(3), 2);
    Emulation.setTotalBytes(3 << 20);
    Patterns patterns = ContractPatterns.DENSE.make(10_000, 100, 2, 1);
    OutOfDeviceMemory thrown =
        assertThrows(
            OutOfDeviceMemory.class,
            () -> counted(network, weights(network), patterns, NETWORKS, 1 << 20));
    assertEquals(
        0, thrown.getMessage().indexOf("out of device memory: a data set of 10000 patterns needs"));
  }

  @Test
  void theTwoSetsAskedForLastStayOnTheDevice() {
    List<Patterns> sets =
        Stream.of(1, 2, 3).map(seed -> ContractPatterns.DENSE.make(9, 5, 2, seed)).toList();
    try (GpuSession session = Gpu.first().openSession();
        PatternStore store = new PatternStore(session, true)) {
      ResidentPatterns first = store.resident(sets.get(0));
      ResidentPatterns second = store.resident(sets.get(1));
      assertEquals(first, store.resident(sets.get(0)));
      long bytes = Emulation.liveBytes();
      store.resident(sets.get(2));
      assertEquals(bytes, Emulation.liveBytes());
      assertEquals(first, store.resident(sets.get(0)));
      assertThrows(IllegalStateException.class, () -> second.values().address());
      float[] row = new float[6];
      first.values().download(row, 0, 6, 4 * 6 * Float.BYTES);
      float[] expected = new float[6];
      sets.get(0).read(4, expected, 0);
      expected[5] = 1;
      assertArrayEquals(expected, row);
    }
  }
}
