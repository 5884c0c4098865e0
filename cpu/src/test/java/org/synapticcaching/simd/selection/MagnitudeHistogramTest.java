package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;

/** The bound never excludes a product of the k largest, and excludes most others. */
class MagnitudeHistogramTest {
  @RandomCases(count = 300, first = 1000)
  void edgeIsNotAboveTheThresholdAndNotFarBelow(Draw draw) {
    float[] lanes = new float[draw.between(1, 300)];
    float[] rows = new float[draw.between(1, 20)];
    int[] times = new int[rows.length];
    for (int j = 0; j < lanes.length; j++) {
      lanes[j] = draw.either() ? draw.between(-5, 5) : draw.between(-1000, 1000) / 1000f;
    }
    float largestRow = 0;
    int copies = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = draw.between(1, 255) / 255f;
      times[i] = draw.between(1, 5);
      largestRow = Math.max(largestRow, rows[i]);
      copies += times[i];
    }
    float[] products = new float[lanes.length * copies];
    int next = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int copy = 0; copy < times[i]; copy++) {
        for (float lane : lanes) {
          products[next++] = Math.abs(lane * rows[i]);
        }
      }
    }
    Arrays.sort(products);
    int rank = draw.between(1, products.length);
    float threshold = products[products.length - rank];
    MagnitudeHistogram histogram = new MagnitudeHistogram(rows.length);
    for (int again = 0; again < 2; again++) {
      float edge = histogram.edge(lanes, lanes.length, rows, times, rows.length, rank, largestRow);
      assertTrue(edge * largestRow <= threshold, edge + " times " + largestRow);
      // A lane and the edge are each rounded down to a bin, which is an eighth wide at most.
      assertTrue(edge * largestRow >= 0.78f * threshold, edge + " of " + threshold);
    }
  }
}
