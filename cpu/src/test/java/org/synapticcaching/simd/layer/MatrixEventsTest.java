package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatrixEventsTest {
  private static int[] behind(MatrixEvents events, int[] list, int from, int to) {
    return Arrays.copyOf(events.behind, events.findBehind(list, from, to));
  }

  private static int[] allBehind(MatrixEvents events) {
    return Arrays.copyOf(events.behind, events.findBehind());
  }

  /** Lets rows that are behind see all events; g at the first that each had not seen. */
  private static float[] see(MatrixEvents events, int... rows) {
    int count = events.findBehind(rows, 0, rows.length);
    assertEquals(rows.length, count);
    events.see(count);
    return Arrays.copyOf(events.scalesOfBehind, count);
  }

  @Test
  void listedRowsThatHaveNotSeenAnEventAreFoundInTheirOrder() {
    MatrixEvents events = new MatrixEvents(5, 1, false);
    int[] all = {4, 0, 3, 1, 2};
    assertArrayEquals(new int[0], behind(events, all, 0, 5));
    events.add(0.5f);
    assertArrayEquals(all, behind(events, all, 0, 5));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, allBehind(events));
    assertArrayEquals(new float[] {0.5f, 0.5f}, see(events, 3, 4));
    assertArrayEquals(new int[] {0, 1}, behind(events, all, 0, 4));
    assertArrayEquals(new int[] {1, 2}, behind(events, all, 2, 5));
    assertArrayEquals(new int[] {0, 1, 2}, allBehind(events));
    assertTrue(events.hasSeenAll(3));
    assertFalse(events.hasSeenAll(0));
  }

  @Test
  void aRowSeesTheFirstEventThatItHasNotSeen() {
    MatrixEvents events = new MatrixEvents(2, 1, false);
    events.add(0.5f);
    see(events, 1);
    events.add(0.25f);
    events.add(0.125f);
    assertArrayEquals(new float[] {0.5f, 0.25f}, see(events, 0, 1));
    assertArrayEquals(new int[0], behind(events, new int[] {0, 1}, 0, 2));
  }

  @Test
  void forgottenEventsAreSeenByNone() {
    MatrixEvents events = new MatrixEvents(2, 1, false);
    int added = 0;
    while (!events.isFull()) {
      events.add(++added);
    }
    assertTrue(added > 1);
    see(events, 0, 1);
    events.forget();
    assertFalse(events.isFull());
    assertTrue(events.hasSeenAll(0));
    events.add(7f);
    assertArrayEquals(new int[] {1, 0}, behind(events, new int[] {1, 0}, 0, 2));
    assertArrayEquals(new float[] {7f}, see(events, 1));
  }

  private static void update(MatrixEvents events, int times) {
    for (int i = 0; i < times; i++) {
      events.updated();
    }
  }

  @Test
  void eventsAreRareAfterThreeUpdatesForEachVector() {
    for (int vectors : new int[] {1, 2, 7}) {
      MatrixEvents events = new MatrixEvents(2, vectors, false);
      update(events, 3 * vectors - 1);
      assertFalse(events.areRare());
      update(events, 1);
      assertTrue(events.areRare());
      events.appliedToAll();
      assertFalse(events.areRare(), "none since the last one");
      update(events, 3 * vectors);
      assertTrue(events.areRare());
      events.add(0.5f);
      assertFalse(events.areRare(), "none since the last one");
    }
  }

  @Test
  void eventsAreOldAfterAsMany() {
    MatrixEvents events = new MatrixEvents(2, 2, false);
    update(events, 6);
    assertFalse(events.areOld(), "there are none");
    events.add(0.5f);
    update(events, 5);
    assertFalse(events.areOld());
    update(events, 1);
    assertTrue(events.areOld());
    events.forget();
    assertFalse(events.areOld(), "there are none");
  }

  @Test
  void eventsThatRowsSeeAsTheyAreReadAreNeitherRareNorOld() {
    MatrixEvents events = new MatrixEvents(2, 1, true);
    events.add(0.5f);
    update(events, 1000);
    assertFalse(events.areRare());
    assertFalse(events.areOld());
  }
}
