package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.network.CachingComparison.Variant;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.training.TrainingPlan;

class EnergyCurveTest {
  /** Tests of one run: accuracy, energy, accuracy, energy, ... */
  static List<Row> run(String series, long seed, double... tests) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tests.length; i += 2) {
      rows.add(
          Row.builder()
              .set("series", series)
              .set("seed", seed)
              .set("accuracy", tests[i])
              .set("total", tests[i + 1])
              .build());
    }
    return rows;
  }

  private static Table table(List<List<Row>> runs) {
    return new Table(runs.stream().flatMap(List::stream).toList());
  }

  private final EnergyCurve curve =
      new EnergyCurve(
          new Table(run("a", 1, 0.80, 100, 0.90, 200, 0.85, 300, 0.94, 400, 0.92, 500)));

  @Test
  void energyIsThatOfTheFirstTestWithAtLeastTheAccuracy() {
    assertEquals(100, curve.at(0.5));
    assertEquals(200, curve.at(0.81));
    assertEquals(200, curve.at(0.90));
    assertEquals(400, curve.at(0.905));
    assertTrue(Double.isNaN(curve.at(0.941)));
    assertEquals(0.94, curve.best());
  }

  @Test
  void drawnCurvesRunBetweenTestsThatSetANewBest() {
    assertTrue(Double.isNaN(curve.between(0.79)));
    assertEquals(100, curve.between(0.80));
    assertEquals(Math.sqrt(100 * 200), curve.between(0.85), 1e-9);
    assertEquals(Math.sqrt(200 * 400), curve.between(0.92), 1e-9);
    assertTrue(Double.isNaN(curve.between(0.941)));
  }

  @Test
  void accuraciesGoInHalfPerCentsUpToTheBest() {
    assertEquals(List.of(0.9, 0.905, 0.91), EnergyCurve.accuracies(0.90, 0.9142));
    assertEquals(List.of(0.9), EnergyCurve.accuracies(0.90, 0.90));
    assertTrue(EnergyCurve.accuracies(0.90, 0.8999).isEmpty());
  }

  @Test
  void meansNeedEveryRun() {
    List<EnergyCurve> runs =
        EnergyCurve.perSeed(table(List.of(run("a", 1, 0.9, 10, 0.95, 30), run("a", 2, 0.92, 30))));
    assertEquals(20, EnergyCurve.meanAt(runs, 0.9));
    assertTrue(Double.isNaN(EnergyCurve.meanAt(runs, 0.93)));
  }

  private static final Variant HIGH = new Variant("high", Consolidation.none(), 0);
  private static final Variant LOW = new Variant("low", Consolidation.none(), 0);

  /** From an accuracy of 0.90. */
  private static CachingComparison comparison() {
    TrainingPlan plan = TrainingPlan.until(Double.NaN, 1, 0);
    return new CachingComparison("lr20", 8, 0.1, List.of(HIGH, LOW), List.of(1L), plan, 0.90);
  }

  @Test
  void theSmallestRatioIsTakenOverAccuraciesThatBothReach() {
    Table rows =
        table(
            List.of(
                run("high", 1, 0.91, 100, 0.93, 150, 0.96, 160),
                run("high", 2, 0.91, 100, 0.93, 170, 0.97, 200),
                run("low", 1, 0.90, 5, 0.92, 40, 0.95, 50),
                run("low", 2, 0.90, 5, 0.92, 40, 0.94, 50)));
    Measurement measured = comparison().leastRatio(rows, HIGH, LOW);
    // At 0.905 and 0.91 the lower curve already costs 40; from 0.915 the upper one costs 160.
    assertEquals(100.0 / 40, measured.value(), 1e-12);
    assertEquals(2, measured.runs());
    // 0.94 is the best that all runs have: 180 over 50, against 100 over 5 at 0.90.
    Measurement change = comparison().changeOfRatio(rows, HIGH, LOW);
    assertEquals(180.0 / 50 / (100.0 / 5), change.value(), 1e-12);
  }

  @Test
  void runsThatNeverGotThereLeaveTheClaimOpen() {
    Table rows = table(List.of(run("high", 1, 0.8, 100), run("low", 1, 0.95, 5)));
    Measurement measured = comparison().leastRatio(rows, HIGH, LOW);
    assertFalse(measured.isPresent());
    assertEquals("best accuracy of all runs is 0.8000, below 0.9", measured.detail());
    assertFalse(comparison().changeOfRatio(rows, HIGH, LOW).isPresent());
    assertFalse(CachingComparison.smallest(new Measurement(1, 1, ""), measured).isPresent());
  }
}
