package org.synapticcaching.cli;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.Backends;

/** Learns perceptrons like simd and no networks, and is there only where a test says so. */
public final class DeviceForSweeps extends NamedBackend {
  public static final String ID = "test-sweeps";

  /** System property: whether there is one, with the data sheet of a large card. */
  public static final String THERE = "test.sweeps.there";

  /** Not there, until a test says so. */
  public DeviceForSweeps() {
    super(
        ID,
        Availability.missing("this is no test of it", "nothing"),
        Optional.of(new DeviceSize(132, 1L << 37)));
  }

  @Override
  public Availability availability() {
    return Boolean.getBoolean(THERE)
        ? Availability.on("a device for sweeps")
        : super.availability();
  }

  @Override
  public boolean prefersPopulations() {
    return true;
  }

  @Override
  public Population open(PopulationSpec spec) {
    throw new UnsupportedOperationException(ID + ": no networks are learned here");
  }

  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.of(task -> Backends.perceptrons(Backends.named("simd")).open(task));
  }
}
