package org.synapticcaching.figure.experiment.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.figure.experiment.Measuring.claim;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.paper.own.OwnFigures;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

/** The ratios of energies that are drawn and judged, on rows made by hand. */
class AdaptiveClaimsTest {
  private static final double EXACT = 1e-12;
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final String HALF = "perceptron, P = 0.5 N";
  private static final String FULL = "perceptron, P = 1 N";
  private static final String IMAGES = "images to 93 %";
  private static final String EACH_SYNAPSE = ", a threshold for each synapse";

  private static final ExperimentPlan PLAN =
      OwnFigures.adaptive().plan(FigureOptions.of(Scale.PAPER));

  private final List<Row> rows = new ArrayList<>();

  /** Two runs of each kind: {@code fixed} and {@code auto} are their energies. */
  private void add(String series, double tau, double cost, double[] fixed, double[] auto) {
    for (int seed = 0; seed < 2; seed++) {
      rows.add(row(series, tau, cost, "fixed", seed, fixed[seed], true, false));
      rows.add(row(series, tau, cost, "auto", seed, auto[seed], true, false));
    }
  }

  private void add(String series, double tau, double cost, double ratio) {
    add(series, tau, cost, new double[] {10, 30}, new double[] {10 * ratio, 30 * ratio});
  }

  private static Row row(
      String series,
      double tau,
      double cost,
      String choice,
      long seed,
      double total,
      boolean reached,
      boolean noCaching) {
    Row.Builder row =
        Row.builder()
            .set("series", series)
            .set("decay_time", tau)
            .set("maintenance_cost", cost)
            .set("choice", choice)
            .set("seed", seed)
            .set("total", total)
            .set("reached", reached);
    return choice.equals("fixed") ? row.set("no_caching", noCaching).build() : row.build();
  }

  private double measured(int number) {
    return claim(PLAN, number, rows).value();
  }

  /** As this project stated it before anything was measured. */
  @Test
  void expectationsAreThoseThatWereStatedBefore() {
    assertEquals(
        List.of(1.05, 0.85, 1.05, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, NONE, 1.05, 1.2, 1.2, 1.2),
        PLAN.claims().stream().map(Claim::expected).map(Expectation::most).toList());
    assertTrue(
        PLAN.claims().stream()
            .map(Claim::expected)
            .allMatch(each -> Double.isInfinite(each.least())));
    assertTrue(PLAN.claims().stream().allMatch(each -> each.basis() == Basis.OWN));
  }

  @Test
  void theLargestRatioOfMeansCountsWhereItIsClaimed() {
    add(HALF, NONE, 1e-3, new double[] {10, 30}, new double[] {12, 20});
    add(FULL, NONE, 1e-2, 0.7);
    add(FULL, NONE, 1e-4, 1.1);
    add(HALF, 1000, 1e-2, 1.3);
    add(IMAGES, NONE, 1e-2, 1.02);
    assertEquals(1.1, measured(0), EXACT);
    assertEquals(0.8, measured(1), EXACT);
    assertEquals(1.02, measured(2), EXACT);
    assertTrue(Double.isNaN(measured(3)));
    assertEquals(1.3, measured(5), EXACT);
    assertTrue(Double.isNaN(measured(6)));
  }

  /** One for each synapse is compared with the fixed threshold that the matrix is compared with. */
  @Test
  void aThresholdForEachSynapseHasItsOwnClaimsAndCurves() {
    add(IMAGES, 1000, 1e-2, 1.5);
    addForEachSynapse(0, 8, true);
    addForEachSynapse(1, 16, true);
    assertEquals(1.5, measured(6), EXACT);
    assertEquals((8.0 + 16) / (10 + 30), measured(12), EXACT);
    assertEquals(List.of(1.5), heights(6, IMAGES));
    assertEquals(List.of(0.6), heights(6, IMAGES + EACH_SYNAPSE));
    addForEachSynapse(2, 16, false);
    assertEquals(1.5, measured(6), EXACT);
    assertEquals(Double.POSITIVE_INFINITY, measured(12));
    assertEquals(List.of(), heights(6, IMAGES + EACH_SYNAPSE));
    assertEquals(
        1, heights(6, "does not always get there (drawn at the top)" + EACH_SYNAPSE).size());
    assertEquals(List.of(), heights(6, "does not always get there (drawn at the top)"));
  }

