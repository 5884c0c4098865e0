package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
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
  private static final double DIP = 1.1;

  DecayClaims {
    if (costs.size() < 2) {
      throw new IllegalArgumentException("decay is judged at two costs or more, got " + costs);
    }
  }

  List<Claim> all() {
    double least = costs.get(0);
    double small = costs.get(1);
    double largest = costs.get(costs.size() - 1);
    return List.of(
        Claim.qualitative(
            Basis.READING,
            "strong decay costs energy",
            "mean energy at the strongest decay over that at the weakest, the least over c; 1 where"
                + " it is best to cache at neither",
            Expectation.atLeast(1),
            this::leastRise),
        Claim.qualitative(
                Basis.PUBLISHED_PROGRAM,
                "with " + Words.cost(small) + ", energy dips at moderate decay and then rises",
                "the lower of the mean energies at the weakest and at the strongest decay over the least"
                    + " at any; 1.1 counting as a dip",
                Expectation.atLeast(DIP),
                rows -> dip(at(rows, small)))
            .seenAt(
                Mark.level(
                    0,
                    Points.of(Points.Kind.ENDS, Words.cost(small)),
                    Relation.TIMES,
                    Base.lowest(Words.cost(small)))),
        Claim.qualitative(
                Basis.READING,
                "weak decay and small c lengthen learning",
                "longest mean learning time at any decay over that without decay, at "
                    + Words.cost(least),
                Expectation.atLeast(TimedEnergy.CLEARLY_LONGER),
                rows -> extreme(rows, least, true))
            .seenAt(comparedWithoutDecay(least)),
        Claim.qualitative(
                Basis.READING,
                "large c can shorten learning below the time without decay",
                "shortest mean learning time at any decay over that without decay, at "
                    + Words.cost(largest),
                Expectation.atMost(0.95),
                rows -> extreme(rows, largest, false))
            .seenAt(comparedWithoutDecay(largest)));
  }

  private static Mark comparedWithoutDecay(double cost) {
    return Mark.level(
        2,
        Points.of(Points.Kind.ANY, Words.cost(cost)),
        Relation.TIMES,
        Base.lowest(DecaySweep.NO_CACHING));
  }

  private static Table at(Table rows, double cost) {
    return rows.where("series", Words.cost(cost));
  }

  /** The least over costs of the energy at the strongest decay over that at the weakest. */
  private Measurement leastRise(Table rows) {
    double least = Double.POSITIVE_INFINITY;
    List<String> details = new ArrayList<>();
    for (double cost : costs) {
      List<Double> energies = energies(at(rows, cost));
      double rise = energies.get(energies.size() - 1) / energies.get(0);
      least = Math.min(least, rise);
      details.add(Words.format("%s: %.3f", Words.cost(cost), rise));
    }
    return new Measurement(least, seeds, String.join(", ", details));
  }

  /** Mean energies by rising decay rate. */
  private static List<Double> energies(Table rows) {
    return List.copyOf(rows.means(DecaySweep.RATE, EnergyColumns.TOTAL).values());
  }

  private Measurement dip(Table rows) {
    List<Double> energies = energies(rows);
    double ends = Math.min(energies.get(0), energies.get(energies.size() - 1));
    List<String> details = new ArrayList<>();
    rows.byNumber(DecaySweep.RATE)
        .forEach(
            (rate, runs) ->
                details.add(
                    Words.format(
                        "%s: %.3g in %.0f",
                        rate, runs.mean(EnergyColumns.TOTAL), runs.mean(TIME))));
    return new Measurement(
        ends / Statistics.min(energies),
        seeds,
        "mean energy, in presentations, by decay rate: " + String.join(", ", details));
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
