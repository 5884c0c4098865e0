package org.synapticcaching.figure.experiment.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.synapticcaching.figure.experiment.Measuring.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.claim.Verdict;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.paper.lr20.Lr20Networks;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

/** The numbers that claims measure, on rows made by hand. */
class ClaimsTest {
  private static ExperimentPlan planned(Figure figure, int runs) {
    return figure.plan(new FigureOptions(Scale.PAPER, 1, OptionalInt.of(runs), Optional.empty()));
  }

  private static Row.Builder rate(double rate, double accuracy, double energy) {
    return Row.builder()
        .set("series", "eta")
        .set("seed", 1)
        .set("learning_rate", rate)
        .set("accuracy", accuracy)
        .set("total", energy);
  }

  @Test
  void learningRatesAreComparedWhereTheyReachTheAccuracy() {
    List<Row> rows = new ArrayList<>();
    rows.add(rate(0.001, 0.89, 1).build());
    rows.add(rate(0.002, 0.90, 100).build());
    rows.add(rate(0.005, 0.91, 110).build());
    rows.add(rate(0.01, 0.85, 50).build());
    rows.add(rate(0.01, 0.90, 120).build());
    rows.add(rate(1.0, 0.95, 400).build());
    ExperimentPlan experiment = planned(Lr20Networks.fig5a(), 1);
    assertEquals(1.2, claim(experiment, 0, rows).value(), 1e-12);
    assertEquals(4, claim(experiment, 1, rows).value(), 1e-12);
    assertFalse(claim(experiment, 0, rows.subList(0, 3)).isPresent());
  }

  private static Row tested(String series, double accuracy, double energy) {
    return Row.builder()
        .set("series", series)
        .set("seed", 1)
        .set("accuracy", accuracy)
        .set("total", energy)
        .build();
  }

  @Test
  void cachingByNeuronIsJudgedAndBySynapseReported() {
    List<Row> rows = new ArrayList<>();
    rows.add(tested("no caching", 0.90, 100));
    rows.add(tested("no caching", 0.96, 600));
    rows.add(tested("local-local caching", 0.90, 50));
    rows.add(tested("local-local caching", 0.96, 500));
    rows.add(tested("local-neuron caching", 0.90, 20));
    rows.add(tested("local-neuron caching", 0.96, 150));
    rows.add(tested("minimum", 0.90, 5));
    rows.add(tested("minimum", 0.96, 6));
    ExperimentPlan experiment = planned(Lr20Networks.fig5b(), 1);
    assertEquals(20, claim(experiment, 0, rows).value(), 1e-12);
    assertEquals(4, claim(experiment, 1, rows).value(), 1e-12);
    assertEquals(4.0 / 5, claim(experiment, 2, rows).value(), 1e-12);
    assertEquals(4, claim(experiment, 3, rows).value(), 1e-12);
    assertEquals(1.2, claim(experiment, 4, rows).value(), 1e-12);
    Claim bySynapse = experiment.claims().get(4);
    Judgement judgement = bySynapse.judge(new Table(rows), Scale.PAPER, false);
    assertEquals(Verdict.REPORTED, judgement.verdict());
  }

  private static Row size(int hidden, long seed, double goal, double energy) {
    return Row.builder()
        .set("series", Words.percent(goal))
        .set("hidden", (long) hidden)
        .set("seed", seed)
        .set("goal", goal)
        .set("reached", energy > 0)
        .set("best_threshold", energy > 0)
        .set("total", energy)
        .build();
  }

  @Test
  void theBestSizeIsSoughtAmongThoseThatAlwaysReachTheAccuracy() {
    List<Row> rows = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      rows.add(size(5, seed, 0.85, seed == 1 ? 1 : -1));
      rows.add(size(10, seed, 0.85, 10 + seed));
      rows.add(size(155, seed, 0.85, 23));
      rows.add(size(5, seed, 0.93, -1));
      rows.add(size(10, seed, 0.93, 90));
      rows.add(size(20, seed, 0.93, 60));
      rows.add(size(155, seed, 0.93, 90));
    }
    ExperimentPlan experiment = planned(Lr20Networks.fig5c(), 2);
    assertEquals(0, claim(experiment, 0, rows).value());
    assertEquals(2, claim(experiment, 1, rows).value(), 1e-12);
    assertEquals(1.5, claim(experiment, 2, rows).value(), 1e-12);
    assertEquals(2, claim(experiment, 3, rows).value(), 1e-12);
    assertEquals(2, claim(experiment, 3, rows).runs());
  }

  private static Row time(double threshold, double cost, double presentations, double energy) {
    return Row.builder()
        .set("seed", 1)
        .set("threshold", threshold)
        .set("maintenance_cost", cost)
        .set("reached", energy > 0)
        .set("presentations", (long) presentations)
        .set("total", energy)
        .build();
  }

  @Test
  void timeIsReadAtTheCheapestThresholdOfEachPrice() {
    List<Row> rows =
        List.of(
            time(0.005, 0, 1000, 50),
            time(0.005, 0.001, 1000, 51),
            time(0.010, 0, 2000, 30),
            time(0.010, 0.001, 2000, 60),
            time(0.015, 0, 9000, -1),
            time(0.015, 0.001, 9000, -1));
    ExperimentPlan experiment = planned(Lr20Networks.fig3s1b(), 1);
    assertEquals(2, claim(experiment, 0, rows).value(), 1e-12);
    assertEquals(1, claim(experiment, 1, rows).value(), 1e-12);
    assertFalse(claim(experiment, 0, rows.subList(0, 2)).isPresent());
  }
}
