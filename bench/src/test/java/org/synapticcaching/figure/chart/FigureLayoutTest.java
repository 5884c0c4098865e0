package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureLayoutTest {
  private static Legend legend(int series) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      curves.add(Curve.named("a rule with a long name " + i).add(1, 1).build());
    }
    ChartSpec panel =
        new ChartSpec("", ChartSpec.Axis.linear("x"), ChartSpec.Axis.linear("y"), curves);
    return new Legend(List.of(panel), new SeriesStyles(List.of(panel)));
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,2,1", "3,3,1", "4,2,2", "5,3,2", "6,3,2", "7,4,2", "8,4,2", "9,3,3"})
  void panelsFillRows(int panels, int columns, int rows) {
    FigureLayout layout = new FigureLayout(panels, legend(3));
    assertEquals(columns, layout.columns());
    assertEquals(rows, layout.rows());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12})
  void lessThanAQuarterIsEmptyAndNothingOverlaps(int panels) {
    FigureLayout layout = new FigureLayout(panels, legend(16));
    List<Rectangle> boxes = new ArrayList<>(List.of(layout.legendBox()));
    double covered = 0;
    for (int i = 0; i < panels; i++) {
      boxes.add(layout.cell(i));
    }
    Rectangle all = new Rectangle(layout.width(), layout.height());
    for (Rectangle box : boxes) {
      covered += (double) box.width * box.height;
      assertTrue(all.contains(box));
      assertFalse(boxes.stream().anyMatch(other -> other != box && other.intersects(box)));
    }
    assertTrue(covered > 0.75 * all.width * all.height);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 16, 24})
  void theLegendTakesNoRoomFromThePanels(int series) {
    FigureLayout layout = new FigureLayout(4, legend(series));
    assertEquals(layout.width(), 2 * layout.cell(0).width);
    assertTrue(layout.legendBox().height < layout.cell(0).height / 2);
  }
}
