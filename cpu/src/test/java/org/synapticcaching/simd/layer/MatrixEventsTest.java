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
    MatrixEvents events = new MatrixEvents(5);
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
    MatrixEvents events = new MatrixEvents(2);
    events.add(0.5f);
    see(events, 1);
    events.add(0.25f);
    events.add(0.125f);
    assertArrayEquals(new float[] {0.5f, 0.25f}, see(events, 0, 1));
    assertArrayEquals(new int[0], behind(events, new int[] {0, 1}, 0, 2));
  }

  @Test
  void forgottenEventsAreSeenByNone() {
    MatrixEvents events = new MatrixEvents(2);
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

  @Test
  void eventsAreRareAfterThreeUpdatesForEachVector() {
    MatrixEvents events = new MatrixEvents(2);
    assertFalse(events.areRare(1));
    for (int i = 0; i < 6; i++) {
      events.updated();
    }
    assertTrue(events.areRare(2));
    assertFalse(events.areRare(3));
    events.appliedToAll();
    assertFalse(events.areRare(2), "none since the last one");
    for (int i = 0; i < 5; i++) {
      events.updated();
    }
    assertFalse(events.areRare(2));
    events.updated();
    assertTrue(events.areRare(2));
    events.add(0.5f);
    assertFalse(events.areRare(2), "none since the last one");
  }
}
