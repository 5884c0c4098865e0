package org.synapticcaching.jmh;

import java.util.Optional;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Population;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Named;

/** A benchmark of multilayer networks that learn images. */
public abstract class LearningBenchmark extends BackendBenchmark {
  /** MNIST where MNIST_DIR or data/mnist has it, else the built-in digits; tests take less. */
  DataRequest request = DataRequest.of(DataRequest.AUTO);

  /** The training patterns. */
  Patterns patterns;

  /** One network or more. */
  Population learner;

  /** Where every iteration begins; empty where weights stay as they are. */
  private Optional<StartingPoint> start = Optional.empty();

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
   * Opens networks, and counts what a stretch of learning costs them from a stage on, from where
   * every iteration will begin too.
   *
   * @param stage its word
   * @param stretch presentations to each network
   */
  final Population openAt(String stage, int stretch, Workload workload, int networks, int threads) {
    Population opened = workload.open(networks, threads);
    Stage named = Named.parse(Stage.class, "stage", stage);
    start = Optional.of(new StartingPoint(named, workload, opened, patterns));
    ModelledEnergy.count(opened, patterns, stretch).publish();
    return opened;
  }

  /** Forgets what the last iteration has learned. */
  @Setup(Level.Iteration)
  public void restart() {
    start.ifPresent(StartingPoint::restore);
    restarted();
  }

  /** Called when an iteration's networks are where it begins, before its time is taken. */
  void restarted() {}

  /**
   * Presents to each network, on from where the last call ended.
   *
   * @return number of presentations to the first network by now
   */
  final long present(int presentations, DeviceTime device) {
    device.of(learner);
    learner.train(patterns, presentations);
    MeasuredOn.await(learner);
    device.presentations += (long) presentations * learner.spec().replicas().size();
    return learner.presentations(0);
  }

  /** Closes the networks. */
  @TearDown(Level.Trial)
  public void close() {
    learner.close();
  }
}
