package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointQueueTest {
  @TempDir private Path folder;
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<QueueProgress> told = new ArrayList<>();
  private final List<String> completed = new ArrayList<>();

  private final PointQueue.Watcher watcher =
      new PointQueue.Watcher() {
        @Override
        public void advanced(QueueProgress progress) {
          told.add(progress);
        }

        @Override
        public void completed(FigurePoints figure, Outcome outcome) {
          completed.add(figure.figure());
        }
      };

  private FigurePoints figure(String id, double secondsPerCost, Point... points) {
    return QueuedFigure.of(folder, Optional.empty(), id, secondsPerCost, points);
  }

  private Point point(String key, double cost, Function<PointContext, Object> value) {
    return new Point(
        key,
        key,
        cost,
        context -> {
          begun.add(key);
          return List.of(Row.builder().set("value", value.apply(context).toString()).build());
        });
  }

  private Point point(String key, double cost) {
    return point(key, cost, context -> key);
  }

  private PointQueue queue(int threads) {
    return new PointQueue(threads, Long.MAX_VALUE, false, () -> false, watcher);
  }

  @Test
  void pointsOfAllFiguresComeByTheSecondsThatTheyAreExpectedToTake() {
    // In seconds: 2, 30 and 16, 4; and what is measured is too short to change much of that.
    List<Outcome> outcomes =
        queue(1)
            .run(
                List.of(
                    figure("one", 2, point("a", 1), point("b", 15)),
                    figure("other", 0.5, point("c", 32), point("d", 8))));
    assertEquals(List.of("b", "c"), begun.subList(0, 2));
    assertEquals(List.of("a", "b", "c", "d"), begun.stream().sorted().toList());
    assertTrue(outcomes.stream().allMatch(Outcome::complete));
    assertEquals(
        List.of("c", "d"),
        outcomes.get(1).rows().rows().stream().map(row -> row.text("value")).toList());
  }

  @Test
  void pointsOfAMomentComeFigureByFigure() {
    queue(1)
        .run(
            List.of(
                figure("one", 0.01, point("a", 20), point("b", 30)),
                figure("other", 0.01, point("c", 40), point("d", 25), point("e", 500))));
    assertEquals(List.of("e", "b", "a", "c", "d"), begun);
  }

  @Test
  void theLastToldIsThatAllIsDone() {
    queue(3)
        .run(
            List.of(
                figure("one", 1, point("a", 1), point("b", 2)), figure("other", 1, point("c", 3))));
    QueueProgress last = told.get(told.size() - 1);
    assertEquals(new QueueProgress(1, 3, 3, 2, List.of()), last);
    assertEquals(List.of("one", "other"), completed.stream().sorted().toList());
  }

  @Test
  void aFigureIsCompletedAsSoonAsItsLastPointIs() {
    queue(1)
        .run(
            List.of(
                figure("one", 1, point("a", 1, any -> List.copyOf(completed))),
                figure("other", 1, point("b", 2))));
    assertEquals(List.of("b", "a"), begun);
    assertEquals(List.of("other", "one"), completed);
  }

  @Test
  void aFailureStopsItsFigureAndNoOther() {
    FigurePoints failing =
        figure(
            "failing",
            1,
            point(
                "bad",
                9,
                any -> {
                  throw new UnsupportedOperationException("no such policy");
                }),
            point("left", 1));
    List<Outcome> outcomes = queue(1).run(List.of(failing, figure("good", 1, point("a", 2))));
    assertEquals(List.of("bad", "a"), begun);
    assertFalse(outcomes.get(0).complete());
    assertEquals(
        "run bad failed: no such policy"
            + " (finished runs are saved; the same command goes on from there)",
        outcomes.get(0).failure().orElseThrow().getMessage());
    assertTrue(outcomes.get(1).complete());
    assertEquals(List.of("good"), completed);
  }

  @Test
  void aFigureWhosePointsCannotBeSavedStopsNoOther() throws IOException {
    Files.writeString(folder.resolve("blocked"), "a file");
    List<Outcome> outcomes =
        queue(2)
            .run(List.of(figure("blocked", 1, point("a", 1)), figure("good", 1, point("b", 1))));
    assertThrows(IOException.class, outcomes.get(0)::requireNoFailure);
    assertEquals(List.of("b"), begun);
    assertTrue(outcomes.get(1).complete());
  }

  @Test
  void whatCannotBeDrawnIsAFailureOfItsFigureAlone() {
    IllegalStateException reason = new IllegalStateException("no paper");
    PointQueue queue =
        new PointQueue(
            1,
            Long.MAX_VALUE,
            false,
            () -> false,
            new PointQueue.Watcher() {
              @Override
              public void advanced(QueueProgress progress) {}

              @Override
              public void completed(FigurePoints figure, Outcome outcome) {
                if (figure.figure().equals("one")) {
                  throw reason;
                }
              }
            });
    List<Outcome> outcomes =
        queue.run(List.of(figure("one", 1, point("a", 2)), figure("other", 1, point("b", 1))));
    assertSame(reason, outcomes.get(0).failure().orElseThrow());
    assertTrue(outcomes.get(1).complete() && outcomes.get(1).failure().isEmpty());
  }

  @Test
  void anErrorOfJavaEndsTheQueue() {
    FigurePoints figure =
        figure(
            "one",
            1,
            point(
                "a",
                2,
                any -> {
                  throw new OutOfMemoryError("full");
                }),
            point("b", 1));
    assertThrows(OutOfMemoryError.class, () -> queue(1).run(List.of(figure)));
    assertEquals(List.of("a"), begun);
  }

  @Test
  void whatIsStoppedKeepsWhatIsFinished() {
    AtomicBoolean stop = new AtomicBoolean();
    List<FigurePoints> figures =
        List.of(
            figure("one", 1, point("a", 3), point("b", 1)),
            figure(
                "other",
                1,
                point(
                    "c",
                    2,
                    any -> {
                      stop.set(true);
                      return "";
                    })));
    List<Outcome> outcomes =
        new PointQueue(1, Long.MAX_VALUE, false, stop::get, watcher).run(figures);
    assertEquals(List.of("a", "c"), begun);
    assertEquals(1, outcomes.get(0).finished());
    assertTrue(outcomes.get(1).complete());
    begun.clear();
    assertEquals(1, queue(1).run(figures).get(0).reused());
    assertEquals(List.of("b"), begun);
  }

  @Test
  void aRunThatFiguresShareIsMadeOnce() {
    AtomicInteger made = new AtomicInteger();
    Function<PointContext, Object> sharing =
        context -> context.once("the run", key -> made.incrementAndGet());
    List<Outcome> outcomes =
        queue(2)
            .run(
                List.of(
                    figure("one", 1, point("a", 1, sharing)),
                    figure("other", 1, point("b", 1, sharing))));
    assertEquals(1, made.get());
    assertEquals(outcomes.get(0).rows().rows(), outcomes.get(1).rows().rows());
  }

  @Test
  void savedPointsAreTheSameWhateverTheOrderAndTheThreads() throws IOException {
    List<FigurePoints> figures =
        List.of(figure("one", 1, points(5, 1)), figure("other", 3, points(4, 2)));
    queue(1).run(figures);
    List<byte[]> before = saved();
    new PointQueue(4, Long.MAX_VALUE, true, () -> false, watcher)
        .run(List.of(figures.get(1), figures.get(0)));
    List<byte[]> after = saved();
    assertEquals(9, before.size());
    for (int f = 0; f < before.size(); f++) {
      assertArrayEquals(before.get(f), after.get(f));
    }
  }

  private Point[] points(int count, double cost) {
    return IntStream.range(0, count)
        .mapToObj(i -> point("p" + i, cost + i, any -> Math.sqrt(i)))
        .toArray(Point[]::new);
  }

  /** What is saved, but for the time that it took. */
  private List<byte[]> saved() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(Files.readString(file).replaceAll("\"seconds\":[^,]*,", "").getBytes());
      }
      return contents;
    }
  }
}
