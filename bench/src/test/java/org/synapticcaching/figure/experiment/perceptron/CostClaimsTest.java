package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.figure.experiment.Measuring.claim;
import static org.synapticcaching.figure.experiment.Measuring.measure;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.theory.LastingCache;
import org.synapticcaching.theory.LearningWalk;

/** The numbers that claims about costs and decay measure, on rows made by hand. */
class CostClaimsTest {
  private static final double EXACT = 1e-12;
  private static final PerceptronConventions CONVENTIONS = PerceptronConventions.lr20(100, 100);

  private static Row cost(String policy, double cost, double optimum, double total) {
    return Row.builder()
        .set("series", policy)
        .set("maintenance_cost", cost)
        .set("seed", 1)
        .set("optimum", optimum)
        .set("optimum_position", optimum < 0.75 ? "lower_bound" : "inside")
        .set("total", total)
        .set("minimum", 10.0)
        .set("without_caching", 1000.0)
        .build();
  }

  @Test
  void costsAreJudgedAtTheirEndsAndBetweenPolicies() {
    List<Row> rows = new ArrayList<>();
    rows.add(cost("local-local", 0, 30, 10));
    rows.add(cost("local-global", 0, 60, 10.5));
    rows.add(cost("local-local", 0.1, 4, 100));
    rows.add(cost("local-global", 0.1, 8, 150));
    rows.add(cost("local-local", 10, 0.5, 1000));
    rows.add(cost("local-global", 10, 0.5, 990));
    assertEquals(1.025, measure(CostClaims.minimumForFree(), rows).value(), EXACT);
    assertEquals(0.995, measure(CostClaims.noCachingWhenDear(10), rows).value(), EXACT);
    assertEquals(1.5, measure(CostClaims.policiesAlike(), rows).value(), EXACT);
    assertEquals(-1, measure(CostClaims.thresholdFalls(), rows).value(), EXACT);
    rows.add(cost("local-global", 0.2, 9, 200));
    rows.add(cost("local-global", 0.3, 10, 200));
    assertTrue(measure(CostClaims.thresholdFalls(), rows).value() > -0.95);
  }

  @Test
  void energyAndThresholdAreComparedWithTheory() {
    LearningWalk walk = LearningWalk.perceptron(1000, 1000, 1);
    LastingCache cache = new LastingCache(walk, 0.01, 0);
    double total = 10 * 0.8 * cache.inefficiency();
    List<Row> rows =
        List.of(
            cost("local-local", 0.01, 1.2 * cache.optimalThreshold() - 0.5, total),
            cost("local-local", 10, 0.5, 10 * walk.inefficiency()));
    assertEquals(1.25, measure(CostClaims.energyAsInTheory(walk), rows).value(), 1e-9);
    assertEquals(1.2, measure(CostClaims.thresholdAsInTheory(walk), rows).value(), 1e-9);
  }

  private static Row decay(String series, double rate, double cost, double total, long time) {
    return Row.builder()
        .set("series", series)
        .set("decay_rate", rate)
        .set("maintenance_cost", cost)
        .set("threshold", 2.0)
        .set("total", total)
        .set("presentations", time)
        .build();
  }

  @Test
  void decayIsJudgedByEndsDipAndLearningTimes() {
    ExperimentPlan sweep =
        new DecaySweep(
                CONVENTIONS,
                List.of(1e-3, 1e-2, 1e-1),
                new ThresholdRuns.Search(0.5, 8, 3, 1),
                List.of(0.0, 0.1),
                List.of(1L))
            .experiment();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.builder().set("series", "no caching").set("presentations", 100).build());
    double[] rates = {1e-3, 1e-2, 1e-1};
    double[] dear = {50, 20, 60};
    for (int i = 0; i < 3; i++) {
      rows.add(decay("c = 0", rates[i], 0, 10 + i, 130 - 40 * i));
      rows.add(decay("c = 0.1", rates[i], 0.1, dear[i], 80 + 10 * i));
    }
    assertEquals(1.2, claim(sweep, 0, rows).value(), EXACT);
    Measurement dip = claim(sweep, 1, rows);
    assertEquals(2.5, dip.value(), EXACT);
    assertTrue(dip.detail().contains("0.01: 20.0 in 90"), dip.detail());
    assertEquals(1.3, claim(sweep, 2, rows).value(), EXACT);
    assertEquals(0.8, claim(sweep, 3, rows).value(), EXACT);
  }
}
