package org.synapticcaching.backend.calibration;

import org.synapticcaching.backend.Backend;

/** Measures a processor and a device. */
@FunctionalInterface
public interface SpeedMeter {
  /**
   * Measures both, for a moment.
   *
   * @param device with a {@link Backend#deviceSize}
   * @throws RuntimeException when one cannot do what is measured
   */
  Speeds measure(Backend processor, Backend device);
}
