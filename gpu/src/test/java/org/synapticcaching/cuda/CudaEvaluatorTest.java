package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.KernelHeader;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Whole sets of patterns for many networks at once, against the reference one by one. */
@OnEmulation
class CudaEvaluatorTest {
  /** Not to be missed by rounding in 32 bits. */
  private static final double CLEAR = 1e-4;

  private static Consolidation direct() {
    return Consolidation.none();
  }

  private static Consolidation cached() {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.002, 50);
  }

  private static Consolidation pending() {
    return Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 0.002, 50);
  }

  /** Networks with the number of slices, 0 for what suits them, and how they consolidate. */
  static Stream<Arguments> shapes() {
    return Stream.of(
        // Fewer units than a quad has, exactly one quad, and one unit more.
        Arguments.of(0, Network.lr20(5, List.of(1), 2), cached()),
        Arguments.of(0, Network.lr20(1, List.of(3), 3), direct()),
        Arguments.of(0, Network.n22(13, List.of(4), 2), pending()),
        Arguments.of(0, Network.rp24(13, List.of(5), 7), cached()),
        // A tile exactly, and a unit more; more outputs than are worked on at a time.
        Arguments.of(0, Network.lr20(20, List.of(64), 17), cached()),
        Arguments.of(0, Network.n22(20, List.of(65), 33), direct()),
        // Several layers, of odd widths.
        Arguments.of(0, Network.rp24(19, List.of(11, 3, 6), 7), cached()),
        Arguments.of(0, Network.lr20(21, List.of(37, 130), 5), pending()),
        // Slices of 8, 8 and 7 units; and as many as the card has multiprocessors.
        Arguments.of(3, Network.rp24(20, List.of(23), 5), direct()),
        Arguments.of(3, Network.lr20(20, List.of(23), 5), cached()),
        Arguments.of(0, Network.rp24(6, List.of(1501), 3), pending()),
        // More inputs than two quads of columns leave room for, and than one quad does.
        Arguments.of(0, Network.lr20(1203, List.of(18), 4), cached()),
        Arguments.of(0, Network.rp24(2207, List.of(18), 4), direct()));
  }

  private static Replica replica(Network network, int seed, Consolidation rule) {
    return Replica.of(network, seed, network.id().equals("rp24") ? 2e-4 : 0.3, rule);
  }

  private static Population open(int slices, Network network, List<Replica> replicas) {
    return new CudaBackend(CudaDivision.USUAL.withSlices(slices))
        .open(new PopulationSpec(network, replicas, 1));
  }

  /** The patterns that the reference answers clearly, labelled with its answers. */
  private static Patterns clear(PlainReference reference, Patterns patterns) {
    int inputs = patterns.inputs();
    int[] answers = reference.answers(patterns);
    int[] kept =
        IntStream.range(0, patterns.size())
            .filter(
                p -> {
                  reference.forward(patterns, p);
                  double[] outputs = reference.outputs();
                  double best = outputs[answers[p]];
                  return IntStream.range(0, outputs.length)
                      .allMatch(k -> k == answers[p] || best - outputs[k] > CLEAR * (1 + best));
                })
            .toArray();
    float[] values = new float[kept.length * inputs];
    for (int n = 0; n < kept.length; n++) {
      patterns.read(kept[n], values, n * inputs);
    }
    int[] labels = Arrays.stream(kept).map(p -> answers[p]).toArray();
    return Patterns.ofFloats(values, inputs, labels, patterns.classes());
  }

  /** Large weights, so that answers differ. */
  private static float[] drawn(Random random, LayerShape shape) {
    float[] weights = new float[shape.length()];
    double deviation = 2 / Math.sqrt(shape.pre());
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (deviation * random.nextGaussian());
    }
    return weights;
  }

  private static double[] widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void answersAreThoseOfTheReference(int slices, Network network, Consolidation rule) {
    Random random = new Random(4);
    Replica replica = replica(network, 3, rule);
    PlainReference reference = new PlainReference(network, replica, Precision.FLOAT32);
    try (Population population = open(slices, network, List.of(replica))) {
      for (int n = 0; n < network.layerCount(); n++) {
        float[] weights = drawn(random, network.layers().get(n));
        population.setWeights(0, n, WeightPart.INITIAL, weights);
        reference.setWeights(n, WeightPart.INITIAL, widened(weights));
      }
      for (ContractPatterns kind : ContractPatterns.values()) {
        for (int size : new int[] {1, 7, 8, 9, 150}) {
          Patterns made = kind.make(size, network.inputs(), network.outputs(), 2 + size);
          population.train(made, 2);
          reference.train(made, 2);
          Patterns asked = clear(reference, made);
          if (asked.size() > 0) {
            assertEquals(
                List.of(new Evaluation(asked.size(), asked.size())),
                population.evaluate(asked),
                kind + " " + size);
          }
        }
      }
    }
    assertTrue(rule.isDirect() || reference.consolidations() > 0);
  }

  static Stream<Arguments> shapesOfSeveralUnits() {
    return shapes().filter(each -> ((Network) each.get()[1]).hidden().get(0) > 3);
  }

  /** That the reference's answers above are more than one, and clear in most cases. */
  @ParameterizedTest
  @MethodSource("shapesOfSeveralUnits")
  void answersOfTheReferenceDiffer(int slices, Network network, Consolidation rule) {
    Random random = new Random(4);
    PlainReference reference =
        new PlainReference(network, replica(network, 3, rule), Precision.FLOAT32);
    for (int n = 0; n < network.layerCount(); n++) {
      float[] weights = drawn(random, network.layers().get(n));
      reference.setWeights(n, WeightPart.INITIAL, widened(weights));
    }
    Patterns made = ContractPatterns.SIGNED.make(150, network.inputs(), network.outputs(), 152);
    Patterns asked = clear(reference, made);
    assertTrue(asked.size() > 75, slices + " slices: " + asked.size());
    long answers = IntStream.range(0, asked.size()).map(asked::label).distinct().count();
    assertTrue(answers > 1, network.toString());
  }

  private static final Network WIDE = Network.rp24(30, List.of(501), 4);

  private static List<Replica> several() {
    return IntStream.range(0, 7)
        .mapToObj(r -> replica(WIDE, r, r % 3 == 0 ? direct() : r % 3 == 1 ? cached() : pending()))
        .toList();
  }

  private static List<Evaluation> evaluated(Population population, Patterns patterns) {
    population.train(patterns, 20);
    List<Evaluation> once = population.evaluate(patterns);
    assertEquals(once, population.evaluate(patterns));
    return once;
  }

  @Test
  void neitherNeighboursNorFreeMemoryChangeAResult() {
    Patterns patterns = ContractPatterns.BACKGROUND_BYTES.make(203, 30, 4, 9);
    List<Evaluation> expected;
    long opened;
    long tested;
    try (Population population = open(0, WIDE, several())) {
      population.train(patterns, 0);
      opened = EmulatedDevice.usedBytes();
      expected = evaluated(population, patterns);
      tested = EmulatedDevice.usedBytes();
    }
    for (int share : new int[] {2, 5, 12}) {
      EmulatedDevice.withMemory(opened + (tested - opened) / share);
      try (Population population = open(0, WIDE, several())) {
        assertEquals(expected, evaluated(population, patterns), "1/" + share + " of the memory");
        assertTrue(EmulatedDevice.usedBytes() < tested, "less memory was used");
      }
    }
    for (int r = 0; r < expected.size(); r++) {
      try (Population alone = open(0, WIDE, several().subList(r, r + 1))) {
        assertEquals(expected.subList(r, r + 1), evaluated(alone, patterns));
      }
    }
    assertTrue(expected.stream().distinct().count() > 2, expected.toString());
  }

  @Test
  void onlySelectedNetworksAreTested() {
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(50, 30, 4, 9);
    try (Population population = open(0, WIDE, several())) {
      List<Evaluation> all = evaluated(population, patterns);
      population.setActive(1, false);
      population.setActive(5, false);
      List<Evaluation> some = population.evaluate(patterns);
      for (int r = 0; r < all.size(); r++) {
        assertEquals(r == 1 || r == 5 ? null : all.get(r), some.get(r));
      }
    }
  }

  @Test
  void blankPatternsAreTestedToo() {
    Network network = Network.lr20(6, List.of(5), 3);
    Patterns blank = Patterns.ofFloats(new float[6 * 11], 6, new int[11], 3);
    try (Population population = open(0, network, List.of(replica(network, 1, cached())))) {
      float[] weights = new float[15];
      Arrays.fill(weights, 0, 5, 1);
      population.setWeights(0, 1, WeightPart.INITIAL, weights);
      assertEquals(List.of(new Evaluation(11, 11)), population.evaluate(blank));
      Arrays.fill(weights, 5, 10, 2);
      population.setWeights(0, 1, WeightPart.INITIAL, weights);
      assertEquals(List.of(new Evaluation(0, 11)), population.evaluate(blank));
    }
  }

  @Test
  void constantsAreThoseOfTheKernels() {
    new KernelHeader("network/test_inputs.cu")
        .defines("kTogether", PatternGroups.TOGETHER)
        .defines("kTeam", TestTiling.TEAM)
        .defines("kBatch", TestTiling.BATCH)
        .defines("kBatchPitch", TestTiling.BATCH_PITCH)
        .defines("kThreads", TestTiling.THREADS)
        .verify();
    new KernelHeader("network/test_layer.cu")
        .defines("kThreads", CudaEvaluator.LAYER_THREADS)
        .defines("kPatterns", CudaEvaluator.LAYER_PATTERNS)
        .defines("kPosts", CudaEvaluator.LAYER_POSTS)
        .defines("kPitch", CudaEvaluator.LAYER_PITCH)
        .verify();
  }
}
