package org.synapticcaching.figure.paper.rp24;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.experiment.network.CompetitiveExperiment;
import org.synapticcaching.figure.experiment.network.CompetitiveRun;
import org.synapticcaching.figure.experiment.network.Outcomes;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.training.TrainingPlan;

/** [RP24]: energies M0 and M1 against the number of hidden units, to 100 000 of them. */
public final class Rp24Size implements Figure {
  private static final String ALL = "all";
  private static final String ALL_WIDER = "all, sd 0.02";
  private static final String LARGEST = "largest 10 %";
  private static final String SUBNET = "subnet of 100";
  private static final String COMBINED = "largest 10 % of a subnet of 100";
  private static final List<String> SERIES = List.of(ALL, ALL_WIDER, LARGEST, SUBNET, COMBINED);
  private static final double FRACTION = 0.1;
  private static final int SUBNET_UNITS = 100;

  /**
   * Parameters.
   *
   * @param sizes numbers of hidden units, rising
   * @param deviation of the initial weights
   * @param widerDeviation the same of a second curve without competition
   * @param seeds runs of each size
   * @param oneRunFrom sizes from this on have one run only
   * @param plan when to test and when to stop
   */
  public record Settings(
      List<Integer> sizes,
      double deviation,
      double widerDeviation,
      List<Long> seeds,
      int oneRunFrom,
      TrainingPlan plan) {}

  @Override
  public FigureCard card() {
    return new FigureCard(
        "rp24-size",
        "Energy to reach 95 % against network size, with and without competition",
        "van Rossum & Pache 2024, PLoS Comput Biol 20(10):e1012553",
        "larger networks cost more, unless plasticity is restricted",
        DataNeed.CENTRED_IMAGES,
        Duration.ofSeconds(20),
        Duration.ofHours(2));
  }

  @Override
  public Experiment plan(FigureOptions options) {
    Settings settings =
        new Settings(
            options.pick(
                List.of(100, 200, 400), List.of(100, 300, 1000, 3000, 10_000, 30_000, 100_000)),
            0.01,
            0.02,
            options.seeds(1, 3),
            30_000,
            CompetitiveRun.until(
                options.pick(0.75, 0.95), options.pick(1L, 5L) * CompetitiveRun.EPOCH));
    return new CompetitiveExperiment(
        settings, runs(settings), Rp24Size::charts, claims(settings), notes());
  }

  private static List<CompetitiveRun> runs(Settings settings) {
    List<CompetitiveRun> runs = new ArrayList<>();
    for (int hidden : settings.sizes()) {
      boolean large = hidden >= settings.oneRunFrom();
      for (long seed : large ? settings.seeds().subList(0, 1) : settings.seeds()) {
        for (String series : SERIES) {
          double deviation =
              series.equals(ALL_WIDER) ? settings.widerDeviation() : settings.deviation();
          Network network = CompetitiveRun.network(hidden, deviation);
          runs.add(
              new CompetitiveRun(
                  series,
                  Double.NaN,
                  network,
                  CompetitiveRun.replica(network, seed).with(rule(series, network)),
                  settings.plan(),
                  0));
        }
      }
    }
    return runs;
  }

  private static Plasticity rule(String series, Network network) {
    PlasticShare units = PlasticShare.count(Math.min(SUBNET_UNITS, network.hidden().get(0)));
    return switch (series) {
      case LARGEST ->
          Plasticity.of(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(FRACTION));
      case SUBNET -> Plasticity.subnet(units);
      case COMBINED -> WithinSubnet.largest(network, units, FRACTION);
      default -> Plasticity.all();
    };
  }

  private static List<ChartSpec> charts(Table rows) {
    return List.of(
        panel(rows, "Number of modifications", "M0", "m0", "m0_direct"),
        panel(rows, "Summed change", "M1", "m1", "m1_direct"),
        panel(rows, "Learning time", "presentations", "presentations", ""));
  }

  private static ChartSpec panel(
      Table rows, String title, String unit, String column, String direct) {
    Outcomes all = new Outcomes(rows);
    List<Curve> curves = new ArrayList<>();
    for (String series : SERIES) {
      curves.add(all.of(series).curve(series, "hidden", column));
    }
    if (!direct.isEmpty()) {
      curves.add(
          all.of(ALL).curve("all, set directly", "hidden", direct).with(Curve.Look.REFERENCE));
    }
    return new ChartSpec(title, Axis.log("hidden units"), Axis.log(unit), curves, Legend.RIGHT);
  }

  private static List<Claim> claims(Settings settings) {
    String how =
        "slope of the logarithm of the mean against that of H, over sizes whose runs all reach "
            + CompetitiveExperiment.percent(settings.plan().goal())
            + ", all synapses plastic, initial sd "
            + settings.deviation();
    return List.of(
        Claim.quantitative(
            "M0 grows about as the square root of the number of hidden units",
            how,
            Expectation.between(0.35, 0.65),
            rows -> slope(rows, "m0")),
        Claim.quantitative(
            "M1 grows about as the square root of the number of hidden units",
            how,
            Expectation.between(0.35, 0.65),
            rows -> slope(rows, "m1")),
        Claim.quantitative(
            "learning takes at least 10^8 modifications",
            "least M0 of a run that reaches "
                + CompetitiveExperiment.percent(settings.plan().goal())
                + ", all synapses plastic",
            Expectation.atLeast(1e8),
            Rp24Size::leastModifications));
  }

  private static Measurement slope(Table rows, String column) {
    Outcomes all = new Outcomes(rows);
    double slope = all.of(ALL).slope("hidden", column);
    if (Double.isNaN(slope)) {
      return Measurement.missing("fewer than three sizes always reached the goal");
    }
    StringBuilder detail = new StringBuilder("mean by H:");
    all.of(ALL)
        .reached("hidden", column)
        .forEach(
            (hidden, runs) ->
                detail
                    .append(String.format(Locale.ROOT, " %.0f: ", hidden))
                    .append(Outcomes.number(Statistics.mean(runs))));
    detail.append("; slopes:");
    for (String series : SERIES) {
      detail
          .append(' ')
          .append(series)
          .append(' ')
          .append(Outcomes.number(all.of(series).slope("hidden", column)));
    }
    detail.append("; ").append(all.missed());
    return new Measurement(slope, all.of(ALL).size(), detail.toString());
  }

  private static Measurement leastModifications(Table rows) {
    Table reached =
        rows.where(row -> row.text("rule").equals("all") && row.text("reached").equals("true"));
    if (reached.isEmpty()) {
      return Measurement.missing("no run reached the goal");
    }
    return new Measurement(Statistics.min(reached.numbers("m0")), reached.size(), "");
  }

  private static List<String> notes() {
    return List.of(
        CompetitiveExperiment.SCHEDULE,
        "all test images are asked at every size: the first half of MNIST's test set is known to be"
            + " the easier one, so that fewer images would end runs too early; sizes from 30 000"
            + " have one run each instead");
  }
}
