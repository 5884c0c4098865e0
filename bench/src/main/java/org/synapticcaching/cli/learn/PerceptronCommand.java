package org.synapticcaching.cli.learn;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
      "The patterns are presented in turn until a whole epoch has no error. An answer of exactly 0"
          + " is an error. Example, with the conventions of the script of Li & van Rossum 2020:",
      "  perceptron --synapses 1000 --patterns 1000 --policy local-global \\",
      "        --threshold 5 --decay-time 2000 --maintenance-cost 0.01 \\",
      "        --event-order decay-first"
    })
public final class PerceptronCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec;
  @Mixin private PerceptronOptions options;
  @Mixin private SummaryOutput output;

  public PerceptronCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    options.complete(output::note);
    try (Interrupt.Section section = session.interrupt().section()) {
      PerceptronProgress progress =
          new PerceptronProgress(
              unit -> session.progress("perceptron", unit, spec.commandLine().getErr()));
      Optional<RunSummary> summary =
          new PerceptronJob(options, output::note, progress, section::interrupted).run();
      if (summary.isEmpty()) {
        output.note(
            "interrupted at %s; a perceptron has no result before its end"
                .formatted(progress.reached()));
        return ExitCode.INTERRUPTED;
      }
      output.print(summary.get(), TextSummary::ofPerceptron);
      return ExitCode.DONE;
    }
  }
}
