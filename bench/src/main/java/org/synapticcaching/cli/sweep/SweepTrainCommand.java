package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.TrainOptions;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.SweepPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sweep} and {@code sweep train}: networks for every combination of some options. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "[train|perceptron]",
    description = {
      "Train networks ('sweep perceptron': perceptrons) for every combination of some options'"
          + " values, and write one table of what each cost.",
      "All options of 'train' ('perceptron') can be varied, or be the same for all points."
    },
    footer = {
      "",
      "sweep.csv has a line for each point, in the order of the plan: its number, id and varied"
          + " options, and what 'train --json' tells of a run; energies in units of summed weight"
          + " change.",
      "Finished points are kept: after Ctrl-C or any other end the same command goes on where it"
          + " was. Any number of machines may share the work (--shard) and the folder. Example:",
      "  sweep --vary policy=local-local,local-global --vary seed=1..5 \\",
      "        --vary threshold=0.005:0.08:log:9 --decay-time 1000 \\",
      "        --maintenance-cost 0.001 --epochs 1"
    })
public final class SweepTrainCommand implements Callable<Integer>, PlannedCommand {
  private final SweepShell shell;

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweep;
  @Mixin private TrainOptions options;

  private SweepTrainCommand(Session session) {
    this.shell = new SweepShell(session);
  }

  /** The command with its subcommands. */
  public static CommandLine commandLine(Session session) {
    return new CommandLine(new SweepTrainCommand(session))
        .addSubcommand("train", new SweepTrainCommand(session))
        .addSubcommand("perceptron", new SweepPerceptronCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    Grid grid = sweep.grid();
    PlanBackends backends = new PlanBackends(false);
    PointReader reader = reader(grid, backends);
    return shell.run(spec, "train", sweep, grid, reader, backends, options.caching().backend());
  }

  @Override
  public SweepPlan plan(Optional<Backend> automatic) {
    Grid grid = sweep.grid();
    PlanBackends backends = new PlanBackends(false);
    automatic.ifPresent(backends::settle);
    return new SweepPlan(grid, reader(grid, backends));
  }

  private PointReader reader(Grid grid, PlanBackends backends) {
    return new NetworkReader(
        options.typed(), grid.options(), options::swept, backends, shell.notice(spec));
  }
}
