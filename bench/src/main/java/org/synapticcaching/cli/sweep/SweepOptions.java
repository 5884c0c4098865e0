package org.synapticcaching.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.synapticcaching.cli.cluster.SlurmOption;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.ShardWords;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.sweep.AxisWords;
import org.synapticcaching.sweep.Grid;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code sweep} that are not those of one run. A picocli mixin. */
final class SweepOptions {
  /** A plan of more may be a slip. */
  private static final long MANY = 1_000_000;

  @Option(
      names = "--vary",
      paramLabel = "OPTION=VALUES",
      description = {
        "An option of the run with the values that it takes in turn; may be given again, and the last"
            + " one changes fastest (prices there take no time, since no price changes what is"
            + " learned). Values are whole numbers (seed=1..5), numbers at equal ratios"
            + " (threshold=0.005:0.08:log:9) or distances (threshold=0:1:linear:11), or a list"
            + " (rule=all,subnet; error-gated=on,off; 'hidden=100;100,50' where values have commas)."
            + " Where rules are varied, options that a rule does not take are left out for it."
      })
  private List<String> vary = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/sweep",
      description =
          "Folder of this sweep: its plan, finished points, and at the end sweep.csv."
              + " Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Points learned side by side on the processor, >= 1. Default: as many as there are"
              + " cores.")
  private Integer threads;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Learn only part I of N, 1 to N, which take about equally long; all share --out. The same"
              + " command without --shard then writes the table.")
  private String shard;

  @Option(
      names = "--gather",
      description = "Learn nothing: write the table, or tell which points are missing.")
  private boolean gather;

  @Option(
      names = "--dry-run",
      description =
          "Learn nothing: tell how many points there are, how they group, and about how much time"
              + " and memory they take.")
  private boolean dryRun;

  @Option(
      names = "--yes",
      description = "Go on with a plan of more than " + MANY + " points without being asked.")
  private boolean yes;

  @Mixin private SlurmOption slurm;

  /** A script for a cluster, if one is wanted. */
  SlurmOption slurm() {
    return slurm;
  }

  /**
   * What is varied.
   *
   * @throws UsageException when it makes no sense, or there are too many points
   */
  Grid grid() {
    try {
      Grid grid = new Grid(vary.stream().map(AxisWords::parse).toList());
      if (grid.size() > MANY && !yes && !dryRun) {
        throw new UsageException(
            "the plan has %d points, more than %d; --dry-run tells what they take, --yes goes on"
                .formatted(grid.size(), MANY));
      }
      return grid;
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong);
    }
  }

  /** What is varied, as the user typed it. */
  List<String> vary() {
    return vary;
  }

  /** Which part of it. */
  Shard shard() {
    return ShardWords.parse(shard, gather);
  }

  /** Points learned side by side on the processors of this machine. */
  int threads() {
    return side().orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /**
   * Points learned side by side, where the user says how many.
   *
   * @throws UsageException when these are none or fewer
   */
  OptionalInt side() {
    return threads == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Numbers.atLeast("--threads", 1, threads));
  }

  Path out() {
    return out;
  }

  boolean gathersOnly() {
    return gather;
  }

  boolean plansOnly() {
    return dryRun;
  }
}
