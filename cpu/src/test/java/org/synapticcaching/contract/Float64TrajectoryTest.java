package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/**
 * A thousand presentations in float64 from end to end: weights and pixels that float32 does not
 * hold, twelve digits of every energy and weight.
 */
class Float64TrajectoryTest {
  private static final int PRESENTATIONS = 1000;
  private static final int PATTERNS = 250;
  private static final double DIGITS = 1e-12;
  private static final Network NETWORK = Network.lr20(60, List.of(25), 10);
  private static final Patterns IMAGES = images();

  static Stream<Consolidation> policies() {
    return Stream.of(
        Consolidation.none(),
        Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, 1000),
        Consolidation.of(ConsolidationPolicy.LOCAL_NEURON, 0.04, 1000),
        Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 0.1, 300));
  }

  /** Pixels as a division leaves them, four of five of them 0. */
  private static Patterns images() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[PATTERNS * NETWORK.inputs()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5) == 0 ? random.nextInt(1, 256) / 255.0 : 0;
    }
    int[] labels = random.ints(PATTERNS, 0, NETWORK.outputs()).toArray();
    return Patterns.ofDoubles(values, NETWORK.inputs(), labels, NETWORK.outputs());
  }

  private static double[] weights(int layer) {
    SplittableRandom random = new SplittableRandom(2 + layer);
    return DoubleStream.generate(() -> 0.3 * random.nextDouble(-1, 1))
        .limit(NETWORK.layers().get(layer).length())
        .toArray();
  }

  private static Replica replica(Consolidation consolidation) {
    return Replica.of(NETWORK, 1, 0.1, consolidation)
        .withMeasures(List.of(new ChangeMeasure(0, false), new ChangeMeasure(2, false)));
  }

  private static PlainReference reference(Consolidation consolidation, Precision start) {
    PlainReference reference = new PlainReference(NETWORK, replica(consolidation), start);
    for (int layer = 0; layer < NETWORK.layerCount(); layer++) {
      double[] weights = weights(layer);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = start == Precision.FLOAT32 ? (float) weights[i] : weights[i];
      }
      reference.setWeights(layer, WeightPart.INITIAL, weights);
    }
    reference.train(IMAGES, PRESENTATIONS);
    return reference;
  }

  private static Population ejml(Consolidation consolidation) {
    PopulationSpec spec = PopulationSpec.single(NETWORK, replica(consolidation));
    Population population = Backends.named("ejml").open(spec);
    for (int layer = 0; layer < NETWORK.layerCount(); layer++) {
      population.setWeights(0, layer, WeightPart.INITIAL, weights(layer));
    }
    population.train(IMAGES, PRESENTATIONS);
    return population;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void ejmlHasTwelveDigitsOfEveryEnergyAndWeight(Consolidation consolidation) {
    PlainReference reference = reference(consolidation, Precision.FLOAT64);
    try (Population population = ejml(consolidation)) {
      compare("energy", energies(reference.ledger()), energies(population.ledger(0)));
      compare("output", reference.outputs(), population.exactOutputs(0));
      for (int layer = 0; layer < NETWORK.layerCount(); layer++) {
        for (WeightPart part : List.of(WeightPart.INITIAL, WeightPart.TOTAL)) {
          compare(
              "W" + (layer + 1) + " " + part,
              reference.weights(layer, part),
              population.exactWeights(0, layer, part));
        }
      }
      assertTrue(
          population.ledger(0).layers().get(0).consolidation().get(0) > 0, "nothing happened");
    }
  }

  /** Otherwise the test above would also pass with inputs or weights of float32. */
  @Test
  void startingFromFloat32LosesDigits() {
    Consolidation none = Consolidation.none();
    double exact = reference(none, Precision.FLOAT64).ledger().layers().get(0).path().get(0);
    double rounded = reference(none, Precision.FLOAT32).ledger().layers().get(0).path().get(0);
    assertNotEquals(exact, rounded, 1e3 * DIGITS * exact);
  }

  private static double[] energies(EnergyLedger ledger) {
    List<Double> all = new ArrayList<>();
    for (LayerLedger layer : ledger.layers()) {
      all.addAll(layer.consolidation());
      all.addAll(layer.path());
      all.addAll(layer.residual());
      all.addAll(layer.minimum());
      all.add(layer.transientIntegral());
      all.add(layer.transientChange());
      all.add((double) layer.modifications());
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Single weights may be close to 0 by chance: those of a matrix count together. */
  private static void compare(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    double largest = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      double scale = what.equals("energy") ? Math.abs(expected[i]) : largest;
      assertEquals(expected[i], actual[i], DIGITS * scale, what + " " + i);
    }
  }
}
