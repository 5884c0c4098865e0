package org.synapticcaching.backend.select;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;

/** A backend to choose, that computes nothing: {@code simd} or one on a device. */
class NamedBackend implements Backend {
  private final String id;
  private final Availability availability;
  private final Optional<DeviceSpeed> speed;

  NamedBackend(String id, Availability availability, Optional<DeviceSpeed> speed) {
    this.id = id;
    this.availability = availability;
    this.speed = speed;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return id;
  }

  @Override
  public BackendDesign design() {
    return id.equals("simd") ? BackendDesign.PROCESSOR : BackendDesign.DEVICE_FUSED;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public Optional<DeviceSpeed> deviceSpeed() {
    return speed;
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return 0;
  }

  @Override
  public Population open(PopulationSpec spec) {
    throw new UnsupportedOperationException("nothing is opened here");
  }
}
