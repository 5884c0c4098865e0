package org.synapticcaching.cublas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is where, however often replicas come and go. */
class SlotsTest {
  /** What is stored in the places: the replica that it belongs to. */
  private final int[] stored = IntStream.range(0, 9).toArray();

  private int exchanges;

  private void exchange(int first, int second) {
    int kept = stored[first];
    stored[first] = stored[second];
    stored[second] = kept;
    exchanges++;
  }

  @Test
  void learningReplicasHaveTheFirstPlacesAndTheirOwnContents() {
    boolean[] choosing = new boolean[stored.length];
    for (int r : new int[] {0, 3, 4, 7}) {
      choosing[r] = true;
    }
    Slots slots = new Slots(choosing);
    Random random = new Random(3);
    for (int turn = 0; turn < 200; turn++) {
      for (int r = 0; r < stored.length; r++) {
        slots.setActive(r, random.nextInt(4) > turn % 4);
      }
      slots.arrange(this::exchange);
      int learning = 0;
      int plain = 0;
      for (int r = 0; r < stored.length; r++) {
        learning += slots.isActive(r) ? 1 : 0;
        plain += slots.isActive(r) && !choosing[r] ? 1 : 0;
        assertEquals(r, stored[slots.placeOf(r)]);
        assertEquals(r, slots.replicaAt(slots.placeOf(r)));
      }
      assertEquals(learning, slots.learning());
      assertEquals(plain, slots.plain());
      for (int place = 0; place < learning; place++) {
        assertEquals(place >= plain, choosing[slots.replicaAt(place)]);
      }
      for (int place = 0; place < stored.length; place++) {
        assertEquals(place < learning, slots.isActive(slots.replicaAt(place)));
      }
    }
  }

  @Test
  void nothingMovesWhileNobodyComesOrGoes() {
    Slots slots = new Slots(new boolean[stored.length]);
    slots.arrange(this::exchange);
    assertEquals(stored.length, slots.plain());
    assertFalse(slots.arrange(this::exchange));
    slots.setActive(8, false);
    slots.setActive(8, true);
    slots.setActive(3, true);
    slots.arrange(this::exchange);
    assertEquals(0, exchanges);
    slots.setActive(8, false);
    assertTrue(slots.arrange(this::exchange));
    assertEquals(0, exchanges, "the last one rests where it is");
    slots.setActive(0, false);
    slots.arrange(this::exchange);
    assertEquals(1, exchanges);
    assertEquals(7, slots.replicaAt(0));
  }

  @Test
  void allMayRest() {
    Slots slots = new Slots(new boolean[3]);
    IntStream.range(0, 3).forEach(r -> slots.setActive(r, false));
    slots.arrange(this::exchange);
    assertEquals(0, slots.learning());
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8]", Arrays.toString(stored));
  }
}
