package org.synapticcaching.backend.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What is expected between, below and beyond the sizes that were measured. */
class SpeedsTest {
  private static final double SMALL = bytes(ReferenceWork.SMALL);
  private static final double LARGE = bytes(ReferenceWork.LARGE);

  private static double bytes(int hidden) {
    return ReferenceWork.bytesPerPresentation(ReferenceWork.network(hidden));
  }

  private static Speeds speeds(double small, double large) {
    return new Speeds(small, large, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void bytesAreThoseOfActiveInputsAndOfAllHiddenUnits() {
    assertEquals(8 * (0.2 * 784 * 100 + 100 * 10), SMALL, 1e-6);
  }

  @Test
  void theProcessorIsOnALineThroughBothSizes() {
    Speeds speeds = speeds(3e-6, 300e-6);
    assertEquals(3e-6, speeds.onProcessor(SMALL), 1e-15);
    assertEquals(300e-6, speeds.onProcessor(LARGE), 1e-12);
    assertEquals(151.5e-6, speeds.onProcessor((SMALL + LARGE) / 2), 1e-12);
  }

  @Test
  void smallerNetworksAreNeverExpectedToTakeLessThanInProportion() {
    double cached = 1e-6;
    Speeds speeds = speeds(cached, 4 * cached * LARGE / SMALL);
    assertEquals(cached / 10, speeds.onProcessor(SMALL / 10), 1e-15);
    assertEquals(cached, speeds.onProcessor(SMALL), 1e-15);
  }

  @Test
  void theDeviceReadsAsFastAsItDidForTheLargeNetwork() {
    assertEquals(LARGE / 2, speeds(1, 2).deviceBytesPerSecond(), 1e-6);
  }

  @Test
  void updatesAreThoseWithCachingOrWithout() {
    Speeds speeds = speeds(1, 2);
    assertEquals(3, speeds.perceptronOnProcessor(false));
    assertEquals(4, speeds.perceptronOnProcessor(true));
    assertEquals(5, speeds.perceptronOnDevice(false));
    assertEquals(6, speeds.perceptronOnDevice(true));
  }

  @Test
  void theyAreFoundByTheirNames() {
    Speeds speeds = speeds(0.5, 0.75);
    assertEquals(speeds, Speeds.of(speeds.times()::get));
  }

  @Test
  void timesThatCannotBeAreRefused() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> speeds(wrong, 1));
      assertThrows(IllegalArgumentException.class, () -> new Speeds(1, 2, 1, 1, 1, 1, 1, wrong));
    }
    assertThrows(IllegalArgumentException.class, () -> speeds(2, 1));
  }
}
