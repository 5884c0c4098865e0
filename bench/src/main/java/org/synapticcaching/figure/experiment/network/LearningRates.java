package org.synapticcaching.figure.experiment.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingPlan;

/**
 * Energy against accuracy without caching, for several learning rates.
 *
 * @param network which source's network
 * @param hidden hidden units
 * @param learningRates eta, rising
 * @param seeds one run each
 * @param plan when to test and when to stop
 * @param comparedAt accuracy at which energies are compared, where all compared rates reach it
 * @param smallRates how many of the smallest rates that reach it are to coincide
 * @param rise least ratio of energies at the largest and the smallest rate that counts as rising
 */
public record LearningRates(
    String network,
    int hidden,
    List<Double> learningRates,
    List<Long> seeds,
    TrainingPlan plan,
    double comparedAt,
    int smallRates,
    double rise) {
  private static final double SHOWN_FROM = 0.80;

  /** The experiment, with its chart and claims. */
  public ExperimentPlan experiment() {
    EnergyAccuracyChart chart =
        EnergyAccuracyChart.fitted("No caching, by learning rate", SHOWN_FROM);
    return new ExperimentPlan(
        this, points(), chart::draw, claims(), List.of(EnergyAccuracyChart.NOTE));
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>();
    Network shape = NetworkRun.network(network, hidden);
    for (double rate : learningRates) {
      for (long seed : seeds) {
        Replica replica = Replica.of(shape, seed, rate, Consolidation.none());
        points.add(new NetworkRun(name(rate), shape, replica, plan).curve(0));
      }
    }
    return points;
  }

  private static String name(double rate) {
    return "\u03b7 = " + (rate == Math.rint(rate) ? Words.format("%.0f", rate) : rate);
  }

  private List<Claim> claims() {
    String goal = Words.percent(comparedAt);
    List<String> names = learningRates.stream().map(LearningRates::name).toList();
    String[] small = names.subList(0, smallRates).toArray(String[]::new);
    return List.of(
        Claim.qualitative(
                Basis.READING,
                "for small learning rates the curves coincide",
                "largest over smallest mean energy to reach "
                    + goal
                    + ", of the "
                    + smallRates
                    + " smallest rates whose runs all do",
                Expectation.between(1, 1.25),
                this::spreadOfSmallRates)
            .seenAt(
                Mark.level(
                    0, Points.at(comparedAt, small), Relation.TIMES, Base.at(comparedAt, small))),
        Claim.qualitative(
                Basis.READING,
                "large learning rates cost more",
                "mean energy to reach "
                    + goal
                    + " at the largest over the smallest rate whose runs all do",
                Expectation.atLeast(rise),
                this::riseToLargeRates)
            .seenAt(
                Mark.level(
                    0,
                    Points.at(comparedAt, names.get(names.size() - 1)),
                    Relation.TIMES,
                    Base.at(comparedAt, names.get(0)))));
  }

  private Measurement spreadOfSmallRates(Table rows) {
    List<Double> energies = new ArrayList<>(reaching(rows).values());
    if (energies.size() < smallRates) {
      return Measurement.missing(shortage(energies.size(), smallRates));
    }
    List<Double> small = energies.subList(0, smallRates);
    double ratio = Statistics.max(small) / Statistics.min(small);
    return new Measurement(ratio, seeds.size(), detail(rows));
  }

  private Measurement riseToLargeRates(Table rows) {
    List<Double> energies = new ArrayList<>(reaching(rows).values());
    if (energies.size() < 2) {
      return Measurement.missing(shortage(energies.size(), 2));
    }
    double ratio = energies.get(energies.size() - 1) / energies.get(0);
    return new Measurement(ratio, seeds.size(), detail(rows));
  }

  /** Mean energy at the compared accuracy by learning rate, of those whose runs all reach it. */
  private Map<Double, Double> reaching(Table rows) {
    Map<Double, Double> energies = new TreeMap<>();
    rows.byNumber("learning_rate")
        .forEach(
            (rate, part) -> {
              double mean = EnergyCurve.meanAt(EnergyCurve.perSeed(part), comparedAt);
              if (!Double.isNaN(mean)) {
                energies.put(rate, mean);
              }
            });
    return energies;
  }

  private String detail(Table rows) {
    StringBuilder text = new StringBuilder("mean energy by learning rate:");
    reaching(rows).forEach((rate, mean) -> text.append(Words.format(" %s: %.0f", rate, mean)));
    return text.toString();
  }

  private String shortage(int found, int needed) {
    return Words.format(
        "%d of %d learning rates reached %s in all runs, %d are needed",
        found, learningRates.size(), Words.percent(comparedAt), needed);
  }
}
