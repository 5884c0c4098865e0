package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.CachingOptions;
import org.synapticcaching.cli.options.DataOptions;
import org.synapticcaching.cli.options.FileOptions;
import org.synapticcaching.cli.options.NetworkOptions;
import org.synapticcaching.cli.options.NetworkSettings;
import org.synapticcaching.cli.options.PlasticityOptions;
import org.synapticcaching.cli.options.ScheduleOptions;
import org.synapticcaching.cli.options.Tf32Option;
import org.synapticcaching.cli.options.TrainSettings;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.training.TrainingResult.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
final class TrainCommand implements Callable<Integer> {
  private static final String RP24 = "rp24";

  private final Session session;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private PlasticityOptions rule;
  @Mixin private ScheduleOptions schedule;
  @Mixin private CachingOptions plasticity;
  @Mixin private FileOptions files;
  @Mixin private Tf32Option tf32;

  @Option(
      names = "--json",
      description = "Print the summary as JSON, and nothing else, on standard output.")
  private boolean json;

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    TrainSettings settings = settings();
    PrintWriter errors = spec.commandLine().getErr();
    if (plasticity.ignoresThreshold()) {
      note(errors, "this policy has no threshold; --threshold is ignored");
    }
    try (Interrupt.Section section = session.interrupt().section()) {
      RunSummary summary =
          new TrainJob(
                  settings,
                  line -> note(errors, line),
                  task -> session.progress(task, "presentations", errors),
                  section::interrupted)
              .run();
      print(summary);
      return summary.ending() == Ending.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }

  private TrainSettings settings() {
    NetworkSettings networkSettings = network.settings();
    boolean rp24 = networkSettings.id().equals(RP24);
    return new TrainSettings(
        data.request(rp24 ? InputEncoding.ZERO_MEAN : InputEncoding.UNIT),
        networkSettings,
        rule.settings(),
        plasticity.settings(),
        schedule.settings(rp24 ? PresentationOrder.Kind.RANDOM : PresentationOrder.Kind.SEQUENTIAL),
        files.settings(),
        tf32.apply());
  }

  private static void note(PrintWriter errors, String line) {
    errors.println("note: " + line);
    errors.flush();
  }

  private void print(RunSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonSummary.of(summary));
    } else {
      out.print(TextSummary.of(summary));
    }
    out.flush();
  }
}
