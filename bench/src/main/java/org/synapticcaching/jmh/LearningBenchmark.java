package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.Patterns;

/** A benchmark of multilayer networks that learn images. */
public abstract class LearningBenchmark extends BackendBenchmark {
  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests take less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  /** The training patterns. */
  Patterns patterns;

  /** One network or more. */
  Population learner;

  /** Reads the patterns, and opens what learns them. */
  @Setup(Level.Trial)
  public void open() {
    patterns = BenchmarkData.training(request.withEncoding(encoding()), backend);
    learner = openLearner();
  }

  /** How pixels become inputs. */
  InputEncoding encoding() {
    return InputEncoding.UNIT;
  }

  /**
   * Opens what learns {@link #patterns}.
   *
   * @throws IllegalStateException when another backend computes something else
   */
  abstract Population openLearner();

  /**
   * Presents to each network, on from where the last call ended.
   *
   * @return number of presentations to the first network by now
   */
  final long present(int presentations, ModelledEnergy energy, DeviceTime device) {
    energy.of(learner);
    device.of(learner);
    learner.train(patterns, presentations);
    MeasuredOn.await(learner);
    return learner.presentations(0);
  }

  /** Closes the networks. */
  @TearDown(Level.Trial)
  public void close() {
    learner.close();
  }
}
