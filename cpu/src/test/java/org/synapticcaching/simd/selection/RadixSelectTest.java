package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Ranks and orders equal those of the Java library's sort. */
class RadixSelectTest {
  @Provide
  Arbitrary<float[]> numbers() {
    Arbitrary<Float> each =
        Arbitraries.oneOf(
            Arbitraries.floats(),
            Arbitraries.of(-0f, 0f, 1f, -1f, 0.5f, Float.POSITIVE_INFINITY, Float.MIN_VALUE),
            Arbitraries.integers().between(-3, 3).map(i -> (float) i));
    return each.array(float[].class).ofMinSize(1).ofMaxSize(200);
  }

  @Property(tries = 300, seed = "1")
  void everyRankHasTheValueOfAFullSort(@ForAll("numbers") float[] values) {
    float[] sorted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = Math.abs(values[i]);
    }
    Arrays.sort(sorted);
    RadixSelect rank = new RadixSelect();
    for (int k = 0; k < sorted.length; k += 1 + sorted.length / 7) {
      assertEquals(sorted[k], rank.of(values, values.length, k));
    }
  }

  @Property(tries = 50, seed = "2")
  void numbersMayComeInPieces(@ForAll("numbers") float[] values) {
    int half = values.length / 2;
    RadixSelect whole = new RadixSelect();
    RadixSelect pieces = new RadixSelect();
    float expected = whole.of(values, values.length, half);
    pieces.begin(half);
    while (pieces.needsWalk()) {
      pieces.count(values, half, values.length);
      pieces.count(values, 0, half);
      pieces.endWalk();
    }
    assertEquals(expected, pieces.value());
  }

  @Property(tries = 300, seed = "3")
  void sortingPutsTheLargestFirstAndKeepsTheOrderOfEquals(@ForAll("numbers") float[] values) {
    long[] entries = new long[values.length];
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < entries.length; i++) {
      entries[i] = DescendingSort.entry(Float.floatToRawIntBits(Math.abs(values[i])), i);
      expected.add(entries[i]);
    }
    expected.sort(Comparator.comparing(DescendingSort::number, Comparator.reverseOrder()));
    new DescendingSort(entries.length).sort(entries, entries.length);
    assertEquals(expected, Arrays.stream(entries).boxed().toList());
  }
}
