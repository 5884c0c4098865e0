package org.synapticcaching.figure.experiment.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.TinyFigure;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.paper.lr20.Lr20Spiking;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

class PatternSetsTest {
  @TempDir private Path out;

  private static ExperimentPlan small() {
    return new PatternSets(List.of(1, 2), 1e-10, 60, List.of(1L, 2L, 3L)).experiment();
  }

  private String read(String folder, String name) throws IOException {
    return Files.readString(out.resolve(folder).resolve("tiny").resolve(name));
  }

  @Test
  void theFigureIsMadeAndDoesNotDependOnThreads() throws IOException {
    FigureReport report = TinyFigure.make(small(), out.resolve("one"), 1);
    assertTrue(report.complete());
    TinyFigure.make(small(), out.resolve("two"), 2);
    assertEquals(read("one", "data.csv"), read("two", "data.csv"));
    assertEquals(read("one", "figure.svg"), read("two", "figure.svg"));
    assertEquals(7, read("one", "data.csv").lines().count());
  }

  private static Row set(int patterns, boolean learned, double path, double caching) {
    return Row.builder()
        .set("patterns", patterns)
        .set("seed", 1)
        .set("learned", learned)
        .set("settled", true)
        .set("without_caching", path)
        .set("caching", caching)
        .set("minimum", caching / 2)
        .build();
  }

  @Test
  void savingsAreAveragedOverLearnedSetsOfASizeAndThenOverSizes() {
    List<Row> rows = new ArrayList<>();
    rows.add(set(1, true, 100, 10));
    rows.add(set(1, true, 100, 30));
    rows.add(set(2, true, 100, 40));
    rows.add(set(2, false, 100, 99));
    Measurement saved = small().claims().get(0).measure().apply(new Table(rows));
    assertEquals((0.8 + 0.6) / 2, saved.value(), 1e-12);
    assertEquals(3, saved.runs());
    assertTrue(saved.detail().contains("3 of 4 sets were learned"), saved.detail());
    Measurement more = small().claims().get(1).measure().apply(new Table(rows));
    assertEquals(0.15, more.value(), 1e-12);
    Table none = new Table(rows.subList(3, 4));
    assertFalse(small().claims().get(0).measure().apply(none).isPresent());
  }

  @Test
  void thePaperScaleIsThatOfTheSource() {
    PatternSets settings =
        (PatternSets) Lr20Spiking.fig2s1().plan(FigureOptions.of(Scale.PAPER)).settings();
    assertEquals(IntStream.rangeClosed(1, 25).boxed().toList(), settings.patterns());
    assertEquals(30, settings.seeds().size());
    assertEquals(1000, settings.maxRuns());
  }
}
