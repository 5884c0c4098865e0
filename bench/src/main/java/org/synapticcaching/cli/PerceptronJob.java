package org.synapticcaching.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.training.TrainingResult.Ending;

/**
 * One perceptron run from options to summary.
 *
 * @param options completed
 * @param notice receives lines for the user
 */
record PerceptronJob(PerceptronOptions options, Consumer<String> notice) {
  /**
   * Learns.
   *
   * @throws UsageException when there is no such task or backend
   * @throws org.synapticcaching.dataset.DataException when files cannot be used
   */
  RunSummary run() {
    long start = System.nanoTime();
    requireBackend();
    PerceptronTask task = options.task();
    Backend backend = backend(task);
    PerceptronResult result = Backends.perceptrons(backend).learn(options.spec(), task);
    Energy energy = result.under(options.caching().prices());
    return new RunSummary(
        new RunSummary.Machine(backend.id(), "float64", backend.availability().device()),
        description(task),
        result.presentations(),
        result.epochs(),
        result.success() ? Ending.GOAL : Ending.GOAL_NOT_REACHED,
        accuracy(task, result),
        List.of(new RunSummary.LayerEnergy("W1", energy, Optional.empty())),
        (System.nanoTime() - start) / 1e9,
        result.presentationsPerSecond(),
        options.settings(backend.id()),
        Version.ofProject());
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
    if (!choice.why().isEmpty()) {
      notice.accept(choice.why());
    }
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
