package org.synapticcaching.cli;

import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;

/** A backend that cannot run here, as the GPU's where there is no driver. */
public final class DeviceThatIsMissing implements Backend {
  static final String ID = "test-missing";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "never runs";
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.DEVICE_FUSED;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Availability availability() {
    return Availability.missing("no driver was found", "install the driver");
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return 0;
  }

  @Override
  public Population open(PopulationSpec spec) {
    throw new IllegalStateException("opened although it is not available");
  }
}