  private void addForEachSynapse(long seed, double total, boolean reached) {
    Row matrix = row(IMAGES, 1000, 1e-2, "auto", seed, total, reached, false);
    rows.add(Row.builder().setAll(matrix).set("auto_scope", "synapse").build());
  }

  private List<Double> heights(int panel, String curve) {
    return PLAN.charts(new Table(rows)).get(panel).curves().stream()
        .filter(each -> each.name().equals(curve))
        .flatMap(each -> each.points().stream())
        .map(Curve.Dot::y)
        .toList();
  }

  /** Differences 12 - 0.8 10 and 20 - 0.8 30, of a standard error of 4, over a mean of 20. */
  @Test
  void theErrorIsThatOfPairsOfRuns() {
    add(HALF, NONE, 1e-3, new double[] {10, 30}, new double[] {12, 20});
    EnergyRatio ratio = EnergyRatio.all(new Table(rows)).get(0);
    assertEquals(0.8, ratio.value(), EXACT);
    assertEquals(4.0 / 20, ratio.error(), EXACT);
    assertEquals(2, ratio.runs());
  }

  @Test
  void whoDoesNotGetThereIsInfinitelyDearAndWhereNobodyDoesNothingIsCompared() {
    add(HALF, 300, 1e-3, 0.9);
    rows.add(row(HALF, 300, 1e-2, "fixed", 1, 10, false, false));
    rows.add(row(HALF, 300, 1e-2, "auto", 1, 10, true, false));
    rows.add(row(FULL, 300, 1e-2, "auto", 1, 10, true, false));
    assertEquals(0.9, measured(7), EXACT);
    assertTrue(claim(PLAN, 7, rows).detail().contains("in 2 other cases"));
    assertEquals(1, drawn(3).size());
    rows.add(row(FULL, 300, 1e-3, "fixed", 1, 10, true, false));
    rows.add(row(FULL, 300, 1e-3, "auto", 1, 10, false, false));
    assertEquals(Double.POSITIVE_INFINITY, measured(7));
    List<Curve> curves = PLAN.charts(new Table(rows)).get(3).curves();
    List<Curve.Dot> failed = curves.get(curves.size() - 2).points();
    assertEquals(1, failed.size());
    assertTrue(failed.get(0).y() > 1.2);
    assertFalse(PLAN.claims().get(7).expected().isMetBy(measured(7)));
    assertEquals(1, drawn(3).size());
  }

  @Test
  void whereNoCachingIsBestItIsToldAndMarked() {
    add(HALF, 300, 1e-5, 0.9);
    assertTrue(Double.isNaN(measured(9)));
    rows.add(row(FULL, 300, 1e-3, "fixed", 1, 10, true, true));
    rows.add(row(FULL, 300, 1e-3, "auto", 1, 2, true, false));
    assertEquals(0.2, measured(9), EXACT);
    List<Curve> curves = PLAN.charts(new Table(rows)).get(3).curves();
    Curve marked = curves.get(curves.size() - 3);
    assertEquals(
        List.of(0.2), marked.points().stream().map(Curve.Dot::y).toList(), marked.toString());
  }

  /** All points of the curves of a panel that are measured. */
  private List<Curve.Dot> drawn(int panel) {
    ChartSpec chart = PLAN.charts(new Table(rows)).get(panel);
    return chart.curves().stream()
        .filter(curve -> curve.name().startsWith("perceptron"))
        .flatMap(curve -> curve.points().stream())
        .toList();
  }
}
