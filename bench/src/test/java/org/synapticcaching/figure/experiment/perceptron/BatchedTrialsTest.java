package org.synapticcaching.figure.experiment.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.TinyFigure;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.model.ConsolidationPolicy;

/** The runs of a whole figure, handed to a device together. */
class BatchedTrialsTest {
  private static final PerceptronConventions SETUP =
      PerceptronConventions.lr20(30, 20).withMaxEpochs(100);
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

  @TempDir private Path out;

  private static EventOrders orders() {
    return new EventOrders(
        new EventOrders.Settings(
            new ThresholdSweep(
                SETUP,
                ConsolidationPolicy.LOCAL_LOCAL,
                100,
                List.of(0.5, 1.5, 2.5, 4.5, 6.5),
                List.of(0.01),
                SEEDS)));
  }

  private FigureReport make(Sweeping backend, int stopAfter) throws IOException {
    return TinyFigure.make(orders(), out, 1, backend, false, () -> backend.learned() >= stopAfter);
  }

  @Test
  void runsOfOneTaskAreHandedOverTogetherWhateverPointTheyBelongTo() throws IOException {
    Sweeping backend = new Sweeping();
    assertTrue(make(backend, Integer.MAX_VALUE).complete());
    assertEquals(1, backend.calls());
    assertEquals(3 * 5, backend.first(), "three orders of events and five thresholds");
    assertEquals(3 * 5 * SEEDS.size(), backend.learned());
  }

  @Test
  void pointsThatAreFinishedWhenItIsStoppedStaySaved() throws IOException {
    FigureReport stopped = make(new Sweeping(), 20);
    assertFalse(stopped.complete());
    assertEquals(3, stopped.finished(), "those of the first seed");
    try (Stream<Path> saved = Files.list(out.resolve("tiny/runs"))) {
      assertEquals(3, saved.count());
    }
    Sweeping again = new Sweeping();
    FigureReport rest = make(again, Integer.MAX_VALUE);
    assertTrue(rest.complete());
    assertEquals(3, rest.reused());
    assertEquals(3 * 5 * (SEEDS.size() - 1), again.learned());
  }

  @Test
  void theLastPointIsASweepToo() throws IOException {
    make(new Sweeping(), Integer.MAX_VALUE);
    try (Stream<Path> saved = Files.list(out.resolve("tiny/runs"))) {
      Files.delete(saved.sorted().findFirst().orElseThrow());
    }
    Sweeping again = new Sweeping();
    assertEquals(11, make(again, Integer.MAX_VALUE).reused());
    assertEquals(5, again.learned());
  }

  @Test
  void progressMovesWithEveryRun() throws IOException {
    List<Double> told = new ArrayList<>();
    Sweeping backend = new Sweeping();
    PointContext context =
        new PointContext(Optional.of(backend), Optional.empty(), () -> false, told::add);
    List<BatchedWork> points =
        orders().points().stream().map(p -> p.shared().orElseThrow()).toList();
    points.get(0).run(points, context, (member, rows) -> assertEquals(5, rows.size()));
    assertEquals(backend.learned(), told.size());
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i) > told.get(i - 1), told.toString());
    }
  }

  @Test
  void whatCannotBeSavedIsToldAsItIs() {
    IOException full = new IOException("disk full");
    PointContext context =
        new PointContext(Optional.of(new Sweeping()), Optional.empty(), () -> false, done -> {});
    BatchedWork point = orders().points().get(0).shared().orElseThrow();
    IOException told =
        assertThrows(
            IOException.class,
            () ->
                point.run(
                    List.of(point),
                    context,
                    (member, rows) -> {
                      throw full;
                    }));
    assertSame(full, told);
  }

  @Test
  void whatIsMissingForSeveralThingsIsToldTogether() {
    List<PerceptronTrial> runs =
        SEEDS.stream()
            .map(seed -> new PerceptronTrial(SETUP, SETUP.uncached(List.of()), seed))
            .toList();
    NotYet told =
        assertThrows(
            NotYet.class,
            () ->
                NotYet.each(
                    runs,
                    run -> {
                      if (run.seed() % 2 == 0) {
                        throw new NotYet(List.of(run));
                      }
                      return run;
                    }));
    assertEquals(List.of(runs.get(1), runs.get(3)), told.missing());
    assertEquals(runs, NotYet.each(runs, run -> run));
  }

  @Test
  void everyPointTellsWhatItIsExpectedToLearn() {
    for (Point point : orders().points()) {
      var loads = point.shared().orElseThrow().perceptrons();
      assertEquals(5, loads.get(0).runs());
      assertTrue(loads.get(0).caches());
    }
  }
}
