package org.synapticcaching.figure;

import java.util.List;
import java.util.function.Function;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/**
 * What a figure computes at one scale, and how its results are drawn and judged.
 *
 * @param settings all parameters, a record; written beside the results
 * @param points what is computed; each point stands for itself
 * @param drawing the panels, from the rows of all points in their order
 * @param claims what the source claims
 * @param notes what a reader must know to compare it with the source, one line each
 */
public record ExperimentPlan(
    Object settings,
    List<Point> points,
    Function<Table, List<ChartSpec>> drawing,
    List<Claim> claims,
    List<String> notes) {

  public ExperimentPlan {
    points = List.copyOf(points);
    claims = List.copyOf(claims);
    notes = List.copyOf(notes);
  }

  /** The panels for these rows. */
  public List<ChartSpec> charts(Table rows) {
    return drawing.apply(rows);
  }
}
