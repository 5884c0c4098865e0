package org.synapticcaching.cli;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.dataset.PerceptronTask;

/** Learns perceptrons like simd, and is there only where a test says so. */
public final class DeviceForSweeps implements PerceptronEngine {
  public static final String ID = "test-sweeps";

  /** System property: whether there is one, with the data sheet of a large card. */
  public static final String THERE = "test.sweeps.there";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Availability availability() {
    return Boolean.getBoolean(THERE)
        ? Availability.on("a device for sweeps")
        : Availability.missing("this is no test of it", "nothing");
  }

  @Override
  public Optional<DeviceSpeed> deviceSpeed() {
    return Optional.of(new DeviceSpeed(132, 4.8e12, 1L << 37));
  }

  @Override
  public boolean prefersSweeps() {
    return true;
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    return PerceptronEngines.select("simd").open(task);
  }
}
