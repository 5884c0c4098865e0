package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.console.Progress;

/** As short as it can be. */
class CeilingMeasurementTest {
  @Test
  void everyResourceIsMeasuredByOneThreadAndByAll() throws InterruptedException {
    List<Double> fractions = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void update(double fraction, long finished, long all) {
            fractions.add(fraction);
          }

          @Override
          public void close() {}
        };
    Ceilings ceilings =
        new CeilingMeasurement("bench", "1", CeilingMeasurement.Effort.LEAST).measure(progress);
    List<Resource> measured = new ArrayList<>(Roofline.LEVELS);
    measured.removeIf(level -> !ceilings.caches().has(level));
    measured.addAll(List.of(Resource.FMA_FLOAT32, Resource.FMA_FLOAT64, Resource.SCALAR_FLOAT64));
    for (Resource resource : measured) {
      assertTrue(ceilings.of(resource, 1).isPresent(), resource.id());
      assertTrue(ceilings.of(resource, ceilings.cores()).isPresent(), resource.id());
    }
    assertEquals(1.0, fractions.get(fractions.size() - 1));
    assertEquals(fractions.stream().sorted().toList(), fractions);
    assertTrue(ceilings.seconds() > 0);
  }
}
