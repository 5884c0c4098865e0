package org.synapticcaching.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.study.Budget;
import picocli.CommandLine.Option;

/** Options of {@code search} that are not those of one run. A picocli mixin. */
final class SearchOptions {
  @Option(
      names = "--accuracy",
      paramLabel = "A",
      required = true,
      description =
          "The fraction of right answers that is to be reached, above 0 to 1: the energy until the"
              + " first test that has it is what counts.")
  private double accuracy;

  @Option(
      names = "--study",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder of this study: journal.jsonl (every finished run), and at the end trials.csv,"
              + " best.json and charts.")
  private Path study;

  @Option(
      names = "--budget",
      paramLabel = "N|TIME",
      defaultValue = "20e6",
      description = {
        "What may be spent in all: presentations (20e6; the study is then the same on every machine)"
            + " or a time with its unit (2h, 30min, 90s; what an interrupted search took counts)."
            + " Half of it goes to waves of new settings, four tenths to descents, the rest to"
            + " finalists; what has begun is finished. Default: ${DEFAULT-VALUE} presentations."
      })
  private String budget;

  @Option(
      names = "--vary",
      paramLabel = "OPTION=VALUES",
      description = {
        "What is searched of an option instead of the usual; may be given again. A range"
            + " (threshold=0.002:0.1:log, error-gated=on,off, hidden=20..400, initial-deviation=0:1"
            + ":linear), a list (rule=all,largest-updates), words and a range"
            + " (decay-time=inf,100:10000:log), or what sweeps take. An option of 'train' that is"
            + " given by itself is fixed."
      })
  private List<String> vary = List.of();

  @Option(
      names = "--wave",
      paramLabel = "N",
      defaultValue = "81",
      description =
          "Settings drawn at a time, >= 1; a third of them gets three times the presentations and"
              + " another seed, and so again. Default: ${DEFAULT-VALUE}.")
  private int wave;

  @Option(
      names = "--finalists",
      paramLabel = "N",
      defaultValue = "5",
      description = "Settings that run again on fresh seeds, >= 1. Default: ${DEFAULT-VALUE}.")
  private int finalists;

  @Option(
      names = "--fresh-seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many these are, >= 1. Default: ${DEFAULT-VALUE}.")
  private int freshSeeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Runs side by side on the processor, >= 1; no result depends on it. Default: as many as"
              + " there are cores.")
  private Integer threads;

  /**
   * Checks the options.
   *
   * @throws UsageException naming the option when a value makes no sense
   */
  void complete() {
    if (!(accuracy > 0 && accuracy <= 1)) {
      throw new UsageException("--accuracy must be above 0 and at most 1, got " + accuracy);
    }
    budget();
    Numbers.atLeast("--wave", 1, wave);
    Numbers.atLeast("--finalists", 1, finalists);
    Numbers.atLeast("--fresh-seeds", 1, freshSeeds);
    threads();
  }

  double accuracy() {
    return accuracy;
  }

  Path study() {
    return study;
  }

  /** What may be spent. */
  Budget budget() {
    try {
      return Budget.parse(budget);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--budget: " + wrong.getMessage());
    }
  }

  /** What is searched instead of the usual, as the user typed it. */
  List<String> vary() {
    return vary;
  }

  int wave() {
    return wave;
  }

  int finalists() {
    return finalists;
  }

  int freshSeeds() {
    return freshSeeds;
  }

  int threads() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) Numbers.atLeast("--threads", 1, threads);
  }
}
