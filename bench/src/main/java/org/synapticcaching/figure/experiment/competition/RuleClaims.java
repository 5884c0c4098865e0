package org.synapticcaching.figure.experiment.competition;

import static org.synapticcaching.figure.experiment.competition.SelectionRules.ALL;
import static org.synapticcaching.figure.experiment.competition.SelectionRules.COUPLED;
import static org.synapticcaching.figure.experiment.competition.SelectionRules.FIXED;
import static org.synapticcaching.figure.experiment.competition.SelectionRules.LARGEST;
import static org.synapticcaching.figure.experiment.competition.SelectionRules.THROUGHOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Mark;
import org.synapticcaching.figure.claim.Mark.Base;
import org.synapticcaching.figure.claim.Mark.Points;
import org.synapticcaching.figure.claim.Mark.Relation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.Words;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.PlasticityRule;

/**
 * What [RP24] claims about the rules that select synapses.
 *
 * @param rules that select
 * @param goal test accuracy at which energies are read
 * @param wholePresentations after which final accuracies are compared
 * @param comparedAt plastic fraction at which they are, and at which a fixed mask is judged
 */
record RuleClaims(
    List<PlasticityRule> rules, double goal, long wholePresentations, double comparedAt) {
  /** Accuracy lost up to which another counts as near-equal. */
  private static final double POINT = 0.01;

  List<Claim> claims() {
    String ratio =
        Words.format(
            "least mean over fractions whose runs all reach %s, of the best other rule over that of"
                + " largest-updates, equal in both layers or coupled",
            Words.percent(goal));
    String fixed =
        Words.format(
            " of fixed-synapses (p = %s of the input weights, output weights coupled) to %s",
            comparedAt, Words.percent(goal));
    return List.of(
        Claim.qualitative(
                Basis.READING,
                "largest-updates saves most M0 of all rules",
                ratio + ", per neuron being another rule",
                Expectation.atLeast(1),
                rows -> saving(rows, "m0", others()))
            .seenAt(savingMark(0, others())),
        Claim.qualitative(
                Basis.READING,
                "largest-updates saves most M1 of the rules that choose by layer",
                ratio
                    + "; rules that choose per neuron take no part: they are cheaper in the published"
                    + " program, too",
                Expectation.atLeast(1),
                rows -> saving(rows, "m1", byLayer()))
            .seenAt(savingMark(1, byLayer())),
        accurate(LARGEST),
        Claim.quantitative(
                Basis.PUBLISHED_PROGRAM,
                "a fixed synapse mask learns several times slower",
                "mean T" + fixed + ", over that of all; 3 or more counting as several times",
                Expectation.atLeast(3),
                rows -> against(rows, "presentations", false))
            .seenAt(Mark.level(2, Points.at(comparedAt, FIXED), Relation.TIMES, Base.lowest(ALL))),
        Claim.quantitative(
                Basis.PUBLISHED_PROGRAM,
                "a fixed synapse mask saves little: M0 is only halved",
                "mean M0 of all over that" + fixed + "; 1.5 to 2.5 counting as halved",
                Expectation.between(1.5, 2.5),
                rows -> against(rows, "m0", true))
            .seenAt(
                Mark.level(0, Points.at(comparedAt, FIXED), Relation.DIVIDES, Base.lowest(ALL))),
        accurate(COUPLED));
  }

  private Claim accurate(String series) {
    return Claim.quantitative(
            Basis.READING,
            "at near-equal final accuracy: " + series,
            Words.format(
                "after %d presentations, p = %s: mean accuracy of all less that of '%s', one percentage"
                    + " point counting as near-equal",
                wholePresentations, comparedAt, series),
            Expectation.atMost(POINT),
            rows -> lost(rows, series))
        .seenAt(Mark.level(3, Points.at(comparedAt, series), Relation.BELOW_BY, Base.lowest(ALL)));
  }

  /** The lowest of both ways of choosing the largest updates against the lowest of the others. */
  private static Mark savingMark(int panel, List<String> others) {
    return Mark.level(
        panel,
        Points.of(Points.Kind.ANY, LARGEST, COUPLED),
        Relation.DIVIDES,
        Base.lowest(others.toArray(String[]::new)));
  }

  private List<String> others() {
    return names(rules.stream());
  }

  private List<String> byLayer() {
    return names(rules.stream().filter(rule -> rule.unit() != PlasticityRule.Unit.INPUT));
  }

  /** The rules beside largest-updates. */
  private static List<String> names(Stream<PlasticityRule> rules) {
    return Stream.concat(rules, Stream.of(PlasticityRule.STATIC_HIDDEN))
        .filter(rule -> rule != PlasticityRule.LARGEST_UPDATES)
        .map(PlasticityRule::id)
        .toList();
  }

  private Measurement saving(Table rows, String column, List<String> others) {
    Outcomes all = new Outcomes(rows);
    Outcomes.Least equal = all.of(LARGEST).least(column);
    Outcomes.Least coupled = all.of(COUPLED).least(column);
    Outcomes.Least own = equal.mean() <= coupled.mean() || !coupled.exists() ? equal : coupled;
    if (!own.exists()) {
      return Measurement.missing("largest-updates did not always reach the goal at any fraction");
    }
    double best =
        others.stream()
            .map(other -> all.of(other).least(column))
            .filter(Outcomes.Least::exists)
            .mapToDouble(Outcomes.Least::mean)
            .min()
            .orElse(Double.NaN);
    StringBuilder detail = new StringBuilder("runs at the best fraction " + own.runs());
    for (String each : inDetail()) {
      detail.append(", ").append(each).append(' ').append(all.of(each).leastInWords(column));
    }
    return Double.isNaN(best)
        ? Measurement.missing("no other selection rule always reached the goal; " + detail)
        : new Measurement(best / own.mean(), own.runs(), detail.toString());
  }

  private List<String> inDetail() {
    List<String> names = new ArrayList<>(List.of(ALL, LARGEST, COUPLED));
    names.addAll(others());
    return names;
  }

  private Measurement lost(Table rows, String series) {
    Outcomes all = new Outcomes(rows);
    Table whole = all.of(ALL + THROUGHOUT).rows();
    Outcomes selected = all.of(series + THROUGHOUT);
    Table compared = selected.with("fraction", comparedAt).rows();
    if (whole.isEmpty() || compared.isEmpty()) {
      return Measurement.missing("these runs were left out");
    }
    StringBuilder detail = new StringBuilder();
    double reference = whole.mean("accuracy");
    detail.append(Words.format("all %.4f; %s by p:", reference, series));
    selected
        .rows()
        .byNumber("fraction")
        .forEach((p, part) -> detail.append(Words.format(" %s: %.4f", p, part.mean("accuracy"))));
    double lost = reference - compared.mean("accuracy");
    return new Measurement(lost, compared.size(), detail.toString());
  }

  /** A mean of fixed masks over that of plain learning, or the other way round. */
  private Measurement against(Table rows, String column, boolean inverse) {
    Outcomes masked = new Outcomes(rows).of(FIXED).with("fraction", comparedAt);
    Outcomes.Least fixed = masked.least(column);
    Outcomes.Least all = new Outcomes(rows).of(ALL).least(column);
    if (!fixed.exists() || !all.exists()) {
      return Measurement.missing("not all runs reached the goal; " + masked.missed());
    }
    double ratio = fixed.mean() / all.mean();
    return new Measurement(
        inverse ? 1 / ratio : ratio,
        fixed.runs(),
        Words.format(
            "all %s, fixed-synapses %s",
            Words.threeDigits(all.mean()), Words.threeDigits(fixed.mean())));
  }
}
