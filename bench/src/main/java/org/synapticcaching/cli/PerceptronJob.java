package org.synapticcaching.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.backend.PerceptronEngine;
import org.synapticcaching.backend.select.PerceptronChoice;
import org.synapticcaching.backend.select.PerceptronEngines;
import org.synapticcaching.backend.select.PerceptronLoad;
import org.synapticcaching.cli.options.PerceptronSettings;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.training.TrainingResult.Ending;

/** One perceptron run from settings to summary. */
final class PerceptronJob {
  private final PerceptronSettings settings;
  private final Consumer<String> notice;

  /**
   * Ready to run.
   *
   * @param notice receives lines for the user
   */
  PerceptronJob(PerceptronSettings settings, Consumer<String> notice) {
    this.settings = settings;
    this.notice = notice;
  }

  /**
   * Learns.
   *
   * @throws UsageException when there is no such task or backend
   * @throws org.synapticcaching.dataset.DataException when files cannot be used
   */
  RunSummary run() {
    long start = System.nanoTime();
    requireBackend();
    PerceptronTask task = settings.task();
    PerceptronEngine backend = backend(task);
    PerceptronResult result = backend.learn(settings.spec(), task);
    Energy energy = result.under(settings.plasticity().prices());
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
        settings.asMap(backend.id()),
        Version.ofProject());
  }

  /** Before patterns are read or drawn. */
  private void requireBackend() {
    try {
      PerceptronEngines.select(settings.plasticity().backend());
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(unknown);
    }
  }

  private PerceptronEngine backend(PerceptronTask task) {
    boolean caches = settings.spec().consolidation().policy() != ConsolidationPolicy.NONE;
    PerceptronLoad load = new PerceptronLoad(task.synapses(), task.patterns(), caches, 1, 1);
    PerceptronChoice choice =
        PerceptronEngines.select(settings.plasticity().backend(), List.of(load), 1);
    if (!choice.why().isEmpty()) {
      notice.accept(choice.why());
    }
    return choice.backend();
  }

  private String description(PerceptronTask task) {
    String size = task.patterns() + " patterns of " + task.synapses() + " inputs and a bias";
    return settings
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
