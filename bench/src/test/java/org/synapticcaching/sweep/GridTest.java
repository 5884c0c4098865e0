package org.synapticcaching.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GridTest {
  private static Grid grid(String... axes) {
    return new Grid(Stream.of(axes).map(AxisWords::parse).toList());
  }

  @Test
  void theLastAxisChangesFastest() {
    Grid grid = grid("rule=all,subnet", "seed=1..3");
    assertEquals(6, grid.size());
    assertEquals(
        List.of("all 1", "all 2", "all 3", "subnet 1", "subnet 2", "subnet 3"),
        LongStream.range(0, 6).mapToObj(p -> String.join(" ", grid.at(p).values())).toList());
    assertEquals(List.of("rule", "seed"), List.copyOf(grid.at(0).keySet()));
  }

  @Test
  void aPointOutsideIsRefused() {
    Grid grid = grid("seed=1..3");
    assertThrows(IndexOutOfBoundsException.class, () -> grid.at(3));
    assertThrows(IndexOutOfBoundsException.class, () -> grid.at(-1));
  }

  @Test
  void whatCannotBeCountedOrIsVariedTwiceIsRefused() {
    assertTrue(refusal("a=1..999999999999", "b=1..999999999999").contains("can be counted"));
    assertTrue(refusal("seed=1..3", "seed=4..5").contains("--vary seed is there twice"));
    assertTrue(refusal().contains("at least one --vary"));
  }

  private static String refusal(String... axes) {
    return assertThrows(IllegalArgumentException.class, () -> grid(axes)).getMessage();
  }
}
