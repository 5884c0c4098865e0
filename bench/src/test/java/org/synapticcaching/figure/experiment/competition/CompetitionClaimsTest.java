package org.synapticcaching.figure.experiment.competition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Measuring;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.paper.rp24.Rp24Networks;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PlasticityRule.Criterion;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.training.TrainingPlan.GoalCheck;

/** The numbers that claims measure, on rows made by hand, and the source's parameters. */
class CompetitionClaimsTest {
  private static final FigureOptions PAPER = FigureOptions.of(Scale.PAPER);

  private final HandMadeRuns runs = new HandMadeRuns();

  private Measurement claim(Figure figure, int number) {
    return Measuring.claim(figure.plan(PAPER), number, runs.rows());
  }

  private Measurement size(int number) {
    return claim(Rp24Networks.size(), number);
  }

  @Test
  void slopesAreOfMeansOverSizesWhoseRunsAllReachTheGoal() {
    runs.size("all", 100, 2e8, 10, true);
    runs.size("all", 100, 4e8, 10, true);
    runs.size("all", 400, 6e8, 10, true);
    runs.size("all", 1600, 12e8, 10, true);
    assertEquals(0.5, size(0).value(), 1e-12);
    assertEquals(0, size(1).value(), 1e-12);
    assertEquals(0, size(2).value(), 1e-12);
    assertEquals(2e8, size(3).value());
    runs.size("all", 6400, 1, 1, true);
    runs.size("all", 6400, 1, 1, false);
    runs.size("all", 30_000, 1, 1, true);
    Measurement again = size(0);
    assertEquals(0.5, again.value(), 1e-12);
    assertTrue(again.detail().contains("missed the goal: all H=6400 diverged x1"), again.detail());
    assertEquals(6, again.runs());
  }

  @Test
  void equalMeansHaveNoSlopeAtAll() {
    for (int hidden : List.of(100, 200, 400)) {
      runs.size("all", hidden, 2000, 2000, true);
    }
    assertEquals(
        List.of(0.0, 0.0, 0.0),
        List.of(size(0), size(1), size(2)).stream().map(Measurement::value).toList());
  }

  @Test
  void flatnessIsOfTheSubnetAndOfBothTogether() {
    for (int hidden : List.of(100, 1000, 10_000)) {
      runs.size("subnet of 100", hidden, 5, hidden, true);
      runs.size("largest 10 % of a subnet of 100", hidden, Math.sqrt(hidden), 7, true);
    }
    assertEquals(List.of(0.0, 1.0, 0.5, 0.0), rounded(4, 5, 6, 7));
  }

  private List<Double> rounded(int... numbers) {
    List<Double> values = new ArrayList<>();
    for (int number : numbers) {
      values.add(Math.rint(1e9 * size(number).value()) / 1e9);
    }
    return values;
  }

  @Test
  void savingsAndTimesAreThoseAgainstTheSameNetworkAtTenThousandUnits() {
    String both = "largest 10 % of a subnet of 100";
    for (int hidden : List.of(100, 10_000)) {
      runs.size("all", hidden, 60.0 * hidden, 9.0 * hidden, true);
      runs.size("largest 10 %", hidden, 6, 6, true);
      runs.size(both, hidden, 6000, 30_000, true);
      runs.change("presentations", 4000);
    }
    assertEquals(List.of(100.0, 3.0, 1.0, 4.0), rounded(8, 9, 10, 11));
    assertTrue(size(11).detail().contains("H = 100, all plastic: 4.00"), size(11).detail());
    runs.rows().removeIf(row -> row.whole("hidden") > 1000);
    assertFalse(size(8).isPresent());
  }

  @Test
  void twoSizesAreNoSlope() {
    runs.size("all", 100, 1, 1, true);
    runs.size("all", 400, 2, 2, true);
    runs.size("all", 1600, 3, 3, false);
    assertFalse(size(0).isPresent());
  }

  @Test
  void aRuleIsAsGoodAsItsBestFractionThatAlwaysReachesTheGoal() {
    runs.energy("all", "a", 100, 100, true);
    runs.energy("largest-updates", "p=0.1", 10, 50, true);
    runs.energy("largest-updates", "p=0.3", 30, 20, true);
    runs.energy("largest-updates", "p=0.03", 1, 1, true);
    runs.energy("largest-updates", "p=0.03", 1, 1, false);
    runs.energy("fixed-synapses", "p=0.1", 15, 10, true);
    runs.energy("largest-errors", "p=0.1", 2, 2, false);
    Measurement measured = claim(Rp24Networks.largest(), 0);
    assertEquals(1.5, measured.value(), 1e-12);
    assertTrue(measured.detail().contains("fixed-synapses 15.0 (p=0.1)"), measured.detail());
    assertTrue(measured.detail().contains("largest-errors never"), measured.detail());
    assertTrue(measured.detail().contains("smallest-errors left out"), measured.detail());
    assertEquals(0.5, claim(Rp24Networks.largest(), 1).value(), 1e-12);
  }

