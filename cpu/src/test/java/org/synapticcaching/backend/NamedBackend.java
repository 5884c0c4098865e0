package org.synapticcaching.backend;

import java.util.Optional;
import org.synapticcaching.model.Numerics;

/** A backend to choose, that computes nothing: {@code simd} or one on a device. */
public class NamedBackend implements Backend {
  private final String id;
  private final Availability availability;
  private final Optional<DeviceSize> size;

  /** Of that name, there or not, and as large as {@code auto} is to believe. */
  public NamedBackend(String id, Availability availability, Optional<DeviceSize> size) {
    this.id = id;
    this.availability = availability;
    this.size = size;
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
  public Numerics numerics() {
    return new Numerics(id, 1, "");
  }

  @Override
  public Optional<DeviceSize> deviceSize() {
    return size;
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
