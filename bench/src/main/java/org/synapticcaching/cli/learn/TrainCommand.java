package org.synapticcaching.cli.learn;

import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.training.TrainingResult.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train}: one multilayer run. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Train one multilayer network and tell what it cost.",
    footer = {
      "",
      "Energies are in units of summed weight change. Example, the caching of Li & van Rossum 2020:",
      "  train --epochs 5 --policy local-local --threshold 0.02 --decay-time 1000 \\",
      "        --maintenance-cost 0.001",
      "and the competition of van Rossum & Pache 2024, only the largest 10 %% of the changes:",
      "  train --network rp24 --hidden 200 --rule largest-updates --plastic 0.1 \\",
      "        --until-accuracy 0.95 --test-every 2000"
    })
public final class TrainCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec;
  @Mixin private TrainOptions options;
  @Mixin private SummaryOutput output;

  public TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    options.complete(output::note);
    options.files().onStandardOutput().ifPresent(output::yieldTo);
    RunFiles files = new RunFiles(options.files(), session.output());
    try (Interrupt.Section section = session.interrupt().section()) {
      RunSummary summary =
          new TrainJob(
                  options,
                  files,
                  output::note,
                  task -> session.progress(task, "presentations", spec.commandLine().getErr()),
                  section::interrupted)
              .run();
      output.print(summary, TextSummary::of);
      if (!files.failures().isEmpty()) {
        throw new RunFailures(files.failures());
      }
      return summary.ending() == Ending.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }
}
