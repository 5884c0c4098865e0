package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.synapticcaching.figure.experiment.Measuring.claim;
import static org.synapticcaching.figure.experiment.Measuring.measure;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;

/** The numbers that claims about thresholds measure, on rows made by hand. */
class ThresholdClaimsTest {
  private static final double EXACT = 1e-12;
  private static final PerceptronConventions CONVENTIONS = PerceptronConventions.lr20(100, 100);

  private static Row part(
      double threshold, boolean converged, double consolidation, double maintenance) {
    return Row.builder()
        .set("threshold", threshold)
        .set("decay_time", 500.0)
        .set("converged", converged)
        .set("consolidation", consolidation - 1)
        .set("residual", 1.0)
        .set("maintenance", maintenance)
        .set("total", consolidation + maintenance)
        .build();
  }

  @Test
  void theInteriorMinimumIsComparedWithTheLowerEnd() {
    List<Row> rows = new ArrayList<>();
    rows.add(part(0, true, 100, 0));
    rows.add(part(1, true, 20, 20));
    rows.add(part(1, false, 1, 1));
    rows.add(part(2, true, 10, 70));
    assertEquals(80 / 40.0, measure(ThresholdClaims.interiorMinimum(), rows).value(), EXACT);
    assertEquals(-1, measure(ThresholdClaims.consolidationFalls(), rows).value(), EXACT);
    assertEquals(1, measure(ThresholdClaims.maintenanceRises(), rows).value(), EXACT);
    assertFalse(measure(ThresholdClaims.interiorMinimum(), rows.subList(0, 2)).isPresent());
  }

  @Test
  void saturationComparesTheEndWithThreeQuarters() {
    List<Row> rows = new ArrayList<>();
    for (int theta = 0; theta <= 8; theta++) {
      rows.add(part(theta, theta < 4, 5, Math.min(theta, 7)));
    }
    assertEquals(7 / 6.0, measure(ThresholdClaims.maintenanceSaturates(), rows).value(), EXACT);
  }

  @Test
  void aSigmoidHasLittleOfItsRiseAtBothEnds() {
    List<Row> sigmoid = new ArrayList<>();
    List<Row> line = new ArrayList<>();
    double[] heights = {0, 0, 1, 50, 99, 100, 100, 100, 100};
    sigmoid.add(part(0.5, true, 1e6, 0));
    for (int i = 0; i < heights.length; i++) {
      sigmoid.add(part(1.5 + i, false, 1, heights[i]));
      line.add(part(1.5 + i, false, 1, 10 * i));
    }
    assertEquals(0.01, measure(ThresholdClaims.flatEnds(500), sigmoid).value(), EXACT);
    assertEquals(0.5, measure(ThresholdClaims.flatEnds(500), line).value(), EXACT);
    assertEquals(1, measure(ThresholdClaims.totalRises(500), line).value(), EXACT);
    assertFalse(measure(ThresholdClaims.flatEnds(100), sigmoid).isPresent());
  }

  private static Row timed(double threshold, boolean converged, long time, double total) {
    return Row.builder()
        .set("threshold", threshold)
        .set("maintenance_cost", 0.0)
        .set("converged", converged)
        .set("presentations", time)
        .set("total", total)
        .build();
  }

  @Test
  void timeIsTakenWhereEnoughRunsConverge() {
    ThresholdSweep sweep =
        new ThresholdSweep(
            CONVENTIONS,
            ConsolidationPolicy.LOCAL_LOCAL,
            100,
            List.of(1.0, 2.0, 3.0),
            List.of(0.0),
            List.of(1L, 2L));
    ExperimentPlan experiment = new TimeAgainstThreshold(sweep, List.of(), 0.5).experiment();
    List<Row> rows = new ArrayList<>();
    rows.add(timed(1, true, 100, 50));
    rows.add(timed(2, true, 150, 40));
    rows.add(timed(2, false, 9999, 1));
    rows.add(timed(3, true, 10, 1));
    rows.add(timed(3, false, 9999, 1));
    rows.add(timed(3, false, 9999, 1));
    assertEquals(1.5, claim(experiment, 0, rows).value(), EXACT);
    assertFalse(claim(experiment, 0, rows.subList(0, 1)).isPresent());
  }

  private static Row order(String order, double threshold, double maintenance) {
    return Row.builder()
        .set("event_order", order)
        .set("threshold", threshold)
        .set("converged", true)
        .set("maintenance", maintenance)
        .build();
  }

  @Test
  void theCorrectionIsWhatItAddsToMaintenance() {
    ThresholdSweep sweep =
        new ThresholdSweep(
            CONVENTIONS,
            ConsolidationPolicy.LOCAL_GLOBAL,
            100,
            List.of(0.5, 1.5, 2.5),
            List.of(0.1),
            List.of(1L));
    ExperimentPlan orders = new EventOrders(sweep).experiment(List.of());
    List<Row> rows = new ArrayList<>();
    double[] plain = {0, 10, 20, 40};
    double[] corrected = {5, 12, 22, 41};
    for (int i = 0; i < plain.length; i++) {
      rows.add(order("learn-first", 0.5 + i, plain[i]));
      rows.add(order("corrected", 0.5 + i, corrected[i]));
    }
    assertEquals(0.025, claim(orders, 0, rows).value(), EXACT);
    assertEquals(-1, claim(orders, 1, rows).value(), EXACT);
    assertEquals(0, claim(orders, 2, rows).value(), EXACT);
  }
}
