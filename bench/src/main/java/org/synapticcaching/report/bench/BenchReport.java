package org.synapticcaching.report.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.console.Counts;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.PlotData;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.Table;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.suite.compare.BackendComparison;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.RunComparison;
import org.synapticcaching.suite.compare.Verdict;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;

/**
 * What a report says of benchmarks.
 *
 * @param sections in order; empty where nothing was measured
 * @param numbers of the first screen
 */
public record BenchReport(List<Section> sections, List<KeyNumber> numbers) {
  private static final String ROOFS =
      "Each marker is a benchmark: how many operations it does per byte that it moves, and per"
          + " second. The lines are what the machine was measured to do at most.";

  public BenchReport {
    sections = List.copyOf(sections);
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads all benchmark runs in a folder of results.
   *
   * @param folders looks into them; what is wrong with single runs is told in the sections
   */
  public static BenchReport of(Path results, ResultFolders folders) {
    return new Builder(BenchRuns.in(results, folders), results).build();
  }

  /** Collects the sections. */
  private static final class Builder {
    private final BenchRuns found;
    private final Path results;
    private final List<Section> sections = new ArrayList<>();
    private final List<KeyNumber> numbers = new ArrayList<>();

    Builder(BenchRuns found, Path results) {
      this.found = found;
      this.results = results;
    }

    BenchReport build() {
      if (!found.problems().isEmpty()) {
        List<Block> problems = new ArrayList<>();
        found.problems().forEach(line -> problems.add(new Block.Problem(line)));
        sections.add(section("bench-problems", "Benchmark runs that cannot be read", problems));
      }
      Optional<BenchRun> newest = found.newest();
      newest.ifPresent(this::speed);
      newest.ifPresent(this::backends);
      newest.ifPresent(this::joules);
      found.previous().ifPresent(before -> compare(before, newest.orElseThrow()));
      if (!found.files().isEmpty()) {
        files();
      }
      if (newest.isEmpty() && !found.files().isEmpty()) {
        numbers.add(
            new KeyNumber(
                "benchmarks",
                found.files().size() + " kept files",
                "of JMH; none made by 'bench'"));
        numbers.add(
            new KeyNumber(
                "CPU against GPU", "no card measured", "'bench' measures both where a card is"));
      }
      return new BenchReport(sections, numbers);
    }

    private static Section section(String id, String title, List<Block> blocks) {
      return new Section(id, "Benchmarks", title.split(":")[0], title, blocks);
    }

    private void speed(BenchRun run) {
      List<Block> blocks = new ArrayList<>();
      if (found.areReferences()) {
        blocks.add(new Block.Quiet("Reference run: 'bench' measures this machine."));
      }
      run.environment().ifPresent(environment -> blocks.add(new Block.Lines(facts(environment))));
      try {
        List<SummaryLine> lines = BenchRuns.summary(run);
        Optional<Ceilings> ceilings = BenchRuns.ceilings(run);
        if (ceilings.isPresent()) {
          blocks.add(new Block.Words(ROOFS));
          blocks.add(plots(Rooflines.of(lines, ceilings.get())));
        }
        List<Table> tables = lines.isEmpty() ? List.of(ScoreTables.of(run)) : ScoreTables.of(lines);
        tables.forEach(table -> blocks.add(new Block.OfTable(table)));
      } catch (IOException | IllegalArgumentException broken) {
        blocks.add(new Block.Problem(broken.getMessage()));
      }
      if (found.runs().size() > 1) {
        String others =
            String.join(
                ", ",
                found.runs().stream().filter(other -> other != run).map(BenchRun::name).toList());
        blocks.add(new Block.Words("Other runs: " + others + "."));
      }
      sections.add(section("benchmarks", "Speed and energy of benchmarks: " + run.name(), blocks));
      numbers.add(
          new KeyNumber(
              found.areReferences() ? "reference benchmark run" : "newest benchmark run",
              Counts.words(run.rows().size(), "row"),
              run.environment()
                  .map(e -> run.name() + ", " + e.machine().processor())
                  .orElse(run.name())));
    }

    private static Block plots(List<ChartSpec> panels) {
      return new Block.Plots(PlotData.all(panels, List.of()));
    }

    private void backends(BenchRun run) {
      List<Block> blocks = new ArrayList<>();
      boolean card =
          BackendComparison.backends(run).stream().anyMatch(ComparisonTables.onCard()::contains);
      if (!card) {
        blocks.add(
            new Block.Words(
                "No card was measured in this run, so nothing can be said of CPU against GPU; here"
                    + " are the backends of the processor. On a machine with a card 'bench'"
                    + " measures its backends too."));
      }
      String value = "no card measured";
      try {
        BackendComparison comparison =
            BackendComparison.of(run, BackendComparison.usualBaseline(run), Bootstrap.standard());
        blocks.add(new Block.OfTable(ComparisonTables.of(comparison)));
        List<String> words = ComparisonTables.words(comparison);
        blocks.add(new Block.Lines(words));
        value = card ? words.get(0) : value;
      } catch (IllegalArgumentException nothing) {
        blocks.add(new Block.Words(nothing.getMessage()));
      }
      numbers.add(new KeyNumber("CPU against GPU", value, run.name()));
      sections.add(section("backends", "CPU against GPU", blocks));
    }

    private void joules(BenchRun run) {
      List<Block> blocks = new ArrayList<>();
      blocks.add(
          new Block.Words(
              "Modelled energy is the summed change of weights, of no physical unit; joules are"
                  + " measured by meters of the machine, less what it takes when idle. The two are"
                  + " never added up."));
      try {
        JouleTable table = new JouleTable(BenchRuns.summary(run), LearnedNetworks.in(results));
        if (table.hasJoules()) {
          blocks.add(new Block.OfTable(table.table()));
          table.learned().words().forEach(line -> blocks.add(new Block.Words(line + ".")));
        } else {
          blocks.add(
              new Block.Words("No joule was measured in this run. What it tells of meters:"));
        }
      } catch (IOException broken) {
        blocks.add(new Block.Problem(broken.getMessage()));
      }
      run.environment().ifPresent(e -> blocks.add(new Block.Lines(meters(e))));
      sections.add(section("joules", "Joules", blocks));
    }

    private void compare(BenchRun before, BenchRun run) {
      List<Block> blocks = new ArrayList<>();
      try {
        RunComparison comparison = RunComparison.of(before, run, Bootstrap.standard());
        blocks.add(new Block.Lines(ComparisonTables.words(comparison)));
        blocks.add(new Block.OfTable(ComparisonTables.of(comparison)));
        numbers.add(
            new KeyNumber(
                run.name() + " against " + before.name(),
                comparison.count(Verdict.FASTER)
                    + " faster, "
                    + comparison.count(Verdict.SLOWER)
                    + " slower",
                "of " + Counts.words(comparison.rows().size(), "row")));
      } catch (IllegalArgumentException refused) {
        blocks.add(new Block.Problem(refused.getMessage()));
      }
      blocks.add(
          new Block.Command(
              "java -jar bench/target/synaptic-caching.jar compare %s %s"
                  .formatted(before.source(), run.source())));
      sections.add(section("comparison", "The newest run against the one before it", blocks));
    }

    private void files() {
      List<Block> blocks = new ArrayList<>();
      blocks.add(
          new Block.Words(
              "Files that JMH itself wrote, kept with the reference runs; on which machine is told"
                  + " in the README beside them. A single fork has no interval."));
      try {
        Optional<Ceilings> ceilings = BenchRuns.ceilings(found.files().get(0));
        if (ceilings.isPresent()) {
          blocks.add(new Block.Words(ROOFS));
          blocks.add(plots(Rooflines.of(found.files(), ceilings.get(), DataFacts.MNIST)));
        }
      } catch (IOException | IllegalArgumentException broken) {
        blocks.add(new Block.Problem(broken.getMessage()));
      }
      found.files().forEach(file -> blocks.add(new Block.OfTable(ScoreTables.of(file))));
      sections.add(section("jmh", "Kept benchmark files of JMH", blocks));
    }

    private static List<String> facts(Environment environment) {
      List<String> facts = new ArrayList<>();
      facts.add(
          "%s, %d cores, %s, %s"
              .formatted(
                  environment.machine().processor(),
                  environment.machine().cores(),
                  environment.machine().system(),
                  environment.machine().java()));
      facts.add("card: " + environment.card().map(Environment.Card::name).orElse("none"));
      facts.add(
          "%s, forks of each row: %d, %s, version %s, commit %s"
              .formatted(
                  environment.started(),
                  environment.forks(),
                  environment.data(),
                  environment.version(),
                  environment.commit().orElse("unknown")));
      if (environment.quick()) {
        facts.add("measured shortly (--quick): rough numbers");
      }
      if (!environment.complete()) {
        facts.add("not finished: rows or forks are missing");
      }
      return facts;
    }

    private static List<String> meters(Environment environment) {
      List<String> lines = new ArrayList<>();
      environment.meters().forEach((what, words) -> lines.add(what + ": " + words));
      environment
          .idleWatts()
          .forEach((what, watts) -> lines.add(what + " when idle: " + Digits.of(watts) + " W"));
      if (lines.isEmpty()) {
        lines.add("nothing: it was made before meters were read");
      }
      return lines;
    }
  }
}