  @Test
  void coupledLayersCountAsLargestUpdatesAndPerNeuronAsAnotherRuleInModificationsOnly() {
    runs.energy("largest-updates", "p=0.1", 10, 10, true);
    runs.energy("largest-updates, coupled", "p=0.1", 4, 8, true);
    runs.energy("largest-updates-per-neuron", "p=0.1", 6, 2, true);
    runs.energy("largest-errors", "p=0.1", 20, 24, true);
    assertEquals(1.5, claim(Rp24Networks.largest(), 0).value(), 1e-12);
    assertEquals(3, claim(Rp24Networks.largest(), 1).value(), 1e-12);
  }

  @Test
  void accuraciesAreComparedAtOneFraction() {
    runs.energy("all, all epochs", "a", 0, 0.97, true);
    runs.energy("all, all epochs", "a", 0, 0.99, true);
    runs.energy("largest-updates, all epochs", "p", 0, 0.975, true);
    runs.energy("largest-updates, coupled, all epochs", "p", 0, 0.94, true);
    assertEquals(0.005, claim(Rp24Networks.largest(), 2).value(), 1e-12);
    assertEquals(0.04, claim(Rp24Networks.largest(), 5).value(), 1e-12);
  }

  @Test
  void aFixedMaskIsComparedWithPlainLearning() {
    runs.energy("all", "a", 40, 1, true);
    runs.energy("fixed-synapses", "p=0.1", 20, 1, true);
    runs.change("presentations", 5000);
    assertEquals(5, claim(Rp24Networks.largest(), 3).value(), 1e-12);
    assertEquals(2, claim(Rp24Networks.largest(), 4).value(), 1e-12);
    runs.energy("fixed-synapses", "p=0.1", 20, 1, false);
    assertFalse(claim(Rp24Networks.largest(), 3).isPresent());
  }

  @Test
  void masksAreAppliedAsInThePublishedScript() {
    for (Point point : Rp24Networks.largest().plan(PAPER).points()) {
      Plasticity plasticity = point.population().orElseThrow().replicas().get(0).plasticity();
      boolean byNeuronsOwn =
          Set.of(Criterion.ERROR, Criterion.ACTIVITY).contains(plasticity.rule().criterion());
      assertEquals(!byNeuronsOwn, plasticity.sendsMasked(), point.key());
      boolean coupled =
          plasticity.rule() == PlasticityRule.FIXED_SYNAPSES || point.key().contains("coupled");
      assertEquals(coupled, plasticity.coupled(), point.key());
    }
  }

  @Test
  void theBestSubnetIsThatOfLeastMeanEnergy() {
    runs.subnet(1000, 40, 5, 9, true);
    runs.subnet(1000, 80, 7, 6, true);
    runs.subnet(1000, 80, 7, 7, true);
    runs.subnet(1000, 20, 1, 1, false);
    runs.subnet(200, 80, 1, 1, true);
    assertEquals(40, claim(Rp24Networks.subnet(), 2).value());
    assertEquals(80, claim(Rp24Networks.subnet(), 3).value());
    runs.subnet(5000, 80, 49, 6.5, true);
    assertEquals(1.209, claim(Rp24Networks.subnet(), 0).value(), 1e-3);
    assertFalse(claim(Rp24Networks.subnet(), 4).isPresent());
  }

  @Test
  void allThreeTogetherAreComparedWithTheCheapestAloneInTheSameNetwork() {
    runs.combined("largest updates", 1000, 60, true);
    runs.combined("subnet", 1000, 80, true);
    runs.combined("subnet", 3000, 1, true);
    runs.combined("caching", 1000, 10, false);
    runs.combined("subnet + largest updates + caching", 1000, 20, true);
    assertEquals(3, claim(Rp24Networks.combined(), 1).value(), 1e-12);
    assertFalse(claim(Rp24Networks.combined(), 2).isPresent());
    List<Claim> claims = Rp24Networks.combined().plan(PAPER).claims();
    assertEquals(
        List.of(true, false, false, true, true, true),
        claims.stream().map(claim -> claim.expected().isNone()).toList());
  }

  @Test
  void theGateIsJudgedByTheRuleThatItSavesLeast() {
    for (String rule : List.of("all", "largest updates", "subnet", "subnet + largest updates")) {
      runs.energy(rule + " to 95 %", "a", 30, 30, true);
      boolean last = rule.equals("subnet");
      runs.energy(rule + ", from errors only to 95 %", "a", last ? 20 : 10, 3, true);
    }
    assertEquals(1.5, claim(Rp24Networks.lazy(), 0).value(), 1e-12);
    assertEquals(10, claim(Rp24Networks.lazy(), 1).value(), 1e-12);
    runs.rows().remove(runs.rows().size() - 1);
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
