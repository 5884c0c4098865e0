package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.theory.LastingCache;
import org.synapticcaching.theory.LearningWalk;

/** The numbers that claims measure, on rows made by hand. */
class PerceptronClaimsTest {
  private static final double EXACT = 1e-12;
  private static final PerceptronConventions SETUP = PerceptronConventions.lr20(100, 100);

  private static Measurement measure(Claim claim, List<Row> rows) {
    return claim.measure().apply(new Table(rows));
  }

  private static Measurement claim(Experiment experiment, int number, List<Row> rows) {
    return measure(experiment.claims().get(number), rows);
  }

  private static Row load(int patterns, boolean converged, double path, double minimum) {
    return Row.builder()
        .set("patterns", patterns)
        .set("load", patterns / 100.0)
        .set("converged", converged)
        .set("without_caching", path)
        .set("minimum", minimum)
        .build();
  }

  private static PatternLoad loads() {
    return new PatternLoad(new PatternLoad.Settings(SETUP, List.of(), 190, 2));
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
    Exponents exponents =
        new Exponents(new Exponents.Settings(SETUP, List.of(1.0, 2.0, 3.0), List.of(1L)));
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
  void decayIsJudgedByRanksEndsAndLearningTimes() {
    DecaySweep sweep =
        new DecaySweep(
            new DecaySweep.Settings(
                SETUP,
                List.of(1e-3, 1e-2, 1e-1),
                new ThresholdRuns.Search(0.5, 8, 3, 1),
                List.of(0.0, 0.1),
                List.of(1L)));
    List<Row> rows = new ArrayList<>();
    rows.add(Row.builder().set("series", "no caching").set("presentations", 100).build());
    double[] rates = {1e-3, 1e-2, 1e-1};
    double[] dear = {50, 20, 60};
    for (int i = 0; i < 3; i++) {
      rows.add(decay("c = 0", rates[i], 0, 10 + i, 130 - 40 * i));
      rows.add(decay("c = 0.1", rates[i], 0.1, dear[i], 80 + 10 * i));
    }
    assertEquals(1.2, claim(sweep, 0, rows).value(), EXACT);
    assertEquals(0.5, claim(sweep, 1, rows).value(), EXACT);
    assertEquals(1.3, claim(sweep, 2, rows).value(), EXACT);
    assertEquals(0.8, claim(sweep, 3, rows).value(), EXACT);
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
            SETUP,
            ConsolidationPolicy.LOCAL_LOCAL,
            100,
            List.of(1.0, 2.0, 3.0),
            List.of(0.0),
            List.of(1L, 2L));
    TimeAgainstThreshold experiment =
        new TimeAgainstThreshold(new TimeAgainstThreshold.Settings(sweep, List.of(), 0.5));
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
    EpochPowers powers =
        new EpochPowers(
            new EpochPowers.Settings(SETUP, 500, 0.01, List.of(5.0), 4, List.of(1L, 2L)));
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
            SETUP,
            ConsolidationPolicy.LOCAL_GLOBAL,
            100,
            List.of(0.5, 1.5, 2.5),
            List.of(0.1),
            List.of(1L));
    EventOrders orders = new EventOrders(new EventOrders.Settings(sweep));
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
