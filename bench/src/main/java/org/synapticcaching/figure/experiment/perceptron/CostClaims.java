package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.theory.LastingCache;
import org.synapticcaching.theory.LearningWalk;

/** Claims about energy and threshold at the best threshold, against the maintenance cost. */
public final class CostClaims {
  private static final String COST = EnergyColumns.MAINTENANCE_COST;

  private CostClaims() {}

  /** Free maintenance: everything waits for the end. */
  public static Claim minimumForFree() {
    return Claim.quantitative(
        Basis.READING,
        "at c = 0 caching costs the minimum",
        "mean energy at the best threshold over mean minimum, at c = 0",
        Expectation.between(1, 1.01),
        rows -> {
          Table free = rows.where(COST, 0);
          return new Measurement(
              free.mean(EnergyColumns.TOTAL) / free.mean(EnergyColumns.MINIMUM), free.size(), "");
        });
  }

  /** Maintenance at any price is not worth it. */
  public static Claim noCachingWhenDear(double largest) {
    return Claim.quantitative(
            Basis.READING,
            "at large c nothing is cached",
            "mean energy at the best threshold over mean energy without caching, at c = " + largest,
            Expectation.between(0.99, 1.01),
            rows -> {
              Table dear = rows.where(COST, largest);
              return new Measurement(
                  dear.mean(EnergyColumns.TOTAL) / dear.mean(EnergyColumns.WITHOUT_CACHING),
                  dear.size(),
                  "");
            })
        .seenAt(
            Mark.level(
                0,
                Points.at(largest, ConsolidationPolicy.LOCAL_LOCAL.id()),
                Relation.TIMES,
                Base.at(largest, CostSweep.NO_CACHING)));
  }

  /** The best threshold falls, for every policy, where there is one. */
  public static Claim thresholdFalls() {
    return Claim.qualitative(
        Basis.READING,
        "the best threshold falls with c",
        "rank correlation of the best threshold and c, where the best is neither never nor at once, the"
            + " weakest over policies",
        Expectation.between(-1, -0.95),
        rows -> {
          double weakest = Double.NEGATIVE_INFINITY;
          List<String> details = new ArrayList<>();
          for (Map.Entry<String, Table> policy : rows.byText("series").entrySet()) {
            Map<Double, Double> thresholds =
                policy.getValue().where("optimum_position", "inside").means(COST, "optimum");
            double correlation = Statistics.rankCorrelation(thresholds);
            weakest = Math.max(weakest, correlation);
            details.add(
                Words.format("%s %.3f (%d c)", policy.getKey(), correlation, thresholds.size()));
          }
          return new Measurement(weakest, seeds(rows), String.join(", ", details));
        });
  }

  private static int seeds(Table rows) {
    return rows.byNumber("seed").size();
  }

  /** The energy in units of the minimum is that of the theory. */
  public static Claim energyAsInTheory(LearningWalk walk) {
    return Claim.quantitative(
        Basis.READING,
        "the energy over the minimum is that of the theory",
        "largest factor, either way and over all c, between mean energy at the best threshold over"
            + " mean minimum and theory",
        Expectation.between(1, 1.5),
        rows ->
            farthest(
                rows,
                runs -> runs.mean(EnergyColumns.TOTAL) / runs.mean(EnergyColumns.MINIMUM),
                cost -> new LastingCache(walk, cost, 0).inefficiency()));
  }

  /** So is the threshold, where the theory holds: well above a step, well below the walk's end. */
  public static Claim thresholdAsInTheory(LearningWalk walk) {
    double highest = Math.sqrt(walk.updates());
    return Claim.quantitative(
        Basis.READING,
        "the best threshold is that of the theory",
        "largest factor, either way and over all c, between the best threshold plus half a step and"
            + " theory, where that is between 2 steps and sqrt(K)",
        Expectation.between(1, 1.5),
        rows ->
            farthest(
                rows,
                runs -> runs.mean("optimum") + 0.5,
                cost -> {
                  double threshold = new LastingCache(walk, cost, 0).optimalThreshold();
                  return threshold >= 2 && threshold <= highest ? threshold : Double.NaN;
                }));
  }

  /** Largest factor between two numbers over all costs where the second is one. */
  private static Measurement farthest(
      Table rows, ToDoubleFunction<Table> simulated, DoubleUnaryOperator theory) {
    double worst = Double.NaN;
    String where = "";
    for (Map.Entry<Double, Table> at : rows.byNumber(COST).entrySet()) {
      double expected = theory.applyAsDouble(at.getKey());
      double ratio = simulated.applyAsDouble(at.getValue()) / expected;
      double factor = Math.max(ratio, 1 / ratio);
      if (!Double.isNaN(factor) && !(factor <= worst)) {
        worst = factor;
        where = Words.format("simulated/theory %.3f at c = %.3g", ratio, at.getKey());
      }
    }
    return Double.isNaN(worst)
        ? Measurement.missing("no c where the theory holds")
        : new Measurement(worst, seeds(rows), where);
  }

  /** No policy is much better than another. */
  public static Claim policiesAlike() {
    return Claim.quantitative(
        Basis.READING,
        "the policies cost about the same",
        "largest ratio, over all c, of mean energies of two policies, each at its best threshold",
        Expectation.between(1, 2),
        rows -> {
          double worst = 0;
          String where = "";
          for (Map.Entry<Double, Table> at : rows.byNumber(COST).entrySet()) {
            List<Double> energies = new ArrayList<>();
            List<String> names = new ArrayList<>();
            at.getValue()
                .byText("series")
                .forEach(
                    (policy, runs) -> {
                      double energy = runs.mean(EnergyColumns.TOTAL);
                      energies.add(energy);
                      names.add(Words.format("%s %.4g", policy, energy));
                    });
            double ratio = Statistics.max(energies) / Statistics.min(energies);
            if (ratio > worst) {
              worst = ratio;
              where = Words.format("at c = %.3g: %s", at.getKey(), String.join(", ", names));
            }
          }
          return new Measurement(worst, seeds(rows), where);
        });
  }
}
