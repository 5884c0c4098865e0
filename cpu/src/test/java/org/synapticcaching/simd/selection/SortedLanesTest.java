package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;
import org.synapticcaching.simd.kernel.FloatLanes;

/** Lanes come in the order of the Java library's sort. */
class SortedLanesTest {
  private static final List<Integer> LENGTHS =
      List.of(1, 39, 40, FloatLanes.COUNT - 1, FloatLanes.COUNT, 255, 256, 257, 517);
  private static final List<Float> SPECIAL =
      List.of(0f, -0f, Float.MIN_VALUE, 1f, -1f, Float.NEGATIVE_INFINITY, Float.NaN);

  private static float[] numbers(Draw draw) {
    float[] numbers = new float[draw.either() ? draw.of(LENGTHS) : draw.between(1, 600)];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] =
          draw.either() ? draw.of(SPECIAL) : draw.either() ? draw.anyFloat() : draw.between(-9, 9);
    }
    return numbers;
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(Math.abs(value));
  }

  @RandomCases(count = 300, first = 1000)
  void lanesOfEnoughMagnitudeComeInDescendingOrder(Draw draw) {
    float[] values = numbers(draw);
    int least = Math.max(1, draw.either() ? bits(draw.anyFloat()) : bits(draw.of(SPECIAL)));
    SortedLanes lanes = new SortedLanes(values.length);
    for (int again = 0; again < 2; again++) {
      lanes.take(values, values.length, least);
    }
    List<Integer> expected =
        IntStream.range(0, values.length)
            .filter(j -> bits(values[j]) >= least)
            .boxed()
            .sorted(Comparator.comparing((Integer j) -> bits(values[j])).reversed())
            .toList();
    assertEquals(expected, IntStream.range(0, lanes.size()).mapToObj(lanes::lane).toList());
    for (int q = 0; q < expected.size(); q++) {
      assertEquals(Math.abs(values[expected.get(q)]), lanes.magnitudes()[q]);
    }
  }
}
