package org.synapticcaching.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;

/**
 * The numbers by which the script chooses colour, marker and dash: curves of one name have the same
 * in all panels of a figure. Bounds and theory count by themselves.
 */
final class SeriesLooks {
  private final Map<String, Integer> byName = new LinkedHashMap<>();

  SeriesLooks(List<ChartSpec> panels) {
    int measured = 0;
    int references = 0;
    for (ChartSpec panel : panels) {
      for (Curve curve : panel.curves()) {
        if (curve.name().isEmpty() || byName.containsKey(curve.name())) {
          continue;
        }
        boolean reference = curve.style() == Curve.Style.REFERENCE;
        byName.put(curve.name(), reference ? references++ : measured++);
      }
    }
  }

  /** That of a curve; the first one for those without a name. */
  int of(Curve curve) {
    return byName.getOrDefault(curve.name(), 0);
  }
}
