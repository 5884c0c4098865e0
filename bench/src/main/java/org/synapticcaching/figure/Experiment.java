package org.synapticcaching.figure;

import java.util.List;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Table;

/** What a figure computes at one scale, and how its results are drawn and judged. */
public interface Experiment {
  /** All parameters, a record; written beside the results. */
  Object settings();

  /** What is to be computed; each point stands for itself. */
  List<Point> points();

  /**
   * The panels of the figure.
   *
   * @param rows of all points, in their order
   */
  List<ChartSpec> charts(Table rows);

  /** What the source claims. */
  List<Claim> claims();

  /** What a reader must know to compare it with the source, one line each. */
  default List<String> notes() {
    return List.of();
  }
}
