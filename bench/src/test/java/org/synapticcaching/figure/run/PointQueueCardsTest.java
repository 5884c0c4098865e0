package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of figures on several cards. */
class PointQueueCardsTest {
  private static final String[] KEYS = {"a", "b", "c", "d", "e", "f", "g"};
  private static final double[] COSTS = {6, 4, 3, 3, 2, 1, 1};

  @TempDir private Path folder;

  /** The card on which each point was computed. */
  private final Map<String, Integer> cards = new ConcurrentHashMap<>();

  /** Nobody goes on before so many compute at the same time. */
  private CyclicBarrier together = new CyclicBarrier(1);

  private List<Row> rows(String key, PointContext context) {
    cards.put(key, ((SeveralCards) context.backend()).number());
    return List.of(Row.builder().set("key", key).build());
  }

  private void meet() {
    try {
      together.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("not side by side", alone);
    }
  }

  private final class Batch implements BatchedWork {
    private final String key;

    Batch(String key) {
      this.key = key;
    }

    @Override
    public Object group() {
      return "all";
    }

    @Override
    public void run(List<BatchedWork> members, PointContext context, Finished finished)
        throws IOException {
      meet();
      for (int m = 0; m < members.size(); m++) {
        finished.accept(m, rows(((Batch) members.get(m)).key, context));
      }
    }
  }

  private FigurePoints batched(String out, String kinds) {
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < KEYS.length; p++) {
      String key = KEYS[p];
      points.add(
          new Point(
              key,
              key,
              COSTS[p],
              Optional.empty(),
              context -> rows(key, context),
              Optional.of(new Batch(key))));
    }
    return figure(out, kinds, points);
  }

  private FigurePoints figure(String out, String kinds, List<Point> points) {
    return QueuedFigure.of(
        folder.resolve(out),
        Optional.of(new SeveralCards(kinds)),
        "figure",
        1,
        points.toArray(Point[]::new));
  }

  private static Outcome run(int threads, FigurePoints figure) {
    Outcome outcome =
        new PointQueue(threads, Long.MAX_VALUE, false, () -> false, progress -> {})
            .run(List.of(figure))
            .get(0);
    assertEquals(Optional.empty(), outcome.failure());
    assertTrue(outcome.complete());
    return outcome;
  }

  @Test
  void aPopulationIsDividedAmongCardsOfOneKindWhichComputeSideBySide() {
    together = new CyclicBarrier(3);
    run(1, batched("three", "ABAA"));
    Map<Integer, Double> costs = new TreeMap<>();
    for (int p = 0; p < KEYS.length; p++) {
      costs.merge(cards.get(KEYS[p]), COSTS[p], Double::sum);
    }
    assertEquals(3, costs.size());
    assertTrue(costs.keySet().stream().noneMatch(card -> card == 1), "of another kind: " + costs);
    assertTrue(costs.values().stream().allMatch(cost -> cost >= 6 && cost <= 7), costs.toString());
  }

  @Test
  void whatIsSavedIsWhatOneCardSaves() throws IOException {
    run(2, batched("one", "A"));
    assertEquals(1, Map.copyOf(cards).values().stream().distinct().count());
    together = new CyclicBarrier(2);
    run(2, batched("two", "AA"));
    assertEquals(2, Map.copyOf(cards).values().stream().distinct().count());
    List<Path> saved = files("one");
    assertEquals(KEYS.length, saved.size());
    assertEquals(saved, files("two"));
    for (Path file : saved) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)));
    }
    assertEquals(KEYS.length, run(2, batched("two", "A")).reused());
  }

  private List<Path> files(String out) throws IOException {
    Path root = folder.resolve(out);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  @Test
  void pointsByThemselvesAreDealtToTheCardWithTheFewest() {
    together = new CyclicBarrier(4);
    List<Point> points =
        Stream.of("a", "b", "c", "d")
            .map(
                key ->
                    new Point(
                        key,
                        key,
                        1,
                        context -> {
                          meet();
                          return rows(key, context);
                        }))
            .toList();
    run(4, figure("apart", "AA", points));
    Map<Integer, Long> jobs =
        cards.values().stream().collect(Collectors.groupingBy(card -> card, Collectors.counting()));
    assertEquals(Map.of(0, 2L, 1, 2L), jobs);
  }

  @Test
  void onlySeveralCardsAskForMoreThanTheThreads() {
    CardDealer dealer = new CardDealer(1);
    FigureEnvironment one = batched("x", "A").environment();
    FigureEnvironment two = batched("y", "BB").environment();
    assertEquals(1, dealer.cards(one));
    assertEquals(2, dealer.cards(two));
    CardDealer.Seat first = dealer.enter(one);
    assertTrue(!dealer.hasSeat(one) && dealer.hasSeat(two));
    dealer.enter(two);
    assertTrue(dealer.hasSeat(two));
    dealer.enter(two);
    assertTrue(!dealer.hasSeat(two));
    dealer.leave(first);
    assertTrue(!dealer.hasSeat(one) && !dealer.hasSeat(two));
  }

  @Test
  void theUserIsToldHowManyCardsThereAreAndWhichAreLeftOut() {
    assertEquals(Optional.empty(), words("A"));
    assertEquals(
        Optional.of("simd spreads runs over 2 cards of one kind (card of kind A)"), words("AA"));
    assertEquals(
        Optional.of(
            "simd spreads runs over 1 card (card of kind A); not over card of kind B: the digits of"
                + " another kind may differ, and one figure has those of one kind (--device"
                + " chooses)"),
        words("AB"));
    assertEquals(
        Optional.empty(), Cards.of(new SeveralCards("AB").onDevice(1)).words(), "as was asked for");
  }

  private static Optional<String> words(String kinds) {
    return Cards.of(new SeveralCards(kinds)).words();
  }
}
