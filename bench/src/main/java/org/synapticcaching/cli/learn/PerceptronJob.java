package org.synapticcaching.cli.learn;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.WarmUp;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.concurrent.Futures;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.training.TrainingResult.Ending;

/**
 * One perceptron run from options to summary.
 *
 * @param options completed
 * @param notice receives lines for the user
 * @param progress shows how far it is
 * @param interrupted whether the user wants to stop
 */
record PerceptronJob(
    PerceptronOptions options,
    Consumer<String> notice,
    PerceptronProgress progress,
    BooleanSupplier interrupted) {
  private static final String ACTIVITY = "a perceptron was learning";
  private static final long POLL_MILLISECONDS = 50;

  /**
   * Learns on a thread of its own, which is left to itself when the user does not want to wait:
   * there is no result before the end.
   *
   * @return empty when interrupted
   * @throws UsageException when there is no such task or backend
   * @throws org.synapticcaching.dataset.DataException when files cannot be used
   */
  Optional<RunSummary> run() {
    requireBackend();
    ExecutorService thread = Executors.newSingleThreadExecutor(PerceptronJob::thread);
    try (progress) {
      Future<RunSummary> learned = thread.submit(this::learn);
      while (!interrupted.getAsBoolean()) {
        Optional<RunSummary> summary = Futures.await(learned, POLL_MILLISECONDS, ACTIVITY);
        if (summary.isPresent()) {
          return summary;
        }
      }
      return Optional.empty();
    } finally {
      thread.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "perceptron");
    thread.setDaemon(true);
    return thread;
  }

  private RunSummary learn() {
    long start = System.nanoTime();
    try (WarmUp warmUp = warmUp()) {
      PerceptronTask task = options.task(progress::drawn);
      Backend backend = backend(task);
      PerceptronLearner learner = open(backend, task);
      learner.prepare(options.spec());
      warmUp.stop();
      PerceptronResult result = learner.learn(options.spec(), progress);
      double seconds = (System.nanoTime() - start) / 1e9;
      return summary(backend, task, result, seconds);
    }
  }

  private RunSummary summary(
      Backend backend, PerceptronTask task, PerceptronResult result, double seconds) {
    Energy energy = result.under(options.caching().prices());
    return new RunSummary(
        new RunSummary.Machine(backend.id(), "float64", backend.availability().device()),
        description(task),
        result.presentations(),
        result.epochs(),
        result.success() ? Ending.GOAL : Ending.GOAL_NOT_REACHED,
        accuracy(task, result),
        List.of(new RunSummary.LayerEnergy("W1", energy, Optional.empty(), result.threshold())),
        seconds,
        result.presentationsPerSecond(),
        options.settings(backend.id()),
        Version.ofProject());
  }

  /** What the processor will compute with, as far as that is known before patterns are. */
  private WarmUp warmUp() {
    return Backends.onProcessor(options.caching().backend())
        .map(backend -> WarmUp.ofPerceptrons(Backends.perceptrons(backend), options.spec()))
        .orElseGet(WarmUp::none);
  }

  private static PerceptronLearner open(Backend backend, PerceptronTask task) {
    try {
      return Backends.perceptrons(backend).open(task);
    } catch (IllegalArgumentException tooLarge) {
      throw new UsageException(tooLarge);
    }
  }

  /** Before patterns are read or drawn. */
  private void requireBackend() {
    try {
      Backends.selectForPerceptrons(options.caching().backend());
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(unknown);
    }
  }

  private Backend backend(PerceptronTask task) {
    boolean caches = options.spec().consolidation().policy() != ConsolidationPolicy.NONE;
    PerceptronLoad load = new PerceptronLoad(task.synapses(), task.patterns(), caches, 1, 1);
    BackendChoice choice =
        Backends.selectForPerceptrons(options.caching().backend(), List.of(load), 1);
    choice.notes().forEach(notice);
    return choice.backend();
  }

  private String description(PerceptronTask task) {
    String size = task.patterns() + " patterns of " + task.synapses() + " inputs and a bias";
    return options
        .patternsFile()
        .map(file -> file + ": " + size)
        .orElse(size + ", +1 and -1 at random");
  }

  /** Fraction of patterns that the weights at the end put on the right side. */
  private static double accuracy(PerceptronTask task, PerceptronResult result) {
    double[] persistent = result.persistent();
    double[] transients = result.transients();
    int right = 0;
    for (int p = 0; p < task.patterns(); p++) {
      double field = 0;
      for (int i = 0; i < persistent.length; i++) {
        field += (persistent[i] + transients[i]) * task.value(p, i);
      }
      right += field * task.target(p) > 0 ? 1 : 0;
    }
    return (double) right / task.patterns();
  }
}
