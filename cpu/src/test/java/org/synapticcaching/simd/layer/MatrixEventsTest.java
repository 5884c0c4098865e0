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

  @Test
  void listedRowsThatHaveNotSeenAnEventAreFoundInTheirOrder() {
    MatrixEvents events = new MatrixEvents(5);
    int[] all = {4, 0, 3, 1, 2};
    assertArrayEquals(new int[0], behind(events, all, 0, 5));
    events.add(0.5f);
    assertArrayEquals(all, behind(events, all, 0, 5));
    assertEquals(0.5f, events.see(3));
    assertEquals(0.5f, events.see(4));
    assertArrayEquals(new int[] {0, 1}, behind(events, all, 0, 4));
    assertArrayEquals(new int[] {1, 2}, behind(events, all, 2, 5));
    assertTrue(events.hasSeenAll(3));
    assertFalse(events.hasSeenAll(0));
  }

  @Test
  void aRowSeesTheFirstEventThatItHasNotSeen() {
    MatrixEvents events = new MatrixEvents(2);
    events.add(0.5f);
    events.see(1);
    events.add(0.25f);
    events.add(0.125f);
    assertEquals(0.5f, events.see(0));
    assertEquals(0.25f, events.see(1));
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
    events.see(0);
    events.see(1);
    events.forget();
    assertFalse(events.isFull());
    assertTrue(events.hasSeenAll(0));
    events.add(7f);
    assertArrayEquals(new int[] {1, 0}, behind(events, new int[] {1, 0}, 0, 2));
    assertEquals(7f, events.see(1));
  }
}
