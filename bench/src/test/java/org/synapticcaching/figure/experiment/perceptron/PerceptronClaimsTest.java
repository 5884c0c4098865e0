package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.figure.experiment.Measuring.claim;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.theory.LearningWalk;

/** The numbers that claims measure, on rows made by hand. */
class PerceptronClaimsTest {
  private static final double EXACT = 1e-12;
  private static final PerceptronConventions CONVENTIONS = PerceptronConventions.lr20(100, 100);

  private static Row load(int patterns, boolean converged, double path, double minimum) {
    return Row.builder()
        .set("patterns", patterns)
        .set("load", patterns / 100.0)
        .set("converged", converged)
        .set("without_caching", path)
        .set("minimum", minimum)
        .build();
  }

  private static ExperimentPlan loads() {
    return new PatternLoad(CONVENTIONS, List.of(), 190, 2).experiment();
  }

  @Test
  void theRatioNearCapacityIsTheMedianOfEnoughConvergedRuns() {
    List<Row> rows = new ArrayList<>();
    rows.add(load(190, true, 900, 1));
    rows.add(load(190, true, 1500, 2));
    rows.add(load(190, false, 1e9, 1));
    Measurement ratio = claim(loads(), 3, rows);
    assertEquals((900 + 750) / 2.0, ratio.value(), EXACT);
    assertEquals(2, ratio.runs());
    assertTrue(ratio.detail().contains("2 of 3 runs (67 %) converged"), ratio.detail());
    assertEquals(2 / 3.0, claim(loads(), 4, rows).value(), EXACT);
    assertFalse(claim(loads(), 4, List.of()).isPresent());
    Measurement tooFew = claim(loads(), 3, rows.subList(1, 3));
    assertFalse(tooFew.isPresent());
    assertTrue(tooFew.detail().contains("1 of 2 runs"), tooFew.detail());
  }

  @Test
  void growthIsThatOfMediansFromHalfToNearlyFullCapacity() {
    List<Row> rows = List.of(load(100, true, 10, 2), load(190, true, 500, 8));
    assertEquals(50, claim(loads(), 0, rows).value(), EXACT);
    assertEquals(4.0 / 50, claim(loads(), 1, rows).value(), EXACT);
    assertFalse(claim(loads(), 1, rows.subList(0, 1)).isPresent());
  }

  @Test
  void theDistanceFromTheoryCountsBothWaysAndOnlyWithinItsRange() {
    double low = LearningWalk.perceptron(100, 50, 1).inefficiency();
    double high = LearningWalk.perceptron(100, 180, 1).inefficiency();
    List<Row> rows = new ArrayList<>();
    rows.add(load(10, true, 1e6, 1));
    rows.add(load(50, true, low / 1.25, 1));
    rows.add(load(180, true, high * 1.1, 1));
    rows.add(load(190, true, 1e9, 1));
    Measurement distance = claim(loads(), 2, rows);
    assertEquals(1.25, distance.value(), EXACT);
    assertTrue(distance.detail().contains("0.800 at P = 50"), distance.detail());
    rows.add(load(170, false, 1, 1));
    assertFalse(claim(loads(), 2, rows).isPresent());
  }

  private static Row exponent(String series, double exponent, double ratio) {
    return Row.builder()
        .set("series", series)
        .set("exponent", exponent)
        .set("converged", true)
        .set("inefficiency", ratio)
        .build();
  }

  @Test
  void exponentsAreJudgedByStepsCrossingAndDifference() {
    ExperimentPlan exponents =
        new Exponents(CONVENTIONS, List.of(1.0, 2.0, 3.0), List.of(1L)).experiment();
    List<Row> rows = new ArrayList<>();
    double[] ratios = {100, 10, 0.1};
    for (int i = 0; i < ratios.length; i++) {
      rows.add(exponent("all changes", i + 1, ratios[i]));
      rows.add(exponent("potentiation only", i + 1, ratios[i] * (1 + 0.01 * i)));
    }
    assertEquals(0.1, claim(exponents, 0, rows).value(), EXACT);
    assertEquals(2.5, claim(exponents, 1, rows).value(), EXACT);
    assertEquals(0.02, claim(exponents, 2, rows).value(), EXACT);
    assertFalse(claim(exponents, 1, rows.subList(0, 4)).isPresent());
    rows.add(exponent("all changes", 4, 0.3));
    assertEquals(3, claim(exponents, 0, rows).value(), EXACT);
  }

  private static Row epoch(long seed, int epoch, boolean converged, double power, double theory) {
    return Row.builder()
        .set("threshold", 5.0)
        .set("seed", seed)
        .set("epoch", epoch)
        .set("converged", converged)
        .set("maintenance", power)
        .set("consolidation", 10.0)
        .set("maintenance_theory", theory)
        .set("consolidation_theory", 10.0)
        .build();
  }

  @Test
  void powersAreComparedUntilTheFirstRunHasConverged() {
    ExperimentPlan powers =
        new EpochPowers(CONVENTIONS, 500, 0.01, List.of(5.0), 4, List.of(1L, 2L)).experiment();
    List<Row> rows = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      rows.add(epoch(seed, 1, false, 110, 100));
      rows.add(epoch(seed, 2, false, 80, 100));
      rows.add(epoch(seed, 3, false, 4, 100));
      rows.add(epoch(seed, 4, seed == 1, 50, 0));
    }
    Measurement deviation = claim(powers, 0, rows);
    assertEquals(0.2, deviation.value(), EXACT);
    assertTrue(deviation.detail().contains("maintenance -0.200 in epoch 2"), deviation.detail());
    assertFalse(claim(powers, 0, List.of()).isPresent());
  }
}
