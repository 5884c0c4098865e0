package org.synapticcaching.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random numbers are uniform, neighbours know nothing of each other, and x is what is expected. */
class RandomMultiplesTest {
  private static final int CELLS = 16;
  private static final int DRAWS = 1 << 18;

  /** A second number of a pair: the next one in some direction. */
  private enum Neighbour {
    NEXT_INPUT(1, 0, 0, 0),
    NEXT_NEURON(785, 0, 0, 0),
    NEXT_PRESENTATION(0, 1, 0, 0),
    NEXT_LAYER(0, 0, 1, 0),
    NEXT_SEED(0, 0, 0, 1);

    private final int synapse;
    private final int presentation;
    private final int layer;
    private final int seed;

    Neighbour(int synapse, int presentation, int layer, int seed) {
      this.synapse = synapse;
      this.presentation = presentation;
      this.layer = layer;
      this.seed = seed;
    }

    /** Cell of the pair of numbers; the presentation and the synapse follow from its index. */
    int cell(long index, long firstPresentation) {
      long t = firstPresentation + index / 512;
      int at = (int) (index % 512) * 3;
      int one = cell(draw(42, 0, t, at));
      int other = cell(draw(42 + seed, layer, t + presentation, at + synapse));
      return CELLS * one + other;
    }

    private static int cell(float number) {
      return (int) (number * CELLS);
    }
  }

  private static Consolidation theta(double theta) {
    return Consolidation.of(ConsolidationPolicy.STOCHASTIC, theta, Double.POSITIVE_INFINITY);
  }

  private static float draw(long seed, int layer, long presentation, int synapse) {
    RandomMultiples multiples = RandomMultiples.of(seed, layer, theta(1));
    return RandomMultiples.number(multiples.key(presentation), synapse);
  }

  /** Deviation of chi-square from its mean, in standard deviations, for cells of equal chance. */
  private static double chiSquare(LongToIntFunction cell, int cells) {
    int[] counts = new int[cells];
    for (long n = 0; n < DRAWS; n++) {
      counts[cell.applyAsInt(n)]++;
    }
    double expected = (double) DRAWS / cells;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return (sum - (cells - 1)) / Math.sqrt(2.0 * (cells - 1));
  }

  @Test
  void numbersAreThoseOfEveryJava() {
    assertEquals(10633559, draw(1, 0, 1, 0) * 0x1p24);
    assertEquals(15349893, draw(1, 0, 1, 78499) * 0x1p24);
    assertEquals(7946553, draw(1, 0, 1L << 40, 78499) * 0x1p24);
  }

  /** 4.5 standard deviations: less than once in 10^5, and seeds are fixed. */
  @ParameterizedTest
  @EnumSource(Neighbour.class)
  void pairsOfNeighboursAreUniformInTheSquare(Neighbour neighbour) {
    for (long first : new long[] {1, (1L << 32) - 3, 1L << 40}) {
      double deviation = chiSquare(n -> neighbour.cell(n, first), CELLS * CELLS);
      assertTrue(Math.abs(deviation) < 4.5, "chi-square off by " + deviation);
    }
  }

  /** The last bits count, too, where a change is far below the threshold. */
  @Test
  void lowBitsAreUniform() {
    double deviation =
        chiSquare(n -> (int) (draw(9, 1, 1 + n / 512, (int) (n % 512)) * 0x1p24) >> 1 & 255, 256);
    assertTrue(Math.abs(deviation) < 4.5, "chi-square off by " + deviation);
  }

  /** The largest distance of the distribution, times the root of the number: 2 is once in 3000. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -7, 1L << 50})
  void numbersOfOnePresentationAreUniform(long seed) {
    int count = 1 << 16;
    float[] numbers = new float[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = draw(seed, 0, 12345, at);
    }
    java.util.Arrays.sort(numbers);
    double largest = 0;
    for (int n = 0; n < count; n++) {
      largest = Math.max(largest, Math.abs(numbers[n] - (n + 0.5) / count));
    }
    assertTrue(largest * Math.sqrt(count) < 2, "Kolmogorov " + largest * Math.sqrt(count));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.03, 0.5, 0.999, 1, 2.25, -0.7, -19.5})
  void theExpectedPartIsTheChange(double x) {
    double theta = 0.4;
    RandomMultiples multiples = RandomMultiples.of(3, 1, theta(theta));
    double sum = 0;
    for (int n = 0; n < DRAWS; n++) {
      double part = multiples.part(x, multiples.key(n / 128), n % 128);
      double count = Math.rint(Math.abs(part) / theta);
      double off = count - Math.abs(x) / theta;
      assertTrue(off > -1 && off < 1 && part * x >= 0, "one of two neighbours, same sign");
      assertEquals(Math.copySign(count * theta, x), part, 1e-12);
      sum += part;
    }
    double fraction = Math.abs(x) / theta % 1;
    double error = theta * Math.sqrt(fraction * (1 - fraction) / DRAWS) + 1e-12;
    assertEquals(x, sum / DRAWS, 4 * error);
  }

  @Test
  void whatIsNoMultipleStaysAsItIs() {
    RandomMultiples multiples = RandomMultiples.of(3, 1, theta(1e-3));
    for (double x : new double[] {1e5, -1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertEquals(x, multiples.part(x, 1, 0));
    }
    RandomMultiples none = RandomMultiples.of(3, 1, theta(Double.POSITIVE_INFINITY));
    assertEquals(0, none.part(1e300, 1, 0));
  }
}
