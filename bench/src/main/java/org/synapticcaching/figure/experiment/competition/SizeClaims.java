package org.synapticcaching.figure.experiment.competition;

import static org.synapticcaching.figure.experiment.competition.NetworkSizes.ALL;
import static org.synapticcaching.figure.experiment.competition.NetworkSizes.COMBINED;
import static org.synapticcaching.figure.experiment.competition.NetworkSizes.LARGEST;
import static org.synapticcaching.figure.experiment.competition.NetworkSizes.SUBNET;

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
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/**
 * What [RP24] claims about energies against the number of hidden units H.
 *
 * @param goal test accuracy at which energies are read
 * @param deviation of the initial weights
 * @param judgedTo largest size in slopes, and the one at which savings are compared
 */
record SizeClaims(double goal, double deviation, int judgedTo) {
  private static final String TIME = "presentations";

  /** What the first panels of the figure show. */
  private static final List<String> PANELS = List.of("m0", "m1", TIME);

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        slope("M0 grows with the size of the network", "M0", "m0", Expectation.between(0.65, 0.9)));
    claims.add(slope("M1 grows more slowly than M0", "M1", "m1", Expectation.between(0.25, 0.5)));
    claims.add(
        slope("larger networks learn in fewer presentations", "T", TIME, Expectation.atMost(0)));
    claims.add(
        Claim.quantitative(
                Basis.ABSTRACT,
                "learning takes at least 10^8 modifications",
                Words.format(
                    "least M0 of a run that reaches %s, all synapses plastic", Words.percent(goal)),
                Expectation.atLeast(1e8),
                SizeClaims::leastModifications)
            .seenAt(Mark.level(0, Points.of(Points.Kind.ALL, ALL))));
    for (String series : List.of(SUBNET, COMBINED)) {
      claims.add(flat(series, "M0", "m0"));
      claims.add(flat(series, "M1", "m1"));
    }
    claims.add(saving("M0", "m0", 50));
    claims.add(saving("M1", "m1", 3));
    claims.add(delay(LARGEST));
    claims.add(delay(COMBINED));
    return claims;
  }

  private Claim slope(String text, String number, String column, Expectation expected) {
    return Claim.quantitative(
            Basis.PUBLISHED_PROGRAM,
            text,
            slopeOf(ALL, number),
            expected,
            rows -> slope(rows, ALL, column))
        .seenAt(slopeMark(column, ALL));
  }

  private Claim flat(String series, String energy, String column) {
    return Claim.qualitative(
            Basis.READING,
            Words.format("%s of %s hardly depends on the network's size", energy, series),
            slopeOf(series, energy) + ", 0.15 either way counting as flat",
            Expectation.between(-0.15, 0.15),
            rows -> slope(rows, series, column))
        .seenAt(slopeMark(column, series));
  }

  private Mark slopeMark(String column, String series) {
    return Mark.slope(PANELS.indexOf(column), Points.within(0, judgedTo, series));
  }

  private String slopeOf(String series, String number) {
    return Words.format(
        "slope of log mean %s against log H up to %d, over sizes whose runs all reach %s, series"
            + " '%s', initial sd %s",
        number, judgedTo, Words.percent(goal), series, deviation);
  }

  private Claim saving(String energy, String column, int least) {
    return Claim.quantitative(
            Basis.ABSTRACT,
            "large savings in large networks: " + energy + " of " + COMBINED,
            Words.format(
                "mean %s with all synapses plastic over that of '%s' in the same network, H = %d; %d or"
                    + " more counting as large",
                energy, COMBINED, judgedTo, least),
            Expectation.atLeast(least),
            rows -> ratio(rows, ALL, COMBINED, column))
        .seenAt(
            Mark.level(
                PANELS.indexOf(column),
                Points.at(judgedTo, COMBINED),
                Relation.DIVIDES,
                Base.at(judgedTo, ALL)));
  }

  private Claim delay(String series) {
    return Claim.quantitative(
            Basis.ABSTRACT,
            "small increase in learning time: " + series,
            Words.format(
                "mean T of '%s' over that with all synapses plastic in the same network, H = %d; up to"
                    + " 1.5 counting as small",
                series, judgedTo),
            Expectation.atMost(1.5),
            rows -> ratio(rows, series, ALL, TIME))
        .seenAt(
            Mark.level(
                PANELS.indexOf(TIME),
                Points.at(judgedTo, series),
                Relation.TIMES,
                Base.at(judgedTo, ALL)));
  }

  private Measurement slope(Table rows, String series, String column) {
    Outcomes all = new Outcomes(rows);
    Outcomes fitted = all.of(series).upTo("hidden", judgedTo);
    double slope = fitted.slope("hidden", column);
    if (Double.isNaN(slope)) {
      return Measurement.missing("fewer than three sizes always reached the goal");
    }
    return new Measurement(
        slope,
        fitted.rows().size(),
        Words.format(
            "mean by H:%s; %s",
            all.of(series).meansInWords("hidden", column), all.of(series).missed()));
  }

  private Measurement ratio(Table rows, String over, String under, String column) {
    Outcomes all = new Outcomes(rows);
    Map<Double, Double> ratios = all.of(over).over(all.of(under), "hidden", column);
    Double ratio = ratios.get((double) judgedTo);
    if (ratio == null) {
      return Measurement.missing("not all runs reached the goal at H = " + judgedTo);
    }
    StringBuilder detail = new StringBuilder("by H:");
    detail.append(Outcomes.inWords(ratios));
    Map<Double, Double> plain = all.of(ALL).means("hidden", column);
    double smallest = Statistics.min(plain.keySet());
    if (under.equals(ALL)) {
      double mean = all.of(over).means("hidden", column).get((double) judgedTo);
      detail.append(
          Words.format(
              "; over that of the smallest network, H = %.0f, all plastic: %s",
              smallest, Words.threeDigits(mean / plain.get(smallest))));
    }
    int runs = all.of(over).with("hidden", judgedTo).rows().size();
    return new Measurement(ratio, runs, detail.toString());
  }

  private static Measurement leastModifications(Table rows) {
    Table reached =
        rows.where(row -> row.text("rule").equals("all") && row.text("reached").equals("true"));
    if (reached.isEmpty()) {
      return Measurement.missing("no run reached the goal");
    }
    return new Measurement(Statistics.min(reached.numbers("m0")), reached.size(), "");
  }
}
