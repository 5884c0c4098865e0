package org.synapticcaching.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.ledger.Churn;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.ledger.LayerLedger;

/** Every record rejects what makes no sense, in a message that names the quantity and the value. */
class BadValuesTest {
  private static final Network NETWORK = Network.lr20(4, List.of(3), 2);
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Arguments bad(String message, Supplier<Object> record) {
    return Arguments.arguments(message, record);
  }

  private static Consolidation consolidation(double threshold, int every, double decayTime) {
    return Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, threshold, decayTime).withEvery(every);
  }

  private static Replica replica(double rate) {
    return Replica.of(NETWORK, 1, rate, Consolidation.none());
  }

  private static Network network(Activation hidden, Activation output, Loss loss, double scale) {
    return new Network(
        "own",
        4,
        List.of(3),
        2,
        false,
        hidden,
        output,
        loss,
        GradientRule.EXACT,
        scale,
        0,
        1,
        List.of(0.1, 0.1));
  }

  private static Network deviations(Double... deviations) {
    return new Network(
        "own",
        4,
        List.of(3),
        2,
        false,
        Activation.LOGISTIC,
        Activation.LOGISTIC,
        Loss.SQUARED_ERROR,
        GradientRule.EXACT,
        1,
        0,
        1,
        List.of(deviations));
  }

  static Stream<Arguments> badRules() {
    return Stream.of(
        bad("threshold must be a number >= 0, got -0.1", () -> consolidation(-0.1, 1, INF)),
        bad("threshold must be a number >= 0, got NaN", () -> consolidation(Double.NaN, 1, INF)),
        bad("every must be >= 1, got 0", () -> consolidation(0.1, 0, INF)),
        bad(
            "decay time must be > 0, or 'inf' for no decay, got 0.0",
            () -> consolidation(0.1, 1, 0)),
        bad(
            "decay time must be > 0, or 'inf' for no decay, got NaN",
            () -> consolidation(0.1, 1, Double.NaN)),
        bad("learning rate must be a finite number > 0, got 0.0", () -> replica(0)),
        bad("learning rate must be a finite number > 0, got -1.0", () -> replica(-1)),
        bad("learning rate must be a finite number > 0, got NaN", () -> replica(Double.NaN)),
        bad("learning rate must be a finite number > 0, got Infinity", () -> replica(INF)),
        bad(
            "pattern index in the presentation order must be >= 0, got -2",
            () -> PresentationOrder.listed(new int[] {0, -2})),
        bad(
            "presentation order listed with 0 listed indices",
            () -> PresentationOrder.listed(new int[0])),
        bad(
            "presentation order random with 1 listed indices",
            () -> new PresentationOrder(PresentationOrder.Kind.RANDOM, List.of(1))),
        bad(
            "max epochs must be >= 1, got 0",
            () -> PerceptronSpec.of(Consolidation.none()).withMaxEpochs(0)));
  }

  static Stream<Arguments> badEnergies() {
    EnergyModel quadratic = new EnergyModel(0, 0, new ChangeMeasure(2, false));
    EnergyTally tally = new EnergyTally(List.of());
    double[] one = {0};
    LayerLedger ledger = tally.snapshot(new LayerShape("W1", 2, 3), one, one, 0, Churn.NOT_COUNTED);
    return Stream.of(
        bad("exponent must be a finite number >= 0, got -1.0", () -> new ChangeMeasure(-1, false)),
        bad(
            "exponent must be a finite number >= 0, got NaN",
            () -> new ChangeMeasure(Double.NaN, true)),
        bad(
            "maintenance cost must be a finite number >= 0, got -0.5",
            () -> EnergyModel.linear(-0.5)),
        bad(
            "maintenance cost must be a finite number >= 0, got Infinity",
            () -> EnergyModel.linear(INF)),
        bad(
            "transient change cost must be a finite number >= 0, got -2.0",
            () -> new EnergyModel(0, -2, ChangeMeasure.LINEAR)),
        bad(
            "this run kept no account of ChangeMeasure[exponent=2.0, potentiationOnly=false]; it"
                + " has [ChangeMeasure[exponent=1.0, potentiationOnly=false]]",
            () -> new EnergyLedger(List.of(ledger)).under(quadratic)),
        bad(
            "residual has 2 entries for 1 measures",
            () ->
                tally.snapshot(
                    new LayerShape("W1", 2, 3), new double[2], one, 0, Churn.NOT_COUNTED)));
  }

  static Stream<Arguments> badNetworks() {
    List<Integer> none = new ArrayList<>();
    return Stream.of(
        bad("inputs must be >= 1, got 0", () -> Network.lr20(0, List.of(3), 2)),
        bad("outputs must be >= 2, got 1", () -> Network.lr20(4, List.of(3), 1)),
        bad("number of hidden layers must be >= 1, got 0", () -> Network.lr20(4, none, 2)),
        bad("hidden units must be >= 1, got 0", () -> Network.rp24(4, List.of(3, 0), 2)),
        bad(
            "hidden units cannot be softmax; use it for the output",
            () -> network(Activation.SOFTMAX, Activation.LOGISTIC, Loss.SQUARED_ERROR, 1)),
        bad(
            "cross-entropy needs logistic or softmax outputs, got linear",
            () -> network(Activation.LOGISTIC, Activation.LINEAR, Loss.CROSS_ENTROPY, 1)),
        bad(
            "error scale must be a finite number > 0, got 0.0",
            () -> network(Activation.LOGISTIC, Activation.LINEAR, Loss.SQUARED_ERROR, 0)),
        bad("initial deviation: expected one per weight matrix (2), got 1", () -> deviations(0.1)),
        bad(
            "initial deviation must be a finite number >= 0, got -0.1",
            () -> deviations(0.1, -0.1)),
        bad(
            "unknown network 'mlp'; known: lr20, n22, rp24",
            () -> Network.named("mlp", 4, List.of(3), 2)),
        bad(
            "W1 would have 2500000000 synapses (50000 x 50000); at most 2147483583 fit into one"
                + " array",
            () -> new LayerShape("W1", 50_000, 50_000).length()));
  }

  @ParameterizedTest
  @MethodSource({"badRules", "badEnergies", "badNetworks"})
  void badValueIsRejectedByName(String message, Supplier<Object> record) {
    IllegalArgumentException rejection = assertThrows(IllegalArgumentException.class, record::get);
    assertEquals(message, rejection.getMessage());
  }

  @Test
  void unknownWordListsTheKnownOnes() {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class,
            () -> Named.parse(Comparison.class, "comparison", "greater"));
    assertEquals("unknown comparison 'greater'; known: gt, ge", rejection.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Activation.class,
        Comparison.class,
        ConsolidationPolicy.class,
        EventOrder.class,
        GradientRule.class,
        Loss.class,
        PlasticityRule.class,
        PresentationOrder.Kind.class
      })
  <E extends Enum<E> & Named> void everyWordNamesOneConstant(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      assertEquals(constant, Named.parse(type, "word", constant.id()));
    }
  }
}
