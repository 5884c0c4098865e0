package org.synapticcaching.figure.experiment.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.ChartSpec.Axis;
import org.synapticcaching.figure.chart.ChartSpec.Legend;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Statistics;
import org.synapticcaching.figure.run.Table;

/** Learning time against energy as the threshold varies, at several maintenance costs. */
public final class TimeAgainstThreshold implements Experiment {
  /**
   * Parameters.
   *
   * @param sweep the runs
   * @param largeCosts those of the costs at which nothing is gained by slow learning
   * @param converging fraction of the runs that must have converged for a threshold to be drawn
   */
  public record Settings(ThresholdSweep sweep, List<Double> largeCosts, double converging) {}

  /** Means over the converged runs at one threshold. */
  private record Mean(double threshold, double time, double energy, int runs) {}

  /** As in the figure's other half, for images. */
  private static final double CLEARLY_LONGER = 1.15;

  private final Settings settings;

  public TimeAgainstThreshold(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public List<Point> points() {
    return settings.sweep().points("caching");
  }

  private List<Mean> means(Table rows, double cost) {
    List<Mean> means = new ArrayList<>();
    rows.where("maintenance_cost", cost)
        .byNumber("threshold")
        .forEach(
            (threshold, runs) -> {
              Table done = Panels.converged(runs);
              if (done.size() >= settings.converging() * runs.size()) {
                means.add(
                    new Mean(
                        threshold,
                        Statistics.mean(done.numbers("presentations")),
                        Statistics.mean(done.numbers("total")),
                        done.size()));
              }
            });
    return means;
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    List<Curve> curves = new ArrayList<>();
    for (double cost : settings.sweep().costs()) {
      Curve.Builder curve = Curve.named(Panels.cost(cost));
      means(rows, cost)
          .forEach(
              mean -> curve.add(mean.energy(), mean.time() / settings.sweep().setup().patterns()));
      curves.add(curve.build());
    }
    Table once = rows.where("maintenance_cost", settings.sweep().costs().get(0));
    Axis threshold = Axis.linear(Panels.THRESHOLD);
    return List.of(
        Panels.panel(
            "Time and energy as the threshold rises (means)",
            Axis.log(Panels.ENERGY),
            Axis.log("learning time (epochs)"),
            curves,
            Legend.RIGHT),
        Panels.panel(
            "Learning time (mean and range of converged runs)",
            threshold,
            Axis.log("learning time (epochs)"),
            List.of(Panels.means("", Panels.converged(once), "threshold", Panels::epochs)),
            Legend.NONE),
        Panels.panel(
            Panels.runs(once),
            threshold,
            Panels.failedAxis(),
            List.of(Panels.failed("", once, "threshold")),
            Legend.NONE));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "the source states neither P nor c here: P = N = 1000",
        "where maintenance is so dear that nothing is cached, learning is slower than with caches"
            + " that decay",
        String.format(
            Locale.ROOT,
            "drawn and judged: thresholds at which at least %.0f %% of the runs converge in %d"
                + " epochs, means over those that do",
            100 * settings.converging(),
            settings.sweep().setup().maxEpochs()));
  }

  @Override
  public List<Claim> claims() {
    double small = settings.sweep().costs().get(0);
    String measure = "mean time at the cheapest threshold over the shortest mean time";
    List<Claim> claims = new ArrayList<>();
    claims.add(
        Claim.qualitative(
            "with " + Panels.cost(small) + ", saving energy takes time",
            measure,
            Expectation.atLeast(CLEARLY_LONGER),
            rows -> timeAtCheapest(rows, small)));
    for (double large : settings.largeCosts()) {
      claims.add(
          Claim.qualitative(
              "with " + Panels.cost(large) + ", the cheapest threshold is no slower",
              measure,
              Expectation.between(1, CLEARLY_LONGER),
              rows -> timeAtCheapest(rows, large)));
    }
    return claims;
  }

  private Measurement timeAtCheapest(Table rows, double cost) {
    List<Mean> means = means(rows, cost);
    if (means.size() < 2) {
      return Measurement.missing("only " + means.size() + " thresholds with enough runs");
    }
    Mean cheapest = means.get(0);
    Mean fastest = means.get(0);
    for (Mean mean : means) {
      cheapest = mean.energy() < cheapest.energy() ? mean : cheapest;
      fastest = mean.time() < fastest.time() ? mean : fastest;
    }
    String detail =
        String.format(
            Locale.ROOT,
            "cheapest theta %s: energy %.4g in %.0f presentations; fastest theta %s: %.4g in %.0f",
            cheapest.threshold(),
            cheapest.energy(),
            cheapest.time(),
            fastest.threshold(),
            fastest.energy(),
            fastest.time());
    return new Measurement(cheapest.time() / fastest.time(), cheapest.runs(), detail);
  }
}
