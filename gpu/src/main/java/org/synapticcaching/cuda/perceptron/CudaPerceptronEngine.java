package org.synapticcaching.cuda.perceptron;

import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.DeviceSpeed;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.PerceptronLearner;
import org.synapticcaching.backend.TrialQueue;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;

/**
 * Perceptrons on a GPU, in pattern space and from error to error (shortcut 4 of the model), one
 * block of threads each. A sweep is one population: it takes some hundred runs at a time to fill a
 * card; a single run is no faster than on the processor. Rounding decides nothing: a run in which
 * it could is left to the plain backend.
 */
public final class CudaPerceptronEngine implements PerceptronEngine, DeviceTimed {
  /** The word users choose it by. */
  static final String ID = "cuda";

  private final DoubleAdder milliseconds = new DoubleAdder();

  /** Made by {@link java.util.ServiceLoader}. */
  public CudaPerceptronEngine() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Availability availability() {
    return Gpu.availability();
  }

  @Override
  public PerceptronLearner open(PerceptronTask task) {
    Gpu.first();
    return new CudaPerceptronLearner(task, milliseconds::add);
  }

  @Override
  public Optional<DeviceSpeed> deviceSpeed() {
    return Gpu.speed();
  }

  @Override
  public boolean prefersSweeps() {
    return true;
  }

  @Override
  public void learnAll(TrialQueue feed, int threads) {
    CudaPerceptronSweep.over(feed, threads, milliseconds::add);
  }

  /** That of {@code learnAll} and of all learners opened here. */
  @Override
  public double deviceMilliseconds() {
    return milliseconds.sum();
  }
}
