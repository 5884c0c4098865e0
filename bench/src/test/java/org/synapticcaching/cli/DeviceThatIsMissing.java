package org.synapticcaching.cli;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.NamedBackend;

/** A backend that cannot run here, as the GPU's where there is no driver. */
public final class DeviceThatIsMissing extends NamedBackend {
  static final String ID = "test-missing";

  /** Without a driver. */
  public DeviceThatIsMissing() {
    super(ID, Availability.missing("no driver was found", "install the driver"), Optional.empty());
  }
}
