package org.synapticcaching.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

/**
 * The numbers by which the script chooses colour, marker and dash: curves of one name have the same
 * in all panels of a figure, and that of the figure's picture. Bounds and theory count by
 * themselves.
 */
final class SeriesLooks {
  private final Map<String, Integer> byName = new LinkedHashMap<>();
  private int measured;
  private int references;

  /** Numbers curves in the order in which they appear; those that no picture shows come last. */
  SeriesLooks(List<ChartSpec> panels) {
    for (ChartSpec panel : panels) {
      panel.curves().stream().filter(panel::draws).forEach(this::number);
    }
    panels.forEach(panel -> panel.curves().forEach(this::number));
  }

  private void number(Curve curve) {
    if (curve.name().isEmpty() || byName.containsKey(curve.name())) {
      return;
    }
    boolean reference = curve.style() == Curve.Style.REFERENCE;
    byName.put(curve.name(), reference ? references++ : measured++);
  }

  /** That of a curve; the first one for those without a name. */
  int of(Curve curve) {
    return byName.getOrDefault(curve.name(), 0);
  }
}
