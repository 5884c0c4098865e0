package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;

/** Ranks and orders equal those of the Java library's sort. */
class RadixSelectTest {
  private static final List<Float> SPECIAL =
      List.of(-0f, 0f, 1f, -1f, 0.5f, Float.POSITIVE_INFINITY, Float.MIN_VALUE);

  private static float[] numbers(Draw draw) {
    float[] numbers = new float[draw.between(1, 200)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (draw.between(0, 2)) {
            case 0 -> draw.anyFloat();
            case 1 -> draw.of(SPECIAL);
            default -> draw.between(-3, 3);
          };
    }
    return numbers;
  }

  @RandomCases(count = 300, first = 1000)
  void everyRankHasTheValueOfAFullSort(Draw draw) {
    float[] values = numbers(draw);
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

  @RandomCases(count = 50, first = 2000)
  void numbersMayComeInPieces(Draw draw) {
    float[] values = numbers(draw);
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

  @RandomCases(count = 300, first = 3000)
  void sortingPutsTheLargestFirstAndKeepsTheOrderOfEquals(Draw draw) {
    float[] values = numbers(draw);
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
