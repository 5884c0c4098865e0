package org.synapticcaching.ejml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;

/** The selected order statistic is what a full sort has at that rank. */
class OrderStatisticTest {
  @RandomCases(count = 300, first = 1000)
  void selectsWhatSortingFinds(Draw draw) {
    // Few kinds of values make many ties.
    int kinds = draw.between(1, 9);
    double[] values =
        DoubleStream.generate(() -> draw.between(-1000, 1000) % kinds)
            .limit(draw.between(1, 60))
            .toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int rank = 0; rank < sorted.length; rank++) {
      assertEquals(
          sorted[rank], OrderStatistic.select(values.clone(), values.length, rank), "rank " + rank);
    }
  }

  @RandomCases(count = 100, first = 2000)
  void selectsAmongTheFirstOnly(Draw draw) {
    double[] values =
        DoubleStream.generate(() -> draw.between(-5, 5, 2)).limit(draw.between(2, 40)).toArray();
    int size = values.length - 1;
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    assertEquals(sorted[size / 2], OrderStatistic.select(values.clone(), size, size / 2));
  }

  @Test
  void ofValuesWithoutOrderItGivesOne() {
    double[] values = {3, Double.NaN, 1, Double.NaN, 2, Double.POSITIVE_INFINITY, Double.NaN};
    for (int rank = 0; rank < values.length; rank++) {
      double found = OrderStatistic.select(values.clone(), values.length, rank);
      assertEquals(
          1, Arrays.stream(values).filter(v -> Double.compare(v, found) == 0).limit(1).count());
    }
  }
}
