package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.simd.kernel.FloatLanes;

/** The k-th largest product equals that of a full sort of the whole matrix. */
class OuterProductTopKTest {
  /** Kinds of numbers; all but the last make products equal now and then, or nearly always. */
  enum Kind {
    FEW_VALUES,
    PIXELS,
    UNDERFLOWING,
    SUBNORMAL,
    HUGE,
    SPREAD_OVER_DECADES,
    NORMAL
  }

  /** The factors of an outer product. */
  record Factors(int size, float[] lanes, float[] rows, int[] times) {
    @Override
    public String toString() {
      return Arrays.toString(lanes) + " x " + Arrays.toString(rows) + Arrays.toString(times);
    }

    private float[] sortedProducts() {
      int length = Arrays.stream(times).sum() * lanes.length;
      float[] products = new float[length];
      int next = 0;
      for (int i = 0; i < size; i++) {
        for (int copy = 0; copy < times[i]; copy++) {
          for (float lane : lanes) {
            products[next++] = Math.abs(lane * rows[i]);
          }
        }
      }
      Arrays.sort(products);
      return products;
    }
  }

  private static float number(Kind kind, RandomGenerator random) {
    double normal = random.nextGaussian();
    return (float)
        switch (kind) {
          case FEW_VALUES -> random.nextInt(5) - 2;
          case PIXELS -> random.nextInt(256) / 255f;
          case UNDERFLOWING -> 1e-23 * normal;
          case SUBNORMAL -> Float.MIN_VALUE * random.nextInt(100);
          case HUGE -> 1e19 * normal;
          case SPREAD_OVER_DECADES -> Math.exp(8 * normal);
          case NORMAL -> normal;
        };
  }

  private static Factors factors(Draw draw) {
    return factors(
        draw.either() ? draw.between(1, 60) : draw.between(500, 900),
        draw.between(1, 25),
        draw.of(Kind.values()),
        draw.of(Kind.values()),
        draw.anyLong());
  }

  private static Factors factors(int lanes, int rows, Kind ofLanes, Kind ofRows, long seed) {
    RandomGenerator random = new RandomStreams(seed).of(RandomStreams.Purpose.PATTERNS);
    int padded = FloatLanes.padded(rows);
    Factors drawn = new Factors(rows, new float[lanes], new float[padded], new int[padded]);
    for (int j = 0; j < lanes; j++) {
      drawn.lanes[j] = number(ofLanes, random);
    }
    for (int i = 0; i < rows; i++) {
      float row = Math.abs(number(ofRows, random));
      drawn.rows[i] = row > 0 ? row : 1;
      drawn.times[i] = random.nextInt(5) == 0 ? 1 + random.nextInt(30) : 1;
    }
    return drawn;
  }

  /** Of two products, as the second search begins where the first has ended. */
  @RandomCases(count = 700, first = 1000)
  void thresholdAndCountsAreThoseOfAFullSort(Draw draw) {
    Factors one = factors(draw);
    Factors other = factors(draw);
    OuterProductTopK threshold =
        new OuterProductTopK(
            Math.max(one.size, other.size), Math.max(one.lanes.length, other.lanes.length));
    requireThoseOfAFullSort(threshold, one, draw.between(0, 1, 4));
    requireThoseOfAFullSort(threshold, other, draw.between(0, 1, 4));
  }

  /**
   * @param where rank of the threshold, from 0, the largest, to 1, the smallest
   */
  private static void requireThoseOfAFullSort(
      OuterProductTopK threshold, Factors given, double where) {
    float[] products = given.sortedProducts();
    int rank = 1 + (int) (where * (products.length - 1));
    float expected = products[products.length - rank];
    float found =
        threshold.find(given.lanes, given.lanes.length, given.rows, given.times, given.size, rank);
    assertEquals(expected, found);
    for (int i = 0; i < given.size && expected > 0; i++) {
      int count = 0;
      float least = Float.POSITIVE_INFINITY;
      for (float lane : given.lanes) {
        if (Math.abs(lane * given.rows[i]) >= expected) {
          count++;
          least = Math.min(least, Math.abs(lane));
        }
      }
      assertEquals(count, threshold.kept(i));
      if (count > 0) {
        assertEquals(least, threshold.bound(i));
      }
    }
  }

  @RandomCases(count = 20, first = 2000)
  void largeLayersKeepAsManyAsTheirRank(Draw draw) {
    Factors given = factors(5000, 200, Kind.NORMAL, Kind.PIXELS, draw.anyLong());
    double p = draw.between(0, 1, 4);
    Arrays.fill(given.times, 0, 200, 1);
    int rank = Math.max(1, (int) (p * 200 * 5000));
    OuterProductTopK threshold = new OuterProductTopK(200, 5000);
    float found = threshold.find(given.lanes, 5000, given.rows, given.times, 200, rank);
    long kept = 0;
    long above = 0;
    for (int i = 0; i < 200; i++) {
      kept += threshold.kept(i);
      for (float lane : given.lanes) {
        above += Math.abs(lane * given.rows[i]) > found ? 1 : 0;
      }
    }
    assertTrue(above < rank && rank <= kept, above + " < " + rank + " <= " + kept);
  }
}
