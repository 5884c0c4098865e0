package org.synapticcaching.cli.figure;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.synapticcaching.cli.cluster.SlurmOption;
import org.synapticcaching.cli.options.ShardWords;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.FigureRunner;
import org.synapticcaching.figure.Forecast;
import org.synapticcaching.figure.run.Outcome;
import org.synapticcaching.figure.run.Shard;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that let several machines share the runs of figures. A picocli mixin. */
final class PartOptions {
  /** Of a task with a few runs side by side; the largest networks need more. */
  private static final long BYTES = 3L << 30;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Compute only part I of N of the runs, 1 to N, which take about equally long, and draw"
              + " nothing; all share --out. The same command without --shard then draws.")
  private String shard;

  @Option(
      names = "--gather",
      description = "Compute nothing: draw, or tell which runs are missing.")
  private boolean gather;

  @Option(
      names = "--dry-run",
      description =
          "Compute nothing: tell how many runs there are, about how long they take on --threads"
              + " and on more, and which takes longest.")
  private boolean dryRun;

  @Mixin private SlurmOption slurm;

  /**
   * Prints what is expected of the runs, or a script for a cluster, if that is wanted.
   *
   * @return whether it was
   * @throws UsageException when options exclude each other
   */
  boolean printed(List<Figure> figures, FigureOptions options, MakingOptions making) {
    if (dryRun && (slurm.isGiven() || gather || !shard().isWhole())) {
      throw new UsageException(
          "--dry-run tells of all runs; leave out --shard, --gather and --slurm");
    }
    Forecast forecast = Forecast.of(figures, options);
    if (dryRun) {
      PrintWriter out = command.commandLine().getOut();
      out.print(ForecastText.of(figures, forecast, making.sideBySide()));
      out.flush();
    } else if (slurm.isGiven()) {
      slurm.print(forecast.seconds(), BYTES, making.backend());
    }
    return dryRun || slurm.isGiven();
  }

  /**
   * Which part of the runs.
   *
   * @throws UsageException when it is none, or nothing is to be computed
   */
  Shard shard() {
    return ShardWords.parse(shard, gather);
  }

  /**
   * Makes sure that nothing has to be computed, where the user wants that.
   *
   * @throws IllegalStateException when runs are missing
   */
  void requireSaved(FigureRunner runner, List<Figure> figures, FigureOptions options)
      throws IOException {
    if (gather) {
      runner.requireSaved(figures, options);
    }
  }

  /**
   * Computes this part of the runs, and tells what is saved.
   *
   * @return exit code
   */
  int compute(
      FigureRunner runner, List<Figure> figures, FigureOptions options, MakingOptions making)
      throws IOException {
    Shard part = shard();
    List<Outcome> outcomes = runner.computeShard(figures, options, part);
    int points = outcomes.stream().mapToInt(Outcome::points).sum();
    int finished = outcomes.stream().mapToInt(Outcome::finished).sum();
    List<Exception> failures =
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
    if (!failures.isEmpty()) {
      throw new RunFailures(failures);
    }
    if (finished < points) {
      making.note(
          "interrupted: %d of %d runs are saved; the same command goes on from there"
              .formatted(finished, points));
      return ExitCode.INTERRUPTED;
    }
    PrintWriter print = command.commandLine().getOut();
    print.printf(
        "shard %s: %d runs are saved in %s (%d of them before); without --shard the same command"
            + " draws%n",
        part, finished, runner.out(), outcomes.stream().mapToInt(Outcome::reused).sum());
    print.flush();
    return ExitCode.DONE;
  }
}
