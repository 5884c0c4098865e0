package org.synapticcaching.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static List<Batch> batches(SweepPlan plan) {
    List<Batch> all = new ArrayList<>();
    plan.batches().forEachRemaining(all::add);
    return all;
  }

  private static List<Long> indices(Batch batch) {
    return batch.points().stream().map(SweepPoint::index).toList();
  }

  @Test
  void pointsOfAGroupComeTogetherWhereverTheyAreInThePlan() {
    List<Batch> batches = batches(Counting.plan(0.01, any -> {}, "number=1..160", "kind=a,b"));
    assertEquals(
        List.of(List.of(0L, 2L, 4L, 6L, 8L), List.of(1L, 3L, 5L, 7L, 9L)),
        batches.stream().limit(2).map(BatchesTest::indices).toList());
  }

  @Test
  void aBatchHasSoManyPointsAtMostOrSoMuchWork() {
    assertEquals(1, most(Counting.plan(0.01, any -> {}, "number=1..25")));
    assertEquals(10, most(Counting.plan(0.01, any -> {}, "number=1..640")));
    assertEquals(256, most(Counting.plan(0.01, any -> {}, "number=1..100000")));
    assertEquals(3, most(Counting.plan(4, any -> {}, "number=1..640")));
  }

  private static int most(SweepPlan plan) {
    return batches(plan).stream().mapToInt(batch -> batch.points().size()).max().orElseThrow();
  }

  @Test
  void pointsThatDifferInPricesAreLearnedTogetherWhereTheyFollowOneAnother() {
    List<Batch> batches = batches(Counting.plan(11, any -> {}, "number=1..3", "price=1..50"));
    assertEquals(List.of(50, 50, 50), batches.stream().map(each -> each.points().size()).toList());
    assertEquals(11, batches.get(0).seconds());
  }

  @Test
  void everyPointIsInOneBatchHoweverManyGroupsThereAre() {
    StringBuilder kinds = new StringBuilder("kind=k0");
    for (int k = 1; k < 200; k++) {
      kinds.append(",k").append(k);
    }
    SweepPlan plan = Counting.plan(0.01, any -> {}, "number=1..5", kinds.toString());
    Set<Long> seen = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Batch batch : batches(plan)) {
      assertTrue(names.add(batch.name()), batch.name());
      indices(batch).forEach(index -> assertTrue(seen.add(index), "twice: " + index));
      assertEquals(
          1, batch.points().stream().map(point -> point.values().get("kind")).distinct().count());
    }
    assertEquals(1000, seen.size());
  }

  @Test
  void theyAreTheSameEachTime() {
    SweepPlan plan = Counting.plan(0.3, any -> {}, "number=1..50", "kind=a,b,c");
    Iterator<Batch> again = plan.batches();
    for (Batch batch : batches(plan)) {
      Batch other = again.next();
      assertEquals(batch.name(), other.name());
      assertEquals(indices(batch), indices(other));
    }
  }
}
