package org.synapticcaching.figure.experiment.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;

/** What was expected of rounding at random beside caching, before it was measured. */
final class ChangeClaims {
  private static final double ROUNDING = 0.02;
  private static final double SAME_ACCURACY = 0.003;
  private static final double CLEAR_LOSS = 0.05;
  private static final double POINT = 0.01;

  private final ChangesByThreshold settings;
  private final String random;

  /** Claims of an experiment. */
  ChangeClaims(ChangesByThreshold settings) {
    this.settings = settings;
    this.random = settings.policies().get(0).id();
  }

  /** All of them. */
  List<Claim> all() {
    double largest = settings.thresholds().get(settings.thresholds().size() - 1);
    return List.of(
        Claim.qualitative(
            Basis.OWN,
            random + " saves no M1 at any threshold",
            "of the ratios of mean M1 over the mean sum of all changes by learning in the same runs,"
                + " at each threshold, the one farthest from 1",
            Expectation.between(1 - ROUNDING, 1 + ROUNDING),
            this::farthestFromPath),
        Claim.qualitative(
            Basis.OWN,
            random + " makes steps of theta where that is more than any change by learning",
            "mean M0 times theta over mean M1, at theta = " + largest,
            Expectation.between(0.99, 1.01),
            rows -> stepsOf(rows, largest)),
        Claim.qualitative(
            Basis.OWN,
            "caching makes and pays for no more changes than " + random,
            "smallest ratio of means, "
                + random
                + " over a policy that caches, of M0 and of M1, at"
                + " any threshold",
            Expectation.atLeast(1 - ROUNDING),
            this::leastOverCaching),
        Claim.qualitative(
            Basis.OWN,
            "caching does not change what is learned, whatever the threshold",
            "largest difference of mean accuracies, of a policy that caches, from that at the"
                + " smallest threshold",
            Expectation.atMost(SAME_ACCURACY),
            this::largestDrift),
        Claim.qualitative(
            Basis.OWN,
            random + " loses accuracy at a large threshold",
            "mean accuracy at the smallest threshold less that at the largest",
            Expectation.atLeast(CLEAR_LOSS),
            this::loss),
        Claim.reported(
            Basis.OWN,
            random + ": the largest threshold that costs at most one percentage point",
            "largest threshold up to which mean accuracies are at most 0.01 below that at the"
                + " smallest",
            this::harmless));
  }

  private Map<Double, Table> byThreshold(Table rows, String policy) {
    return new TreeMap<>(rows.where("series", policy).byNumber(EnergyColumns.THRESHOLD));
  }

  private Measurement farthestFromPath(Table rows) {
    double farthest = 1;
    double where = Double.NaN;
    for (Map.Entry<Double, Table> each : byThreshold(rows, random).entrySet()) {
      Table runs = each.getValue();
      double ratio = runs.mean(ChangesByThreshold.SUM) / runs.mean(EnergyColumns.WITHOUT_CACHING);
      if (!(Math.abs(ratio - 1) <= Math.abs(farthest - 1))) {
        farthest = ratio;
        where = each.getKey();
      }
    }
    return new Measurement(farthest, settings.seeds().size(), "at theta = " + where);
  }

  private Measurement stepsOf(Table rows, double theta) {
    Table runs = rows.where("series", random).where(EnergyColumns.THRESHOLD, theta);
    double changes = runs.mean(ChangesByThreshold.CHANGES);
    double sum = runs.mean(ChangesByThreshold.SUM);
    return new Measurement(
        changes * theta / sum, runs.size(), Words.format("M0 %.3g, M1 %.3g", changes, sum));
  }

  private List<String> caching() {
    return settings.policies().stream().skip(1).map(ConsolidationPolicy::id).toList();
  }

  private Measurement leastOverCaching(Table rows) {
    double least = Double.POSITIVE_INFINITY;
    String where = "";
    for (String policy : caching()) {
      for (double theta : settings.thresholds()) {
        Table one = rows.where("series", random).where(EnergyColumns.THRESHOLD, theta);
        Table other = rows.where("series", policy).where(EnergyColumns.THRESHOLD, theta);
        for (String column : List.of(ChangesByThreshold.CHANGES, ChangesByThreshold.SUM)) {
          double ratio = one.mean(column) / other.mean(column);
          if (!(ratio >= least)) {
            least = ratio;
            where = column + " of " + policy + " at theta = " + theta;
          }
        }
      }
    }
    return new Measurement(least, settings.seeds().size(), where);
  }

  private Measurement largestDrift(Table rows) {
    double largest = 0;
    String where = "none";
    for (String policy : caching()) {
      Map<Double, Table> runs = byThreshold(rows, policy);
      double plain = accuracy(runs, settings.thresholds().get(0));
      for (double theta : runs.keySet()) {
        double drift = Math.abs(accuracy(runs, theta) - plain);
        if (!(drift <= largest)) {
          largest = drift;
          where = policy + " at theta = " + theta;
        }
      }
    }
    return new Measurement(largest, settings.seeds().size(), where);
  }

  private static double accuracy(Map<Double, Table> runs, double theta) {
    return runs.get(theta).mean(ChangesByThreshold.ACCURACY);
  }

  private Measurement loss(Table rows) {
    Map<Double, Table> runs = byThreshold(rows, random);
    List<Double> thetas = settings.thresholds();
    double small = accuracy(runs, thetas.get(0));
    double large = accuracy(runs, thetas.get(thetas.size() - 1));
    return new Measurement(
        small - large, settings.seeds().size(), Words.format("%.4f and %.4f", small, large));
  }

  private Measurement harmless(Table rows) {
    Map<Double, Table> runs = byThreshold(rows, random);
    double plain = accuracy(runs, settings.thresholds().get(0));
    double last = settings.thresholds().get(0);
    for (double theta : settings.thresholds()) {
      if (!(accuracy(runs, theta) >= plain - POINT)) {
        break;
      }
      last = theta;
    }
    Table there = runs.get(last);
    return new Measurement(
        last,
        settings.seeds().size(),
        Words.format(
            "accuracy %.4f, M0 %.3g of %.3g changes by learning",
            accuracy(runs, last),
            there.mean(ChangesByThreshold.CHANGES),
            there.mean("modifications")));
  }
}
