package org.synapticcaching.figure.experiment.network;

import java.util.List;
import java.util.function.Function;
import org.synapticcaching.figure.Experiment;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/**
 * Runs with what is drawn and claimed about them.
 *
 * @param settings all parameters, a record
 * @param runs what is computed
 * @param drawing the panels, from the rows
 * @param claims what the source says
 * @param notes what a reader must know
 */
public record CompetitiveExperiment(
    Object settings,
    List<CompetitiveRun> runs,
    Function<Table, List<ChartSpec>> drawing,
    List<Claim> claims,
    List<String> notes)
    implements Experiment {
  /** How many presentations a run takes at most, where tests are made and with what. */
  public static final String SCHEDULE =
      "patterns are drawn at random with replacement; every 2000 presentations all test images are"
          + " asked; a run that has not reached the goal after the last presentation is listed with"
          + " reached = false and takes no part in energies";

  @Override
  public List<Point> points() {
    return runs.stream().map(CompetitiveRun::point).toList();
  }

  @Override
  public List<ChartSpec> charts(Table rows) {
    return drawing.apply(rows);
  }

  /** In words, such as {@code 95 %}. */
  public static String percent(double accuracy) {
    return String.format(java.util.Locale.ROOT, "%.0f %%", 100 * accuracy);
  }
}
