package org.synapticcaching.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronSpec;

/** Compares a perceptron's run with that of {@link PlainPerceptron}. */
public final class PerceptronComparison {
  private static final double ENERGY_TOLERANCE = 1e-9;
  private static final List<ChangeMeasure> MEASURES =
      List.of(
          ChangeMeasure.LINEAR,
          new ChangeMeasure(0, false),
          new ChangeMeasure(0.5, false),
          new ChangeMeasure(2, false),
          new ChangeMeasure(1, true));

  private PerceptronComparison() {}

  /** Runs and compares with the plain reference in every measure. */
  public static PerceptronResult check(
      PerceptronLearner learner, Consolidation rule, int maxEpochs) {
    PerceptronTask task = learner.task();
    PerceptronSpec spec = new PerceptronSpec(rule, maxEpochs, MEASURES);
    PerceptronResult actual = learner.learn(spec);
    boolean exact = Double.isInfinite(rule.decayTime()) && !movesFractions(rule);
    PlainPerceptron plain = PlainPerceptron.learn(task, rule, MEASURES, maxEpochs);
    for (int m = 0; m < MEASURES.size(); m++) {
      ChangeMeasure measure = MEASURES.get(m);
      String what =
          rule
              + ", N "
              + task.synapses()
              + ", P "
              + task.patterns()
              + ", "
              + measure
              + ", path "
              + actual.path();
      assertEquals(plain.success, actual.success(), what);
      assertEquals(plain.epochs, actual.epochs(), what);
      assertEquals(plain.presentations, actual.presentations(), what);
      assertEquals(plain.updates, actual.updates(), what);
      Energy energy = actual.under(new EnergyModel(1, 1, measure));
      assertEquals(plain.modifications, energy.modifications(), what);
      boolean integers = exact && task.onlySigns() && measure.exponent() != 0.5;
      close(integers, plain.consolidated[m], energy.consolidation(), "consolidation", what);
      close(integers, plain.path[m], energy.withoutCaching(), "without caching", what);
      close(integers, plain.transientIntegral, energy.maintenance(), "maintenance", what);
      close(integers, plain.transientChange, energy.transientChange(), "transient change", what);
      close(integers, plain.residual(measure), energy.residual(), "residual", what);
      if (measure.exponent() > 0 || exact || !leavesDust(plain)) {
        close(integers, plain.minimum(measure), energy.minimum(), "minimum", what);
      }
    }
    weights(plain.l, actual.persistent(), "l of " + rule);
    weights(plain.s, actual.transients(), "s of " + rule);
    threshold(plain, actual, rule);
    return actual;
  }

  private static void threshold(
      PlainPerceptron plain, PerceptronResult actual, Consolidation rule) {
    assertEquals(rule.setsItself(), actual.threshold().isPresent(), rule::toString);
    if (rule.setsItself()) {
      double expected = plain.threshold();
      double slack = Double.isInfinite(expected) ? 1e-9 : 1e-9 * expected;
      assertEquals(expected, actual.threshold().getAsDouble(), slack, rule::toString);
    }
  }

  /** Whether multiples of a threshold are moved that is no half: their sums are rounded. */
  private static boolean movesFractions(Consolidation rule) {
    return rule.movesWholeMultiples() || rule.roundsStochastically() && rule.theta() % 0.5 != 0;
  }

  /** Whether weights are zero but for rounding: then nobody knows how many have changed. */
  private static boolean leavesDust(PlainPerceptron plain) {
    return IntStream.range(0, plain.l.length)
        .anyMatch(i -> Math.abs(plain.l[i] + plain.s[i]) < 1e-9);
  }

  private static void close(
      boolean equal, double expected, double actual, String part, String what) {
    double slack = equal ? 0 : ENERGY_TOLERANCE * Math.abs(expected) + 1e-12;
    assertTrue(
        Math.abs(expected - actual) <= slack,
        () -> part + ": expected " + expected + ", got " + actual + " in " + what);
  }

  private static void weights(double[] expected, double[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-9 * (1 + Math.abs(expected[i])), what);
    }
  }
}
