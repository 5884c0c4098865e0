package org.synapticcaching.ejml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Selecting a rank is what sorting and looking gives. */
class OrderStatisticTest {
  @Property(tries = 300, seed = "1")
  void selectsWhatSortingFinds(
      @ForAll @Size(min = 1, max = 60) int[] seeds, @ForAll @IntRange(min = 1, max = 9) int kinds) {
    // Few kinds of values make many ties.
    double[] values = Arrays.stream(seeds).mapToDouble(seed -> seed % kinds).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int rank = 0; rank < sorted.length; rank++) {
      assertEquals(
          sorted[rank], OrderStatistic.select(values.clone(), values.length, rank), "rank " + rank);
    }
  }

  @Property(tries = 100, seed = "2")
  void looksAtTheFirstOnly(
      @ForAll @Size(min = 2, max = 40) double @DoubleRange(min = -5, max = 5) [] values) {
    int size = values.length - 1;
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    assertEquals(sorted[size / 2], OrderStatistic.select(values.clone(), size, size / 2));
  }

  @Example
  void ofValuesWithoutOrderItGivesOne() {
    double[] values = {3, Double.NaN, 1, Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN};
    for (int rank = 0; rank < values.length; rank++) {
      double found = OrderStatistic.select(values.clone(), values.length, rank);
      assertEquals(
          1, Arrays.stream(values).filter(v -> Double.compare(v, found) == 0).limit(1).count());
    }
  }
}
