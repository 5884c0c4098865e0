package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.TimedEnergy;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/**
 * Claims about energy and learning time at the best threshold, against the decay rate.
 *
 * @param costs maintenance costs c, rising
 * @param seeds number of runs of each
 */
record DecayClaims(List<Double> costs, int seeds) {
  private static final String TIME = "presentations";

  List<Claim> all() {
    double least = costs.get(0);
    double largest = costs.get(costs.size() - 1);
    return List.of(
        Claim.qualitative(
            Basis.PUBLISHED_PROGRAM,
            "strong decay costs energy",
            "mean energy at the strongest decay over that at the weakest, the least over c",
            Expectation.atLeast(1),
            this::leastRise),
        Claim.qualitative(
            Basis.READING,
            "energy rises all along with the decay rate",
            "rank correlation of mean energy and decay rate, the weakest over c",
            Expectation.between(0.9, 1),
            this::weakestRise),
        Claim.qualitative(
            Basis.READING,
            "weak decay and small c lengthen learning",
            "longest mean learning time over that without decay, at " + Words.cost(least),
            Expectation.atLeast(TimedEnergy.CLEARLY_LONGER),
            rows -> extreme(rows, least, true)),
        Claim.qualitative(
            Basis.READING,
            "large c can shorten learning below the time without decay",
            "shortest mean learning time over that without decay, at " + Words.cost(largest),
            Expectation.atMost(0.95),
            rows -> extreme(rows, largest, false)));
  }

  private static Table at(Table rows, double cost) {
    return rows.where("series", Words.cost(cost));
  }

  private Measurement leastRise(Table rows) {
    return least(
        rows,
        energies -> {
          List<Double> values = List.copyOf(energies.values());
          return values.get(values.size() - 1) / values.get(0);
        });
  }

  private Measurement weakestRise(Table rows) {
    return least(rows, Statistics::rankCorrelation);
  }

  /** The least over costs of a number that follows from mean energies by rising decay rate. */
  private Measurement least(Table rows, ToDoubleFunction<Map<Double, Double>> number) {
    double least = Double.POSITIVE_INFINITY;
    List<String> details = new ArrayList<>();
    for (double cost : costs) {
      double value =
          number.applyAsDouble(at(rows, cost).means(DecaySweep.RATE, EnergyColumns.TOTAL));
      least = Math.min(least, value);
      details.add(Words.format("%s: %.3f", Words.cost(cost), value));
    }
    return new Measurement(least, seeds, String.join(", ", details));
  }

  /** Longest or shortest mean time at one cost; without decay time does not depend on caching. */
  private Measurement extreme(Table rows, double cost, boolean longest) {
    double plain = rows.where("series", DecaySweep.NO_CACHING).mean(TIME);
    double extreme = Double.NaN;
    String where = "";
    for (Map.Entry<Double, Table> at : at(rows, cost).byNumber(DecaySweep.RATE).entrySet()) {
      double ratio = at.getValue().mean(TIME) / plain;
      if (Double.isNaN(extreme) || (longest ? ratio > extreme : ratio < extreme)) {
        extreme = ratio;
        where =
            Words.format(
                "at decay rate %s, theta %.3g; without decay %.0f presentations",
                at.getKey(), at.getValue().rows().get(0).number(EnergyColumns.THRESHOLD), plain);
      }
    }
    return new Measurement(extreme, seeds, where);
  }
}
