package org.synapticcaching.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.synapticcaching.figure.run.Scale;

class FigureOptionsTest {
  private static FigureOptions options(long seed, OptionalInt runs) {
    return new FigureOptions(Scale.PAPER, seed, runs, Optional.empty());
  }

  @Test
  void freshSeedsCountOnFromThoseThatWereUsed() {
    FigureOptions usual = options(5, OptionalInt.empty());
    assertEquals(List.of(5L, 6L), usual.seeds(1, 2));
    assertEquals(List.of(7L, 8L, 9L, 10L), usual.freshSeeds(1, 2));
    assertEquals(List.of(6L, 7L), options(5, OptionalInt.of(1)).freshSeeds(3, 4));
  }

  @Test
  void thereHaveToBeEnoughOfThem() {
    FigureOptions last = options(Long.MAX_VALUE - 2, OptionalInt.of(1));
    assertEquals(2, last.freshSeeds(1, 1).size());
    FigureOptions tooLate = options(Long.MAX_VALUE - 1, OptionalInt.of(1));
    String message =
        assertThrows(IllegalArgumentException.class, () -> tooLate.freshSeeds(1, 1)).getMessage();
    assertTrue(message.startsWith("--seed must be at most"), message);
  }
}
