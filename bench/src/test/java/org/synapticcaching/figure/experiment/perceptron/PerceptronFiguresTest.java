package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.TinyFigure;
import org.synapticcaching.figure.paper.lr20.Lr20Perceptrons;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.theory.LearningWalk;

/** Every figure of the perceptron from end to end, with few synapses, patterns and runs. */
class PerceptronFiguresTest {
  private static final double NO_DECAY = Double.POSITIVE_INFINITY;
  private static final List<Long> SEEDS = List.of(1L, 2L);
  private static final PerceptronConventions CONVENTIONS =
      PerceptronConventions.lr20(40, 30).withMaxEpochs(200);

  @TempDir private Path out;

  private static ThresholdSweep sweep(double decayTime) {
    return new ThresholdSweep(
        CONVENTIONS,
        ConsolidationPolicy.LOCAL_LOCAL,
        decayTime,
        List.of(0.5, 1.5, 2.5, 4.5, 30.0),
        List.of(0.0, 0.1),
        SEEDS);
  }

  private static ExperimentPlan parts(double decayTime, boolean theory) {
    ThresholdSweep some = sweep(decayTime);
    return new EnergyParts(
            new ThresholdSweep(
                CONVENTIONS, some.policy(), decayTime, some.thresholds(), List.of(0.01), SEEDS),
            theory,
            !theory)
        .experiment(
            List.of(ThresholdClaims.interiorMinimum(), ThresholdClaims.maintenanceSaturates()),
            List.of("a note"));
  }

  private static ExperimentPlan costs() {
    return new CostSweep(
            CONVENTIONS,
            Lr20Perceptrons.POLICIES,
            new ThresholdRuns.Search(0.5, 32, 4, 1),
            List.of(0.0, 0.01, 10.0),
            SEEDS)
        .experiment(
            List.of(
                CostClaims.minimumForFree(),
                CostClaims.noCachingWhenDear(10),
                CostClaims.thresholdFalls(),
                CostClaims.policiesAlike(),
                CostClaims.energyAsInTheory(LearningWalk.perceptron(40, 30, 1)),
                CostClaims.thresholdAsInTheory(LearningWalk.perceptron(40, 30, 1))),
            List.of());
  }

  private static ExperimentPlan loads() {
    return new PatternLoad(
            CONVENTIONS,
            List.of(
                new PatternLoad.Load(10, SEEDS),
                new PatternLoad.Load(40, List.of(1L, 2L, 3L, 4L, 5L, 6L)),
                new PatternLoad.Load(60, SEEDS)),
            60,
            1)
        .experiment();
  }

  private static ExperimentPlan decays() {
    return new DecaySweep(
            CONVENTIONS,
            List.of(0.001, 0.1),
            new ThresholdRuns.Search(0.5, 8, 3, 1),
            List.of(0.0, 0.1),
            SEEDS)
        .experiment();
  }

  static Stream<Named<Supplier<ExperimentPlan>>> experiments() {
    return Stream.of(
        Named.of("loads", PerceptronFiguresTest::loads),
        Named.of(
            "exponents",
            () -> new Exponents(CONVENTIONS, List.of(0.0, 1.0, 2.5), SEEDS).experiment()),
        Named.of("parts", () -> parts(NO_DECAY, true)),
        Named.of("parts with failures", () -> parts(5, false)),
        Named.of("costs", PerceptronFiguresTest::costs),
        Named.of("decays", PerceptronFiguresTest::decays),
        Named.of(
            "time", () -> new TimeAgainstThreshold(sweep(100), List.of(0.1), 0.5).experiment()),
        Named.of(
            "powers",
            () -> new EpochPowers(CONVENTIONS, 50, 0.01, List.of(5.0, 2.5), 4, SEEDS).experiment()),
        Named.of(
            "rates",
            () -> new DecayRates(sweep(NO_DECAY), List.of(NO_DECAY, 5.0), 5).experiment(List.of())),
        Named.of("orders", () -> new EventOrders(sweep(100)).experiment(List.of())));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void eachFigureIsMadeAndDependsNeitherOnThreadsNorOnRunsLearnedTogether(
      Supplier<ExperimentPlan> experiment) throws IOException {
    FigureReport report = TinyFigure.make(experiment.get(), out.resolve("one"), 1);
    assertTrue(report.complete());
    assertEquals(experiment.get().claims().size(), report.judgements().size());
    assertEquals(List.of(), report.warnings());
    TinyFigure.make(experiment.get(), out.resolve("three"), 3);
    Sweeping device = new Sweeping();
    TinyFigure.make(experiment.get(), out.resolve("together"), 2, device, true, () -> false);
    assertEquals(1, device.calls());
    for (String name : List.of("data.csv", "claims.json", "figure.svg")) {
      assertEquals(read("one", name), read("three", name), name);
      assertEquals(read("one", name), read("together", name), name);
    }
    assertFalse(read("one", "data.csv").lines().count() < 3);
  }

  private String read(String folder, String name) throws IOException {
    return Files.readString(out.resolve(folder).resolve("tiny").resolve(name));
  }

  @Test
  void freeMaintenanceCostsTheMinimumAndDearMaintenanceTheWholePath() throws IOException {
    FigureReport report = TinyFigure.make(costs(), out, 2);
    assertEquals(1, report.judgements().get(0).measured().value(), 1e-12);
    assertEquals(1, report.judgements().get(1).measured().value(), 1e-12);
  }

  @Test
  void runsThatDoNotConvergeAreListed() throws IOException {
    TinyFigure.make(parts(5, false), out.resolve("one"), 2);
    List<String> lines = read("one", "data.csv").lines().toList();
    int column = List.of(lines.get(0).split(",")).indexOf("converged");
    List<String> converged =
        lines.stream().skip(1).map(line -> line.split(",")[column]).distinct().sorted().toList();
    assertEquals(List.of("false", "true"), converged);
  }
}
