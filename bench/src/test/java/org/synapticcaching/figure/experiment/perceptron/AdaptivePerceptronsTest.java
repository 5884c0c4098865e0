package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Threshold;

/** What is compared is what was said: the best threshold of some seeds, on other seeds. */
class AdaptivePerceptronsTest {
  private static final PerceptronConventions LOAD =
      PerceptronConventions.lr20(60, 60).withMaxEpochs(300);
  private static final Backend SIMD = Backends.named("simd");
  private static final double TAU = 100;
  private static final List<Double> COSTS = List.of(1e-3, 1e-1);
  private static final List<Long> SEEDS = List.of(1L, 2L);
  private static final List<Long> FRESH = List.of(3L, 4L, 5L);

  private static final AdaptivePerceptrons SETTINGS =
      new AdaptivePerceptrons(
          List.of(LOAD),
          List.of(TAU),
          new ThresholdRuns.Search(0.5, 32, 7, 0),
          COSTS,
          40,
          SEEDS,
          FRESH);

  private static List<Row> rows() {
    Point point = SETTINGS.points().get(0);
    assertEquals("P=60/tau=100.0", point.key());
    return point.work().run(context(SIMD));
  }

  private static TrialResult learn(Threshold threshold, long seed) {
    PerceptronTrial trial =
        new PerceptronTrial(LOAD, LOAD.spec(ConsolidationPolicy.LOCAL_LOCAL, threshold, TAU), seed);
    return new SequentialTrials(Backends.perceptrons(SIMD)).at(trial);
  }

  private static double meanEnergy(double theta, double cost) {
    List<TrialResult> results =
        SEEDS.stream().map(seed -> learn(Threshold.of(theta), seed)).toList();
    return results.stream().allMatch(TrialResult::converged)
        ? results.stream()
            .mapToDouble(result -> result.energy(cost).total())
            .average()
            .orElseThrow()
        : Double.POSITIVE_INFINITY;
  }

  @Test
  void everyRowIsARunOfItsOwnOnAFreshSeed() {
    List<Row> rows = rows();
    assertEquals(COSTS.size() * FRESH.size() * 2, rows.size());
    for (Row row : rows) {
      boolean auto = row.text("choice").equals("auto");
      double cost = row.number("maintenance_cost");
      long horizon = Math.round(LOAD.walk().presentations());
      Threshold threshold =
          auto ? new Threshold.Automatic(cost, horizon, 40) : Threshold.of(row.number("threshold"));
      TrialResult alone = learn(threshold, row.whole("seed"));
      assertTrue(FRESH.contains(row.whole("seed")));
      assertEquals(alone.energy(cost).total(), row.number("total"));
      assertEquals(String.valueOf(alone.converged()), row.text("reached"));
      assertEquals(auto, Double.isNaN(row.number("threshold")));
      assertEquals(auto, row.has("auto_cost") && row.number("auto_cost") == cost);
      assertEquals(!auto, row.has("optimum_position"));
    }
  }

  @Test
  void noThresholdOfTheGridIsBetterOnTheSeedsOfTheSearch() {
    List<Double> grid = LongStream.range(0, 7).mapToObj(i -> 0.5 * (1L << i)).toList();
    for (Row row : rows()) {
      if (row.text("choice").equals("fixed")) {
        double cost = row.number("maintenance_cost");
        double best = meanEnergy(row.number("threshold"), cost);
        assertTrue(Double.isFinite(best));
        for (double theta : grid) {
          assertTrue(best <= meanEnergy(theta, cost) * (1 + 1e-12), theta + " at " + row);
        }
        assertEquals(row.number("threshold") < 1, row.text("no_caching").equals("true"));
      }
    }
  }

  /** As on a device, where searches of all costs wait for trials together. */
  @Test
  void togetherTheyAreThoseThatLearnByThemselves() throws IOException {
    Point point = SETTINGS.points().get(0);
    BatchedWork batched = point.batched().orElseThrow();
    List<Row> together = new ArrayList<>();
    batched.run(List.of(batched), context(new Sweeping()), (member, rows) -> together.addAll(rows));
    assertEquals(point.work().run(context(Backends.named("ejml"))), together);
  }

  private static PointContext context(Backend backend) {
    return new PointContext(Optional.of(backend), Optional.empty(), () -> false, done -> {}, 1);
  }
}
