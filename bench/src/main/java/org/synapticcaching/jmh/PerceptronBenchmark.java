package org.synapticcaching.jmh;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PerceptronSpec;

/**
 * Whole perceptron runs on random patterns, one thread. The score is runs per second; {@code
 * presented} is presentations per second, {@code updates} weight changes per second. Which path of
 * a backend runs follows from policy and decay: pattern space without decay or where all synapses
 * consolidate together, else primal.
 */
public class PerceptronBenchmark extends BackendBenchmark {
  private static final long SEED = 1;

  /** Near the optimum of lr20-fig2c and lr20-fig3 for small costs. */
  private static final double THRESHOLD = 5;

  /** With decay such runs need not converge: an end that leaves the plain backend some seconds. */
  private static final int MAX_EPOCHS_WITH_DECAY = 200;

  /** Enough to compare backends, little enough for the plain one. */
  private static final int CHECKED_EPOCHS = 10;

  private static final double TOLERANCE = 1e-9;

  /** P/N: 1 as in lr20-fig2 to lr20-fig6; lr20-fig1 goes to 2. */
  @Param({"0.5", "1", "1.9"})
  @Allowed(Range.POSITIVE)
  public String load;

  /** The no-caching line of most figures, and the policies of lr20-fig4b that differ in work. */
  @Param({"none", "local-global", "local-local"})
  @Allowed(Range.POLICY)
  public String policy;

  /** Without decay as in lr20-fig2; 1000 as in lr20-fig3-s1. */
  @Param({"inf", "1000"})
  @Allowed(Range.POSITIVE_OR_INFINITE)
  public String decayTime;

  /** N of [LR20]; tests take less. */
  int synapses = 1000;

  private PerceptronEngine engine;
  private PerceptronTask task;
  private PerceptronSpec spec;
  private PerceptronLearner learner;
  private PerceptronResult last;

  /** Draws patterns, prepares them, and compares backends on the first epochs. */
  @Setup(Level.Trial)
  public void open() {
    engine = MeasuredOn.perceptrons(backend);
    task =
        PerceptronTask.random(
            synapses, (int) Math.round(synapses * Double.parseDouble(load)), SEED);
    double tau = decayTime.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(decayTime);
    spec =
        PerceptronSpec.of(
            Consolidation.of(
                Named.parse(ConsolidationPolicy.class, "policy", policy), THRESHOLD, tau));
    checkAgainstAnotherBackend();
    if (Double.isFinite(tau)) {
      spec = spec.withMaxEpochs(MAX_EPOCHS_WITH_DECAY);
    }
    learner = engine.open(task);
    learner.prepare(spec);
    System.out.println("# path: " + learner.learn(spec.withMaxEpochs(1)).path());
  }

  /**
   * Tells the modelled energy of the last run: all are alike, from their beginning to their end.
   */
  @TearDown(Level.Iteration)
  public void tellEnergy() {
    ModelledEnergy.of(List.of(last)).publish();
  }

  /** Learning alone, from patterns that are prepared. */
  @Benchmark
  public long learn(DeviceTime device, Rates.Presentations rate, Rates.Updates updates) {
    device.of(learner);
    return counted(learner.learn(spec), device, rate, updates);
  }

  /** Preparation, a Gram matrix where one serves, and learning. */
  @Benchmark
  public long prepareAndLearn(DeviceTime device, Rates.Presentations rate, Rates.Updates updates) {
    device.of(engine);
    return counted(engine.learn(spec, task), device, rate, updates);
  }

  private long counted(
      PerceptronResult result, DeviceTime device, Rates.Presentations rate, Rates.Updates updates) {
    last = result;
    device.presentations += result.presentations();
    rate.presented += result.presentations();
    updates.updates += result.updates();
    return result.updates();
  }

  private void checkAgainstAnotherBackend() {
    Backend other = MeasuredOn.another(backend, Backends.allForPerceptrons());
    PerceptronSpec few = spec.withMaxEpochs(CHECKED_EPOCHS);
    PerceptronResult one = engine.learn(few, task);
    PerceptronResult another = Backends.perceptrons(other).learn(few, task);
    double energy = one.under(Workload.PRICES).total();
    double expected = another.under(Workload.PRICES).total();
    if (one.updates() != another.updates()
        || !(Math.abs(energy - expected) <= TOLERANCE * expected)) {
      throw new IllegalStateException(
          "%s and %s differ: %s and %s updates, energy %s and %s"
              .formatted(backend, other.id(), one.updates(), another.updates(), energy, expected));
    }
  }
}
