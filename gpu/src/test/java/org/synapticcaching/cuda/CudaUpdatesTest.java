package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.contract.ContractRules;
import org.synapticcaching.contract.PlainReference;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Replica;

/**
 * Changes that are ranked without being made, in matrices of many lanes and rows. Numbers have so
 * few digits that every sum is exact in any order: changes have to be equal bits, ties included.
 */
@OnEmulation
class CudaUpdatesTest {
  private static final float BACKGROUND = -0.25f;
  private static final int PRESENTATIONS = 3;

  private static List<Plasticity> rules() {
    PlasticityRule largest = PlasticityRule.LARGEST_UPDATES;
    PlasticShare half = PlasticShare.fraction(0.5);
    Plasticity one = Plasticity.of(largest, PlasticShare.fraction(0.01));
    return List.of(
        Plasticity.of(largest, PlasticShare.count(1)),
        one,
        one.within(half),
        Plasticity.of(largest, half),
        Plasticity.of(largest, half).within(half),
        Plasticity.of(largest, half).within(PlasticShare.count(5)),
        Plasticity.of(largest, PlasticShare.ALL),
        Plasticity.of(PlasticityRule.SMALLEST_UPDATES, half),
        Plasticity.of(PlasticityRule.SMALLEST_UPDATES, PlasticShare.fraction(0.9)));
  }

  /** Two of three count their changes. */
  private static List<Replica> replicas(Network network, Consolidation consolidation) {
    List<Replica> replicas = new ArrayList<>();
    for (Plasticity rule : rules()) {
      Replica replica = Replica.of(network, 1, 0.125, consolidation).with(rule);
      replicas.add(replicas.size() % 3 == 0 ? replica : replica.countingChanges());
    }
    return replicas;
  }

  /** As of images of which the mean is subtracted: most inputs are the same. */
  private static float[] image(RandomGenerator random, int length) {
    float[] values = coarse(random, length);
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(5) > 0 ? BACKGROUND : values[i];
    }
    return values;
  }

  private static float[] coarse(RandomGenerator random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(8) == 0 ? 1 : 0.5f * (random.nextInt(3) - 1);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void changesThatManyLanesShareAreRankedAsInTheReference(int slices) {
    compare(ContractRules.linear(203, List.of(150), 10), slices, never());
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsolidationPolicy.class,
      names = {"NONE", "LOCAL_LOCAL", "LOCAL_NEURON", "LOCAL_LAYER"})
  void rankedChangesComposeWithConsolidationInWideLayers(ConsolidationPolicy policy) {
    double threshold = policy == ConsolidationPolicy.NONE ? 0 : 0.3;
    compare(
        ContractRules.linear(61, List.of(90), 10),
        2,
        Consolidation.of(policy, threshold, Double.POSITIVE_INFINITY));
  }

  /** More inputs than are kept close to the threads. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void patternsOfManyInputsAreRankedWhereTheyAre(int slices) {
    compare(ContractRules.linear(1700, List.of(13), 3), slices, never());
  }

  /** Rows of upper matrices that a warp sorts, and that a block does. */
  @ParameterizedTest
  @ValueSource(ints = {33, 64, 65, 101})
  void rowsOfUpperMatricesAreSortedWhateverTheirNumber(int rows) {
    compare(ContractRules.linear(17, List.of(70, rows), 4), 1, never());
  }

  private static Consolidation never() {
    return Consolidation.of(ConsolidationPolicy.NEVER, 0, Double.POSITIVE_INFINITY);
  }

  private static void compare(Network network, int slices, Consolidation consolidation) {
    List<Replica> replicas = replicas(network, consolidation);
    RandomGenerator random = new RandomStreams(6).of(RandomStreams.Purpose.PATTERNS);
    List<PlainReference> references =
        replicas.stream()
            .map(replica -> new PlainReference(network, replica, Precision.FLOAT32))
            .toList();
    CudaBackend backend = new CudaBackend(CudaDivision.USUAL.withSlices(slices));
    try (Population population = backend.open(new PopulationSpec(network, replicas, 1))) {
      for (int t = 0; t < PRESENTATIONS; t++) {
        for (int n = 0; n < network.layerCount(); n++) {
          float[] weights = coarse(random, network.layers().get(n).length());
          for (int r = 0; r < replicas.size(); r++) {
            set(references.get(r), population, r, n, WeightPart.INITIAL, weights);
            set(references.get(r), population, r, n, WeightPart.PERSISTENT, weights.length);
            set(references.get(r), population, r, n, WeightPart.TRANSIENT, weights.length);
          }
        }
        float[] inputs = image(random, network.inputs());
        int[] label = {random.nextInt(network.outputs())};
        // Nothing is learned from the first one, which looks at the weights that were set.
        train(references, population, new float[network.inputs()], label);
        train(references, population, inputs, label);
        for (int r = 0; r < replicas.size(); r++) {
          assertSameWeights(references.get(r), population, r, "presentation " + t);
        }
      }
      for (int r = 0; r < replicas.size(); r++) {
        assertSameLedger(references.get(r), population, r);
      }
    }
    long tied = references.stream().filter(reference -> reference.ties() > 0).count();
    assertTrue(tied > replicas.size() / 2, "ties in " + tied + " networks only");
  }

  private static void train(
      List<PlainReference> references, Population population, float[] inputs, int[] label) {
    Network network = population.spec().network();
    Patterns pattern = Patterns.ofFloats(inputs, inputs.length, label, network.outputs());
    references.forEach(reference -> reference.train(pattern, 1));
    population.train(pattern, 1);
  }

  private static void set(
      PlainReference reference, Population population, int r, int n, WeightPart part, int length) {
    set(reference, population, r, n, part, new float[length]);
  }

  private static void set(
      PlainReference reference,
      Population population,
      int r,
      int n,
      WeightPart part,
      float[] values) {
    reference.setWeights(n, part, widened(values));
    population.setWeights(r, n, part, values);
  }

  private static void assertSameWeights(
      PlainReference reference, Population population, int r, String when) {
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      for (WeightPart part : List.of(WeightPart.PERSISTENT, WeightPart.TRANSIENT)) {
        assertArrayEquals(
            widened(reference.weights(n, part)),
            widened(population.weights(r, n, part)),
            population.spec().replicas().get(r).plasticity() + ", " + when + ", " + n + part);
      }
    }
  }

  private static void assertSameLedger(PlainReference reference, Population population, int r) {
    for (int n = 0; n < population.spec().network().layerCount(); n++) {
      String what = population.spec().replicas().get(r).plasticity() + ", layer " + n;
      LayerLedger expected = reference.ledger().layers().get(n);
      LayerLedger found = population.ledger(r).layers().get(n);
      assertTrue(expected.modifications() > 0, what);
      assertEquals(expected.modifications(), found.modifications(), what);
      assertEquals(expected.churn(), found.churn(), what);
      assertEquals(expected.path().get(0), found.path().get(0), 1e-9 * expected.path().get(0));
      double consolidated = expected.consolidation().get(0);
      assertEquals(consolidated, found.consolidation().get(0), 1e-6 * consolidated, what);
    }
  }

  /** Without the sign of zero. */
  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i] + 0.0;
    }
    return wide;
  }

  private static double[] widened(double[] values) {
    double[] wide = values.clone();
    for (int i = 0; i < wide.length; i++) {
      wide[i] += 0.0;
    }
    return wide;
  }
}
