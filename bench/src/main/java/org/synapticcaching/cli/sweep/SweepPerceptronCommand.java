package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.options.PerceptronOptions;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sweep perceptron}: perceptrons for every combination of some options. */
@Command(
    name = "perceptron",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Let perceptrons learn for every combination of some options' values, and write one table of"
          + " what each cost.",
      "All options of 'perceptron' can be varied, or be the same for all points."
    },
    footer = {
      "",
      "'sweep --help' tells what is kept and written. Example:",
      "  sweep perceptron --synapses 1000 --vary patterns=500,1000,1500 \\",
      "        --vary threshold=1:64:log:7 --vary seed=1..10 --policy local-global \\",
      "        --maintenance-cost 0.01"
    })
final class SweepPerceptronCommand implements Callable<Integer>, PlannedCommand {
  private final SweepShell shell;

  @Spec private CommandSpec spec;
  @Mixin private SweepOptions sweep;
  @Mixin private PerceptronOptions options;

  SweepPerceptronCommand(Session session) {
    this.shell = new SweepShell(session);
  }

  @Override
  public Integer call() throws IOException {
    Grid grid = sweep.grid();
    PlanBackends backends = new PlanBackends(true);
    PointReader reader = new PerceptronReader(options, grid, backends);
    return shell.run(
        spec, "perceptron", sweep, grid, reader, backends, options.caching().backend());
  }

  @Override
  public SweepPlan plan(Optional<Backend> automatic) {
    Grid grid = sweep.grid();
    PlanBackends backends = new PlanBackends(true);
    automatic.ifPresent(backends::settle);
    return new SweepPlan(grid, new PerceptronReader(options, grid, backends));
  }
}
