package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.study.Question;
import org.synapticcaching.study.Space;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code search}: the settings that reach an accuracy with the least energy. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Search for the cheapest way to reach an accuracy: the settings with the least total energy"
          + " (consolidation, maintenance, residual) at the first test that has it.",
      "Searched are policy (all but never and stochastic), threshold (auto or fixed), decay time, rule, plastic share, subnet,"
          + " masks, error gating, learning rate, hidden units and initial deviation, as far as they"
          + " are not given as options of 'train' or bounded by --vary."
    },
    footer = {
      "",
      "Waves of settings spread evenly (Sobol) are learned for a ninth of the presentations, the"
          + " better third for a third of them on another seed, and so again; the best few are then"
          + " improved by CMA-ES within the ranges, and finalists run again on fresh seeds, which"
          + " alone count. Runs that miss the accuracy are results, too: they come after all that"
          + " reach it.",
      "Of options of 'train', --presentations (or --epochs; default: "
          + RunLimits.EPOCHS
          + " epochs) is after how many a run is given up, --test-every (default: "
          + RunLimits.TESTED_EVERY
          + ") how often it is tested, --seed that of the study.",
      "Every finished run is in the journal at once: after Ctrl-C or any other end the same command"
          + " goes on where it was, and a larger --budget goes on with a finished study. Example:",
      "  search --accuracy 0.93 --maintenance-cost 0.001 --decay-time 1000 \\",
      "         --vary hidden=50:200:log --budget 30min --study results/cheapest"
    })
public final class SearchCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;
  @Mixin private TrainOptions options;

  /** The command of a session. */
  public SearchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    search.complete();
    options.files().requireNone("search");
    SweepShell shell = new SweepShell(session);
    RunLimits limits = RunLimits.of(options.typed(), search.accuracy());
    Space space = SearchSpace.of(search.vary(), limits.others(), options::swept);
    List<String> varied = new ArrayList<>(space.options());
    varied.addAll(List.of(Question.PRESENTATIONS, Question.SEED));
    PlanBackends backends = new PlanBackends(false);
    NetworkReader reader =
        new NetworkReader(limits.others(), varied, options::swept, backends, shell.notice(spec));
    SweepJob.Console console =
        new SweepJob.Console(
            spec.commandLine().getOut(),
            shell.notice(spec),
            task -> session.progress(task, "runs", spec.commandLine().getErr()));
    try (Interrupt.Section section = session.interrupt().section()) {
      return new SearchJob(
              search,
              space,
              limits,
              reader,
              backends,
              options.caching().backend(),
              console,
              section::interrupted)
          .run();
    }
  }
}
