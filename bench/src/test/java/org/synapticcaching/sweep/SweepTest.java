package org.synapticcaching.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.figure.run.Shard;

/** A sweep's points are learned once each, by whoever takes part, and end in one table. */
class SweepTest {
  private static final Map<String, Object> FACTS = Map.of("settings", Map.of("hidden", 5));

  /** A temporary file whose writer has a number that systems give to nobody. */
  private static final String LEFT = ".sweep.csv.99999999999-1-1x.part";

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  private Sweep sweep(IntConsumer before) {
    return new Sweep(
        Counting.plan(0.1, before, "number=1..1000", "kind=a,b,c"),
        FACTS,
        new SweepFolder(folder.resolve("sweep")),
        notices::add);
  }

  private static Sweep.Working working(Shard shard, int threads, BooleanSupplier stop) {
    return new Sweep.Working(shard, Seats.here(threads, 1000), stop, finished -> {});
  }

  private static Sweep.Done all(Sweep sweep) throws IOException {
    return sweep.compute(working(Shard.WHOLE, 2, () -> false));
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(folder.resolve("sweep/sweep.csv"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("sweep/points"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void theTableHasEveryPointInTheOrderOfThePlan() throws IOException {
    Sweep sweep = sweep(any -> {});
    assertEquals(new Sweep.Done(0, 3000, List.of()), all(sweep));
    sweep.gather();
    List<String> lines = table();
    assertEquals("point,id,number,kind,square,root,kind,even", lines.get(0));
    assertEquals(3001, lines.size());
    for (int p = 0; p < 3000; p++) {
      int number = 1 + p / 3;
      String kind = "abc".substring(p % 3, p % 3 + 1);
      String[] cells = lines.get(p + 1).split(",");
      assertEquals(String.valueOf(p + 1), cells[0]);
      assertEquals(List.of(number + "", kind, number * number + ""), List.of(cells).subList(2, 5));
      assertEquals(Math.sqrt(number), Double.parseDouble(cells[5]));
    }
  }

  @Test
  void whatWasLearnedIsNotLearnedAgain() throws IOException {
    all(sweep(any -> {}));
    AtomicInteger learned = new AtomicInteger();
    assertEquals(
        new Sweep.Done(3000, 3000, List.of()), all(sweep(any -> learned.incrementAndGet())));
    assertEquals(0, learned.get());
  }

  @Test
  void whatIsInterruptedKeepsWhatItHas() throws IOException {
    AtomicInteger learned = new AtomicInteger();
    Sweep sweep = sweep(any -> learned.incrementAndGet());
    Sweep.Done done = sweep.compute(working(Shard.WHOLE, 2, () -> learned.get() >= 350));
    assertTrue(done.finished() >= 350 && done.finished() < 3000, done.toString());
    int before = learned.get();
    assertEquals(before, done.finished());
    assertEquals(new Sweep.Done(before, 3000, List.of()), all(sweep));
    assertEquals(3000, learned.get());
    sweep.gather();
    assertEquals(3001, table().size());
  }

  @Test
  void shardsLearnEachPointOnceAndGatherTheSameTable() throws IOException {
    Map<String, Integer> learned = new ConcurrentHashMap<>();
    Sweep sweep = sweep(number -> learned.merge("" + number, 1, Integer::sum));
    for (int shard : List.of(3, 1, 4, 2)) {
      assertFalse(Files.exists(sweep.folder().table()));
      Sweep.Done done = sweep.compute(working(new Shard(shard, 4), 2, () -> false));
      assertTrue(done.finished() >= 700 && done.finished() <= 800, done.toString());
      assertEquals(0, done.reused());
    }
    // Each number three times, once for each kind.
    assertEquals(List.of(3), learned.values().stream().distinct().toList());
    sweep.gather();
    List<String> sharded = table();
    Files.delete(sweep.folder().table());
    all(sweep(any -> {}));
    sweep.gather();
    assertEquals(sharded, table());
  }

  @Test
  void whatKilledRunsLeftOfTheTableGoesWhenTheSweepGoesOn() throws IOException {
    Sweep sweep = sweep(any -> {});
    all(sweep);
    Path left = sweep.folder().table().resolveSibling(LEFT);
    Files.writeString(left, "half");
    all(sweep);
    assertFalse(Files.exists(left));
    Files.writeString(left, "half");
    sweep.gather();
    assertFalse(Files.exists(left));
  }

  @Test
  void whatIsMissingIsTold() throws IOException {
    Sweep sweep = sweep(any -> {});
    sweep.compute(working(new Shard(2, 4), 1, () -> false));
    String line = assertThrows(IllegalStateException.class, sweep::gather).getMessage();
    assertTrue(
        line.matches("\\d+ of 3000 points are missing, the first of them point 1 \\(number=1, .*"),
        line);
    assertFalse(Files.exists(sweep.folder().table()));
  }

  @Test
  void aBatchThatFailsIsToldAndKeepsNoOtherFromBeingLearned() throws IOException {
    Sweep.Done done =
        all(
            sweep(
                number -> {
                  if (number == 7) {
                    throw new IllegalStateException("seven is not learned");
                  }
                }));
    assertEquals(3, done.failures().size());
    String line = done.failures().get(0).getMessage();
    assertTrue(line.startsWith("point 1 (number=1, kind="), line);
    assertTrue(line.contains("with 45 others failed: seven is not learned"), line);
    // Those before the seventh of each kind are kept.
    assertEquals(3000 - 3 * 40, done.finished());
    assertEquals(3000, all(sweep(any -> {})).finished());
  }

  @Test
  void damagedFilesAreLearnedAgain() throws IOException {
    Sweep sweep = sweep(any -> {});
    all(sweep);
    sweep.gather();
    List<String> before = table();
    List<Path> files = files();
    Files.writeString(files.get(0), "{");
    String text = Files.readString(files.get(1));
    Files.writeString(files.get(1), text.replaceFirst("true", "false"));
    AtomicInteger learned = new AtomicInteger();
    all(sweep(any -> learned.incrementAndGet()));
    assertEquals(92, learned.get());
    assertEquals(2, notices.size(), notices.toString());
    assertTrue(notices.get(0).contains("damaged"), notices.get(0));
    sweep.gather();
    assertEquals(before, table());
  }

  @Test
  void aFolderOfAnotherPlanIsLeftAlone() throws IOException {
    all(sweep(any -> {}));
    Sweep other =
        new Sweep(
            Counting.plan(0.5, any -> {}, "number=1..3"),
            Map.of("settings", Map.of("hidden", 6)),
            new SweepFolder(folder.resolve("sweep")),
            notices::add);
    String line = assertThrows(IllegalStateException.class, () -> all(other)).getMessage();
    assertTrue(line.contains("another sweep, whose hidden is 5 and not 6"), line);
  }

  @Test
  void whatCannotBeSavedEndsTheWork() throws IOException {
    Path points = folder.resolve("sweep/points");
    Files.createDirectories(points.getParent());
    Files.writeString(points, "in the way");
    AtomicInteger learned = new AtomicInteger();
    Sweep.Done done = all(sweep(any -> learned.incrementAndGet()));
    assertEquals(1, done.failures().size(), done.toString());
    assertTrue(done.failures().get(0) instanceof IOException, done.toString());
    assertTrue(learned.get() <= 92, "went on: " + learned);
  }

  @Test
  void noMoreThreadsAreStartedThanThereArePoints() throws IOException {
    SweepFolder own = new SweepFolder(folder.resolve("sweep"));
    Sweep sweep = new Sweep(Counting.plan(0.1, any -> {}, "number=1..3"), FACTS, own, any -> {});
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getTotalStartedThreadCount();
    sweep.compute(working(Shard.WHOLE, 1000, () -> false));
    long started = threads.getTotalStartedThreadCount() - before;
    assertTrue(started < 100, "started: " + started);
  }

  @Test
  void batchesSideBySideStayWithinMemory() throws IOException {
    AtomicInteger side = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Sweep sweep =
        sweep(
            any -> {
              most.accumulateAndGet(side.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              side.decrementAndGet();
            });
    // Each batch takes 100 bytes.
    sweep.compute(new Sweep.Working(Shard.WHOLE, Seats.here(8, 250), () -> false, finished -> {}));
    assertTrue(most.get() <= 2, "side by side: " + most);
  }

  @Test
  void aSurveyCountsEverythingAndRefusesWhatDoesNotFit() {
    SweepPlan plan = sweep(any -> {}).plan();
    List<Survey.Part> own = new ArrayList<>();
    for (int shard = 1; shard <= 4; shard++) {
      Survey survey = Survey.of(plan, new Shard(shard, 4), 100, read -> {}, () -> false);
      assertEquals(3000, survey.whole().points());
      assertEquals(66, survey.whole().batches());
      assertEquals(300, survey.whole().seconds(), 1e-6);
      assertEquals(List.of("a", "b", "c"), List.copyOf(survey.groups().keySet()));
      assertEquals(22, survey.groups().get("b").batches());
      own.add(survey.own());
    }
    assertEquals(3000, own.stream().mapToLong(Survey.Part::points).sum());
    String line =
        assertThrows(
                IllegalArgumentException.class,
                () -> Survey.of(plan, Shard.WHOLE, 99, read -> {}, () -> false))
            .getMessage();
    assertTrue(line.startsWith("point 1 of the plan (number=1, kind=a) needs about"), line);
  }
}
