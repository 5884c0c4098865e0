package org.synapticcaching.backend.calibration;

import java.util.Optional;
import org.synapticcaching.backend.Backend;

/** Tells how fast a processor and a device are here. */
public interface SpeedSource {
  /** What was kept before or is measured now. */
  Calibrated of(Backend processor, Backend device);

  /** What was kept before; empty when it would have to be measured. */
  Optional<Speeds> kept(Backend processor, Backend device);
}
