package org.synapticcaching.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.calibration.ExampleSpeeds;
import org.synapticcaching.backend.calibration.MeasuredPair;
import org.synapticcaching.backend.calibration.SpeedCache;
import org.synapticcaching.backend.select.Backends;

/** Devices of tests as if they had been measured before, in a cache that only the test uses. */
public final class MeasuredDevices {
  private MeasuredDevices() {}

  /** Fast ones; until {@link #forget}. */
  public static void keep(Path cache) {
    System.setProperty(SpeedCache.PROPERTY, cache.toString());
    Backend simd = Backends.named("simd");
    try {
      for (Backend device : new Backend[] {new DeviceThatIsLost(), new DeviceForSweeps()}) {
        new SpeedCache(cache).write(MeasuredPair.of(simd, device), ExampleSpeeds.ofLargeCard());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cache is the user's again. */
  public static void forget() {
    System.clearProperty(SpeedCache.PROPERTY);
  }
}
