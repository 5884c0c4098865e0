package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.CachingOptions;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.options.PerceptronSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;
  @Mixin private PerceptronOptions perceptron;
  @Mixin private CachingOptions plasticity;

  @Option(
      names = "--json",
      description = "Print the summary as JSON, and nothing else, on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    PerceptronSettings settings = perceptron.settings(plasticity.settings());
    if (plasticity.ignoresThreshold()) {
      note("this policy has no threshold; --threshold is ignored");
    }
    RunSummary summary = new PerceptronJob(settings, this::note).run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonSummary.of(summary));
    } else {
      out.print(TextSummary.ofPerceptron(summary));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void note(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }
}
