package org.synapticcaching.figure.experiment.competition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Measuring;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.paper.rp24.Rp24Networks;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.training.TrainingPlan.GoalCheck;

/** The numbers that claims measure, on rows made by hand, and the source's parameters. */
class CompetitionClaimsTest {
  private static final FigureOptions PAPER = FigureOptions.of(Scale.PAPER);

  private final List<Row> rows = new ArrayList<>();

  private Row.Builder row(String series, String setting, boolean reached) {
    return Row.builder()
        .set("series", series)
        .set("setting", setting)
        .set("rule", "all")
        .set("reached", reached)
        .set("ending", reached ? "goal" : "diverged")
        .set("presentations", 1000)
        .set("fraction", 0.1);
  }

  private void size(String series, int hidden, double m0, double m1, boolean reached) {
    rows.add(
        row(series, "H=" + hidden, reached)
            .set("hidden", (long) hidden)
            .set("plastic_hidden", (long) hidden)
            .set("m0", m0)
            .set("m1", m1)
            .build());
  }

  private void energy(String series, String setting, double m0, double m1, boolean reached) {
    rows.add(
        row(series, setting, reached)
            .set("m0", m0)
            .set("m1", m1)
            .set("total", m1)
            .set("accuracy", m1)
            .build());
  }

  private Measurement claim(Figure figure, int number) {
    return Measuring.claim(figure.plan(PAPER), number, rows);
  }

  @Test
  void slopesAreOfMeansOverSizesWhoseRunsAllReachTheGoal() {
    size("all", 100, 2e8, 10, true);
    size("all", 100, 4e8, 10, true);
    size("all", 400, 6e8, 10, true);
    size("all", 1600, 12e8, 10, true);
    assertEquals(0.5, claim(Rp24Networks.size(), 0).value(), 1e-12);
    assertEquals(0, claim(Rp24Networks.size(), 1).value(), 1e-12);
    assertEquals(2e8, claim(Rp24Networks.size(), 2).value());
    size("all", 6400, 1, 1, true);
    size("all", 6400, 1, 1, false);
    Measurement again = claim(Rp24Networks.size(), 0);
    assertEquals(0.5, again.value(), 1e-12);
    assertTrue(again.detail().contains("missed the goal: all H=6400 diverged x1"), again.detail());
    assertEquals(6, again.runs());
  }

  @Test
  void twoSizesAreNoSlope() {
    size("all", 100, 1, 1, true);
    size("all", 400, 2, 2, true);
    size("all", 1600, 3, 3, false);
    assertFalse(claim(Rp24Networks.size(), 0).isPresent());
  }

  @Test
  void aRuleIsAsGoodAsItsBestFractionThatAlwaysReachesTheGoal() {
    energy("all", "a", 100, 100, true);
    energy("largest-updates", "p=0.1", 10, 50, true);
    energy("largest-updates", "p=0.3", 30, 20, true);
    energy("largest-updates", "p=0.03", 1, 1, true);
    energy("largest-updates", "p=0.03", 1, 1, false);
    energy("fixed-synapses", "p=0.1", 15, 10, true);
    energy("largest-errors", "p=0.1", 2, 2, false);
    Measurement measured = claim(Rp24Networks.largest(), 0);
    assertEquals(1.5, measured.value(), 1e-12);
    assertTrue(measured.detail().contains("fixed-synapses 15.0 (p=0.1)"), measured.detail());
    assertTrue(measured.detail().contains("largest-errors never"), measured.detail());
    assertTrue(measured.detail().contains("smallest-errors left out"), measured.detail());
    assertEquals(0.5, claim(Rp24Networks.largest(), 1).value(), 1e-12);
  }

  @Test
  void accuraciesAreComparedAtOneFraction() {
    energy("all, all epochs", "a", 0, 0.97, true);
    energy("all, all epochs", "a", 0, 0.99, true);
    energy("largest-updates, all epochs", "p", 0, 0.975, true);
    energy("fixed-synapses, all epochs", "p", 0, 0.95, true);
    assertEquals(0.005, claim(Rp24Networks.largest(), 2).value(), 1e-12);
    assertEquals(0.03, claim(Rp24Networks.largest(), 3).value(), 1e-12);
  }

