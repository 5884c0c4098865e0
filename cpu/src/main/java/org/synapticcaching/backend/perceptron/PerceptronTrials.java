package org.synapticcaching.backend.perceptron;

import java.util.List;
import java.util.function.Supplier;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Require;

/**
 * The trials of one task: one for each spec that it is learned under.
 *
 * @param task draws or reads the patterns, when they are needed
 * @param specs at least one
 */
public record PerceptronTrials(Supplier<PerceptronTask> task, List<PerceptronSpec> specs) {
  public PerceptronTrials {
    specs = List.copyOf(specs);
    Require.that(!specs.isEmpty(), "a task has to be learned under at least one rule");
  }
}
