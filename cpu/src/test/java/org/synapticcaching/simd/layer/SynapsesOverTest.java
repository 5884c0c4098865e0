package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SynapsesOverTest {
  private static final int LENGTH = 4;
  private static final float LIMIT = 0.5f;

  private final SynapsesOver over = new SynapsesOver(3, LENGTH);
  private final boolean[] marked = {false, true, false, false};

  @Test
  void lanesTellWhichHoldMoreThanTheLimitAndLeaveOtherMarksAlone() {
    fill(LIMIT, 0, 0.6f, 1);
    assertTrue(over.tellByLanes());
    assertTrue(over.any());
    assertTrue(over.mark(LIMIT, marked));
    assertArrayEquals(new boolean[] {false, true, true, true}, marked);
  }

  @Test
  void whereOneIsNoNumberRowsHaveToTell() {
    fill(0, 1, Float.NaN, 0);
    assertFalse(over.tellByLanes());
    assertFalse(over.any());
    assertFalse(over.mark(LIMIT, marked));
    assertArrayEquals(new boolean[] {false, true, false, false}, marked);
  }

  @Test
  void rowsThatAreListedMarkNoLane() {
    fill(1, 1, 1, 1);
    over.rows[over.count++] = 2;
    assertTrue(over.any());
    assertFalse(over.mark(LIMIT, marked));
  }

  @Test
  void nothingIsLeftOfTheUpdateBefore() {
    fill(1, 1, 1, 1);
    over.tellByLanes();
    over.count = 2;
    over.clear();
    assertFalse(over.any());
    assertFalse(over.mark(LIMIT, marked));
  }

  @Test
  void paddingIsNoLaneEvenWhereTheLimitIsLessThanNothing() {
    over.tellByLanes();
    boolean[] padded = new boolean[over.largest.length + 1];
    assertTrue(over.mark(-1, padded));
    for (int j = 0; j < padded.length; j++) {
      assertEquals(j < LENGTH, padded[j], "lane " + j);
    }
  }

  private void fill(float... largest) {
    System.arraycopy(largest, 0, over.largest, 0, largest.length);
  }
}
