package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.PresentationOrder.Kind;

class OrderCursorTest {
  private static int[] take(OrderCursor cursor, int count, int size) {
    return IntStream.range(0, count).map(t -> cursor.next(size)).toArray();
  }

  private static OrderCursor cursor(Kind kind, long seed) {
    return new OrderCursor(PresentationOrder.of(kind), seed);
  }

  @Test
  void sequentialOrderStartsAgain() {
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0}, take(cursor(Kind.SEQUENTIAL, 1), 7, 3));
  }

  @Test
  void everyEpochIsAnotherPermutation() {
    OrderCursor cursor = cursor(Kind.SHUFFLED, 1);
    int[] first = take(cursor, 50, 50);
    int[] second = take(cursor, 50, 50);
    assertFalse(Arrays.equals(first, second));
    int[] all = IntStream.range(0, 50).toArray();
    assertArrayEquals(all, IntStream.of(first).sorted().toArray());
    assertArrayEquals(all, IntStream.of(second).sorted().toArray());
    assertFalse(Arrays.equals(all, first));
  }

  @Test
  void shufflesAreUniform() {
    int[] counts = new int[6];
    for (int seed = 0; seed < 6000; seed++) {
      int[] order = take(cursor(Kind.SHUFFLED, seed), 3, 3);
      counts[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
    }
    for (int count : counts) {
      // Five standard deviations of a binomial with n = 6000, p = 1/6.
      assertEquals(1000, count, 145);
    }
  }

  @Test
  void randomOrderRepeatsPatternsAndReachesAll() {
    int[] drawn = take(cursor(Kind.RANDOM, 2), 500, 20);
    assertEquals(20, IntStream.of(drawn).distinct().count());
    assertTrue(IntStream.of(drawn).limit(20).distinct().count() < 20);
  }

  @Test
  void seedDecidesTheOrder() {
    for (Kind kind : new Kind[] {Kind.SHUFFLED, Kind.RANDOM}) {
      int[] one = take(cursor(kind, 3), 100, 40);
      assertArrayEquals(one, take(cursor(kind, 3), 100, 40));
      assertFalse(Arrays.equals(one, take(cursor(kind, 4), 100, 40)));
    }
  }

  @Test
  void listedOrderIsRepeated() {
    OrderCursor cursor = new OrderCursor(PresentationOrder.listed(new int[] {2, 2, 0}), 1);
    assertArrayEquals(new int[] {2, 2, 0, 2, 2, 0, 2}, take(cursor, 7, 3));
  }

  @Test
  void listedIndexOutsideTheDataIsRejected() {
    OrderCursor cursor = new OrderCursor(PresentationOrder.listed(new int[] {0, 3}), 1);
    assertEquals(0, cursor.next(3));
    IllegalArgumentException rejection =
        assertThrows(IllegalArgumentException.class, () -> cursor.next(3));
    assertEquals(
        "presentation order: index 3 at position 1 is outside 0..2", rejection.getMessage());
  }
}
