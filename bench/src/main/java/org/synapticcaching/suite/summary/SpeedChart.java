package org.synapticcaching.suite.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.chart.IntervalChart;
import org.synapticcaching.figure.chart.IntervalPanel;
import org.synapticcaching.suite.compare.Interval;

/** All scores with their intervals: a panel for each suite and unit, a colour for each backend. */
public final class SpeedChart {
  private SpeedChart() {}

  /** The chart of some rows, at least one. */
  public static IntervalChart of(List<SummaryRow> rows) {
    Map<String, List<SummaryRow>> panels = new LinkedHashMap<>();
    for (SummaryRow row : rows) {
      String key = row.row().suite() + ", " + row.row().unit();
      panels.computeIfAbsent(key, name -> new ArrayList<>()).add(row);
    }
    return new IntervalChart(panels.values().stream().map(SpeedChart::panel).toList());
  }

  private static IntervalPanel panel(List<SummaryRow> rows) {
    Map<String, List<IntervalPanel.Mark>> lines = new LinkedHashMap<>();
    for (SummaryRow row : rows) {
      Interval score = row.score();
      lines
          .computeIfAbsent(row.variant(), name -> new ArrayList<>())
          .add(
              new IntervalPanel.Mark(
                  row.row().backend(), score.value(), score.low(), score.high()));
    }
    SummaryRow first = rows.get(0);
    return new IntervalPanel(
        first.row().suite(),
        "%s, %s; medians over forks, 95 %% intervals"
            .formatted(
                first.row().unit(), first.row().isRate() ? "more is better" : "less is better"),
        lines.entrySet().stream()
            .map(line -> new IntervalPanel.Line(line.getKey(), line.getValue()))
            .toList());
  }
}
