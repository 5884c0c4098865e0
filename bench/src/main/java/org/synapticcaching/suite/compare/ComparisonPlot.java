package org.synapticcaching.suite.compare;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.chart.RatioPlot;
import org.synapticcaching.figure.chart.RatioPlot.Line;
import org.synapticcaching.figure.chart.RatioPlot.Mark;

/** Pictures of comparisons: a line with an interval for each row. */
public final class ComparisonPlot {
  private ComparisonPlot() {}

  /** Of runs against one baseline, one run below the other. */
  public static RatioPlot of(List<RunComparison> comparisons) {
    List<Line> lines = new ArrayList<>();
    for (RunComparison each : comparisons) {
      if (comparisons.size() > 1) {
        lines.add(Line.heading(each.run().name()));
      }
      addRows(lines, each.rows());
    }
    String baseline = comparisons.get(0).baseline().name();
    String run = comparisons.size() > 1 ? "each run" : comparisons.get(0).run().name();
    return plot(run + " against " + baseline, "speed of " + run + " over " + baseline, lines);
  }

  /** Of the backends of one run. */
  public static RatioPlot of(BackendComparison comparison) {
    List<Line> lines = new ArrayList<>();
    addRows(lines, comparison.rows());
    return plot(
        comparison.run().name() + ": backends against " + comparison.baseline(),
        "speed over that of " + comparison.baseline(),
        lines);
  }

  private static RatioPlot plot(String title, String axis, List<Line> lines) {
    return new RatioPlot(
        title, axis + "; above 1 is faster; 95 % intervals", Verdict.SAME_WITHIN, lines);
  }

  private static void addRows(List<Line> lines, List<RowComparison> rows) {
    for (List<RowComparison> same : RowComparison.byBenchmark(rows).values()) {
      RowLabels labels = new RowLabels(same.stream().map(RowComparison::row).toList());
      lines.add(Line.heading(labels.heading()));
      same.forEach(row -> lines.add(line(labels.label(row.row()), row)));
    }
  }

  private static Line line(String label, RowComparison row) {
    Interval ratio = row.ratio();
    Mark mark =
        switch (row.verdict()) {
          case FASTER -> Mark.BETTER;
          case SLOWER -> Mark.WORSE;
          case SAME -> Mark.SAME;
          case UNDECIDED -> Mark.OPEN;
        };
    return new Line(
        label.isEmpty() ? "all" : label,
        ratio.low(),
        ratio.value(),
        ratio.high(),
        mark,
        row.verdict().id(),
        Format.ratio(ratio.value()) + " " + Format.ends(ratio));
  }
}
