package org.synapticcaching.figure.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.experiment.Curves;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.report.DataFile;

/** A panel tells by itself what it shows. */
class PanelWordsTest {
  private static final Path REFERENCE = Path.of("..", "results", "reference");

  /** Vertical axes of what a run takes until it has the accuracy at which it ends. */
  private static final Set<String> UNTIL_GOAL =
      Set.of("M0 (modifications)", "M1 (summed weight change)", Curves.ENERGY, "presentations");

  private static List<ChartSpec> panels(String id) throws IOException {
    Figure figure =
        FigureCatalog.all().stream()
            .filter(each -> each.card().id().equals(id))
            .findFirst()
            .orElseThrow();
    return figure
        .plan(FigureOptions.of(Scale.PAPER))
        .charts(DataFile.read(REFERENCE.resolve(id).resolve("data.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rp24-size", "rp24-largest", "rp24-subnet", "rp24-combined"})
  void energyUntilAnAccuracyIsShownWithTheAccuracy(String id) throws IOException {
    List<String> titles =
        panels(id).stream()
            .filter(panel -> UNTIL_GOAL.contains(panel.y().title()))
            .map(ChartSpec::title)
            .toList();
    assertTrue(titles.size() > 1, titles.toString());
    assertTrue(titles.stream().allMatch(title -> title.contains(" to 95 %")), titles.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lr20-fig2c", "lr20-fig4b", "n22-fig4"})
  void sumsAreSpokenOfWhereAPolicyHasOne(String id) throws IOException {
    for (ChartSpec panel : panels(id)) {
      boolean sums =
          panel.y().title().startsWith("threshold")
              && panel.curves().stream().anyMatch(curve -> curve.name().equals("global-global"));
      assertEquals(sums, panel.y().title().contains("sums"), panel.y().title());
    }
  }

  @Test
  void theMaintenanceCostHasOneUnit() throws IOException {
    Set<String> titles = new HashSet<>();
    for (String id : List.of("lr20-fig2c", "n22-fig4", "own-adaptive")) {
      panels(id).forEach(panel -> titles.add(panel.x().title()));
    }
    assertEquals(Set.of("maintenance cost c (per unit and presentation)"), titles);
  }
}
