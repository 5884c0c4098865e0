package org.synapticcaching.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
  @Test
  void aLineKeepsTheEndsAndExtremesOfEachHalfPixel() {
    List<double[]> points = new ArrayList<>();
    for (double y : new double[] {5, 6, 9, 4, 1, 3, 2}) {
      points.add(new double[] {10.1, y});
    }
    points.add(new double[] {10.7, 7});
    List<double[]> kept = Thinning.line(points);
    assertEquals(List.of(5.0, 9.0, 1.0, 2.0, 7.0), kept.stream().map(xy -> xy[1]).toList());
  }

  @Test
  void pointsThatCanBeSeenAllStay() {
    List<double[]> points = List.of(new double[] {1, 1}, new double[] {2, 1}, new double[] {1, 1});
    assertEquals(points, Thinning.line(points));
    assertEquals(2, Thinning.markers(points).size());
    assertSame(points.get(0), Thinning.markers(points).get(0));
  }

  @Test
  void markersAlongALineKeepTheirDistance() {
    List<double[]> points = new ArrayList<>();
    for (int x = 0; x < 10; x++) {
      points.add(new double[] {3 * x, 0});
    }
    List<double[]> kept = Thinning.apart(points, 8);
    assertEquals(List.of(0.0, 9.0, 18.0, 27.0), kept.stream().map(xy -> xy[0]).toList());
  }
}
