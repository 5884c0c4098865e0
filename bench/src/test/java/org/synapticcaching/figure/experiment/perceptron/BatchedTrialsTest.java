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
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.ExperimentPlan;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.TinyFigure;
import org.synapticcaching.figure.run.BatchedWork;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.PointContext;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.PerceptronSpec;

/** The runs of a whole figure, handed to a device together. */
class BatchedTrialsTest {
  private static final PerceptronConventions CONVENTIONS =
      PerceptronConventions.lr20(30, 20).withMaxEpochs(100);
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

  @TempDir private Path out;

  private static ExperimentPlan orders() {
    return new EventOrders(
            new ThresholdSweep(
                CONVENTIONS,
                ConsolidationPolicy.LOCAL_LOCAL,
                100,
                List.of(0.5, 1.5, 2.5, 4.5, 6.5),
                List.of(0.01),
                SEEDS))
        .experiment(List.of());
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
        new PointContext(Optional.of(backend), Optional.empty(), () -> false, told::add, 1);
    List<BatchedWork> points =
        orders().points().stream().map(p -> p.batched().orElseThrow()).toList();
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
        new PointContext(Optional.of(new Sweeping()), Optional.empty(), () -> false, done -> {}, 1);
    BatchedWork point = orders().points().get(0).batched().orElseThrow();
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

  private static List<PerceptronTrial> trialsOfOneTask() {
    return List.of(0.5, 1.5, 2.5).stream()
        .map(theta -> CONVENTIONS.spec(ConsolidationPolicy.LOCAL_LOCAL, theta, 100))
        .map(spec -> new PerceptronTrial(CONVENTIONS, spec, 1))
        .toList();
  }

  private static void run(Sweeping backend, TrialPoint.Work... works) throws IOException {
    PointContext context =
        new PointContext(Optional.of(backend), Optional.empty(), () -> false, done -> {}, 1);
    List<BatchedWork> points =
        Stream.of(works)
            .<BatchedWork>map(work -> new TrialPoint(trialsOfOneTask().get(0).times(1), work))
            .toList();
    points.get(0).run(points, context, (member, rows) -> {});
  }

  @Test
  void tasksWithTheLongestRunsComeFirst() throws IOException {
    List<PerceptronTrial> trials = new ArrayList<>();
    for (int patterns : List.of(12, 40, 25, 40, 54, 3)) {
      PerceptronConventions conventions =
          PerceptronConventions.lr20(30, patterns).withMaxEpochs(100);
      PerceptronSpec spec = conventions.spec(ConsolidationPolicy.LOCAL_LOCAL, 1.5, 100);
      trials.add(new PerceptronTrial(conventions, spec, trials.size()));
    }
    Sweeping backend = new Sweeping();
    run(
        backend,
        (source, context) -> {
          source.announce(trials);
          trials.forEach(source::at);
          return List.of();
        });
    assertEquals(List.of(54, 40, 40, 25, 12, 3), backend.patterns());
  }

  @Test
  void whatSeveralThingsNeedIsHandedOverTogether() throws IOException {
    Sweeping backend = new Sweeping();
    List<PerceptronTrial> trials = trialsOfOneTask();
    List<TrialResult> results = new ArrayList<>();
    run(
        backend,
        (source, context) -> {
          results.addAll(source.each(trials, source::at));
          return List.of();
        });
    assertEquals(trials, results.stream().map(TrialResult::trial).toList());
    assertEquals(3, backend.first());
    assertEquals(3, backend.learned());
  }

  @Test
  void whatFollowsFromResultsIsLearnedInTheSameSweep() throws IOException {
    Sweeping backend = new Sweeping();
    List<PerceptronTrial> trials = trialsOfOneTask();
    TrialPoint.Work oneByOne =
        (source, context) -> {
          trials.forEach(source::at);
          return List.of();
        };
    run(backend, oneByOne, oneByOne);
    assertEquals(1, backend.calls());
    assertEquals(1, backend.first());
    assertEquals(3, backend.learned(), "both points need the same trials");
  }

  @Test
  void aPointThatFailsEndsTheOthers() {
    List<PerceptronTrial> trials = trialsOfOneTask();
    List<String> ended = new ArrayList<>();
    RuntimeException failure = new UnsupportedOperationException("no such policy");
    RuntimeException told =
        assertThrows(
            UnsupportedOperationException.class,
            () ->
                run(
                    new Sweeping(),
                    (source, context) -> {
                      try {
                        trials.forEach(source::at);
                        ended.add("finished");
                      } catch (CancellationException stopped) {
                        ended.add("stopped");
                        throw stopped;
                      }
                      return List.of();
                    },
                    (source, context) -> {
                      source.at(trials.get(0));
                      throw failure;
                    }));
    assertSame(failure, told);
    assertEquals(List.of("stopped"), ended);
  }

  @Test
  void everyPointTellsWhatItIsExpectedToLearn() {
    for (Point point : orders().points()) {
      var loads = point.batched().orElseThrow().perceptrons();
      assertEquals(5, loads.get(0).runs());
      assertTrue(loads.get(0).caches());
    }
  }
}
