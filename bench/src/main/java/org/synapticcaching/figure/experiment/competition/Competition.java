package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/** What experiments on competition have in common: the conventions of [RP24]. */
public final class Competition {
  /** Of both weight matrices. */
  private static final double LEARNING_RATE = 0.01;

  /** Presentations between tests. */
  private static final int TEST_EVERY = 2000;

  private static final String SCHEDULE =
      "patterns are drawn at random with replacement; every 2000 presentations all test images are"
          + " asked; a run that has not reached the goal after the last presentation is listed with"
          + " reached = false and takes no part in energies";

  private static final String DEFINITIONS =
      "M0 is the number of modifications of single synapses up to the test at which the goal was"
          + " reached, M1 the sum of their magnitudes, T the presentations until then; energies and"
          + " times are means over runs";

  /** Title of an axis of M0. */
  static final String MODIFICATIONS = "M0 (modifications)";

  private Competition() {}

  /** The source's network for MNIST with its default initial weights. */
  static Network network(int hidden) {
    return NetworkRun.network("rp24", hidden);
  }

  /** The source's network with another standard deviation of the initial weights. */
  static Network network(int hidden, double deviation) {
    return network(hidden).withInitialDeviation(List.of(deviation, deviation));
  }

  /** Without competition and caching, patterns drawn at random with replacement. */
  static Replica replica(Network network, long seed) {
    return Replica.of(network, seed, LEARNING_RATE, Consolidation.none())
        .with(PresentationOrder.of(PresentationOrder.Kind.RANDOM));
  }

  /**
   * Until a test on all test images has this accuracy, or until the last presentation.
   *
   * @param accuracy NaN to go on to the last presentation however good it gets
   */
  public static TrainingPlan until(double accuracy, long presentations) {
    return TrainingPlan.until(accuracy, presentations, TEST_EVERY);
  }

  /** A run that is not drawn by a plastic fraction, and in which maintenance is free. */
  static Outcome outcome(String series, Network network, Replica replica, TrainingPlan plan) {
    return new Outcome(new NetworkRun(series, network, replica, plan), Double.NaN, 0);
  }

  /** An experiment of such runs. */
  static ExperimentPlan experiment(
      Object settings,
      List<Outcome> outcomes,
      Function<Table, List<ChartSpec>> drawing,
      List<Claim> claims,
      String... notes) {
    return ofPoints(
        settings, outcomes.stream().map(Outcome::point).toList(), drawing, claims, notes);
  }

  /** An experiment of such runs, some of them together. */
  static ExperimentPlan ofPoints(
      Object settings,
      List<Point> points,
      Function<Table, List<ChartSpec>> drawing,
      List<Claim> claims,
      String... notes) {
    List<String> all = new ArrayList<>(List.of(SCHEDULE, DEFINITIONS));
    all.addAll(List.of(notes));
    return new ExperimentPlan(settings, points, drawing, claims, all);
  }

  /** End of the title of a panel whose runs all learn up to one accuracy. */
  static String goal(TrainingPlan plan) {
    return " to " + Words.percent(plan.goal());
  }

  /**
   * The panels of both energies.
   *
   * @param titleEnd what their titles end in
   * @param curves of a column
   */
  static List<ChartSpec> energies(Axis x, String titleEnd, Function<String, List<Curve>> curves) {
    return List.of(
        panel("Number of modifications" + titleEnd, x, MODIFICATIONS, curves.apply("m0")),
        panel("Summed change" + titleEnd, x, "M1 (summed weight change)", curves.apply("m1")));
  }

  /** The panels of both energies and of time, with titles that end so. */
  static List<ChartSpec> energiesAndTime(
      Axis x, String titleEnd, Function<String, List<Curve>> curves) {
    List<ChartSpec> panels = new ArrayList<>(energies(x, titleEnd, curves));
    panels.add(
        panel("Learning time" + titleEnd, x, "presentations", curves.apply("presentations")));
    return panels;
  }

  /** A panel with a logarithmic vertical axis. */
  static ChartSpec panel(String title, Axis x, String unit, List<Curve> curves) {
    return new ChartSpec(title, x, Axis.log(unit), curves);
  }
}