  @Test
  void theBestSubnetIsThatOfLeastMeanEnergy() {
    size("subnet by its size", 40, 5, 9, true);
    size("subnet by its size", 80, 7, 6, true);
    size("subnet by its size", 80, 7, 7, true);
    size("subnet by its size", 20, 1, 1, false);
    assertEquals(40, claim(Rp24Networks.subnet(), 2).value());
    assertEquals(80, claim(Rp24Networks.subnet(), 3).value());
  }

  @Test
  void allThreeTogetherAreComparedWithTheCheapestAlone() {
    energy("largest updates", "a", 0, 60, true);
    energy("subnet", "a", 0, 80, true);
    energy("subnet", "b", 0, 50, true);
    energy("caching", "a", 0, 10, false);
    energy("subnet + largest updates + caching", "a", 0, 20, true);
    assertEquals(2.5, claim(Rp24Networks.combined(), 0).value(), 1e-12);
  }

  @Test
  void theGateIsJudgedByTheRuleThatItSavesLeast() {
    for (String rule : List.of("all", "largest updates", "subnet", "subnet + largest updates")) {
      energy(rule + " to 95 %", "a", 30, 30, true);
      boolean last = rule.equals("subnet");
      energy(rule + ", from errors only to 95 %", "a", last ? 20 : 10, 3, true);
    }
    assertEquals(1.5, claim(Rp24Networks.lazy(), 0).value(), 1e-12);
    assertEquals(10, claim(Rp24Networks.lazy(), 1).value(), 1e-12);
    rows.remove(rows.size() - 1);
    assertFalse(claim(Rp24Networks.lazy(), 0).isPresent());
  }

  @Test
  void rowsThatWereLeftOutAreMissingAndNoFault() {
    for (Figure figure :
        List.of(
            Rp24Networks.size(),
            Rp24Networks.largest(),
            Rp24Networks.subnet(),
            Rp24Networks.combined(),
            Rp24Networks.lazy())) {
      ExperimentPlan experiment = figure.plan(PAPER);
      experiment
          .claims()
          .forEach(claim -> assertFalse(claim.measure().apply(new Table(List.of())).isPresent()));
      assertFalse(experiment.charts(new Table(List.of())).isEmpty());
    }
  }

  @Test
  void networksAndScheduleAreTheSources() {
    NetworkSizes settings = (NetworkSizes) Rp24Networks.size().plan(PAPER).settings();
    assertEquals(100, settings.sizes().get(0));
    assertEquals(100_000, settings.sizes().get(settings.sizes().size() - 1));
    assertEquals(0.01, settings.deviation());
    assertEquals(0.02, settings.widerDeviation());
    NetworkRun run = settings.outcomes().get(0).run();
    assertEquals("rp24", run.network().id());
    assertTrue(run.network().bias());
    assertEquals(List.of(0.01, 0.01), run.network().initialDeviation());
    assertEquals(List.of(0.01, 0.01), run.replica().learningRates());
    assertEquals(PresentationOrder.Kind.RANDOM, run.replica().order().kind());
    assertEquals(300_000, run.plan().maxPresentations());
    assertEquals(2000, run.plan().testEvery());
    assertEquals(0.95, run.plan().goal());
    assertEquals(GoalCheck.EVERY_TEST, run.plan().goalCheck());
    assertEquals(200, ((SelectionRules) Rp24Networks.largest().plan(PAPER).settings()).hidden());
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void everyRunFitsItsNetworkAndTheLargestIntoThreeGigabytes(Scale scale) {
    for (Figure figure :
        List.of(Rp24Networks.size(), Rp24Networks.largest(), Rp24Networks.subnet())) {
      figure
          .plan(FigureOptions.of(scale))
          .points()
          .forEach(
              point -> assertTrue(point.population().orElseThrow().network().synapses() < 8e7));
    }
  }
}
