package org.synapticcaching.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.TinyFigure;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.chart.Curve;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;

class DataFileTest {
  @TempDir private Path folder;

  /** What the charts are drawn from when a figure is made, they are drawn from again. */
  @Test
  void rowsComeBackAsTheyWereWritten() throws IOException {
    Row full =
        Row.builder()
            .set("series", "η = 0.1, \"quoted\"\nand <b>")
            .set("whole", 9_007_199_254_740_993L)
            .set("number", 1234.5)
            .set("tiny", 1.0E-300)
            .set("round", 1000.0)
            .set("converged", true)
            .set("never", Double.POSITIVE_INFINITY)
            .set("below", Double.NEGATIVE_INFINITY)
            .set("diverged", Double.NaN)
            .build();
    Row other = Row.builder().set("series", "other").set("round", -0.5).set("more", 7).build();
    List<Table> drawn = new ArrayList<>();
    ExperimentPlan plan =
        new ExperimentPlan(
            Map.of(),
            List.of(new Point("point", Map.of(), 1, context -> List.of(full, other))),
            rows -> {
              drawn.add(rows);
              ChartSpec.Axis axis = ChartSpec.Axis.linear("x");
              return List.of(
                  new ChartSpec("panel", axis, axis, List.of(Curve.named("c").add(1, 1).build())));
            },
            List.of(),
            List.of());
    TinyFigure.make(plan, folder, 1);
    Table read = DataFile.read(folder.resolve("tiny").resolve("data.csv"));
    for (int i = 0; i < 2; i++) {
      Map<String, Object> before = drawn.get(0).rows().get(i).values();
      Map<String, Object> after = read.rows().get(i).values();
      before.forEach((column, value) -> assertEquals(text(value), text(after.get(column)), column));
      assertEquals(before.keySet(), after.keySet());
    }
    assertEquals(9_007_199_254_740_993L, read.rows().get(0).whole("whole"));
    assertEquals(1000.0, read.rows().get(0).number("round"));
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  @Test
  void whatIsNoTableIsNamedInOneLine() throws IOException {
    Path csv = folder.resolve("data.csv");
    for (String text : List.of("a,a\n1,2\n", "a,b\n1\n", "a,b\n\"1,2\n")) {
      Files.writeString(csv, text);
      IOException refused = assertThrows(IOException.class, () -> DataFile.read(csv), text);
      assertTrue(refused.getMessage().startsWith(csv.toString()), refused.getMessage());
      assertTrue(refused.getMessage().lines().count() == 1, refused.getMessage());
    }
  }
}
