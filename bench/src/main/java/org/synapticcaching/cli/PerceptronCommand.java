package org.synapticcaching.cli;

import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.PerceptronOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perceptron}: one perceptron run. */
@Command(
    name = "perceptron",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Let one perceptron learn patterns, and tell what it cost.",
    footer = {
      "",
      "The patterns are presented in turn until a whole epoch has no error. An answer of exactly 0",
      "is an error. Example, with the conventions of the script of Li & van Rossum 2020:",
      "  perceptron --synapses 1000 --patterns 1000 --policy local-global --threshold 5 \\",
      "        --decay-time 2000 --maintenance-cost 0.01 --event-order decay-first"
    })
final class PerceptronCommand implements Callable<Integer> {
  @Mixin private PerceptronOptions options;
  @Mixin private SummaryOutput output;

  @Override
  public Integer call() {
    options.complete(output::note);
    output.print(new PerceptronJob(options, output::note).run(), TextSummary::ofPerceptron);
    return ExitCode.DONE;
  }
}
