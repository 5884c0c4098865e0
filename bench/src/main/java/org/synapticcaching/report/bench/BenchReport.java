package org.synapticcaching.report.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.report.Block;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.Table;
import org.synapticcaching.suite.result.BenchRun;
import org.synapticcaching.suite.result.Environment;

/**
 * What a report says of benchmarks.
 *
 * @param sections in order; empty where nothing was measured
 * @param numbers of the first screen
 */
public record BenchReport(List<Section> sections, List<KeyNumber> numbers) {
  public BenchReport {
    sections = List.copyOf(sections);
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads all benchmark runs in a folder of results.
   *
   * @throws IOException when the folder cannot be read; what is wrong with single runs is told in
   *     the sections
   */
  public static BenchReport of(Path results) throws IOException {
    BenchRuns found = BenchRuns.in(results);
    List<Section> sections = new ArrayList<>();
    if (!found.runs().isEmpty() || !found.problems().isEmpty()) {
      sections.add(runs(found));
    }
    if (!found.files().isEmpty()) {
      sections.add(files(found.files()));
    }
    List<KeyNumber> numbers = new ArrayList<>();
    found.runs().stream()
        .reduce((before, last) -> last)
        .ifPresent(
            newest ->
                numbers.add(
                    new KeyNumber(
                        "newest benchmark run",
                        newest.rows().size() + " rows",
                        newest.name()
                            + newest
                                .environment()
                                .map(e -> " on " + e.machine().processor())
                                .orElse(""))));
    return new BenchReport(sections, numbers);
  }

  private static Section runs(BenchRuns found) {
    List<Block> blocks = new ArrayList<>();
    found.problems().forEach(problem -> blocks.add(new Block.Problem(problem)));
    List<BenchRun> runs = found.runs();
    for (int i = runs.size() - 1; i >= 0; i--) {
      BenchRun run = runs.get(i);
      blocks.add(new Block.Heading("bench-" + i, run.name()));
      run.environment().ifPresent(environment -> blocks.add(new Block.Lines(facts(environment))));
      try {
        for (Table table : ScoreTables.of(BenchRuns.summary(run))) {
          blocks.add(new Block.OfTable(table));
        }
      } catch (IOException broken) {
        blocks.add(new Block.Problem(broken.getMessage()));
      }
    }
    return new Section("benchmarks", "Benchmarks", blocks);
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
        "%s, %d forks of each row, version %s, commit %s"
            .formatted(
                environment.started(),
                environment.forks(),
                environment.version(),
                environment.commit().orElse("unknown")));
    environment
        .meters()
        .forEach((what, words) -> facts.add("meter of joules, " + what + ": " + words));
    return facts;
  }

  private static Section files(List<BenchRun> files) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            "Files that JMH itself wrote, kept with the reference runs; on which machine is told in"
                + " the README beside them. A single fork has no interval."));
    files.forEach(file -> blocks.add(new Block.OfTable(ScoreTables.of(file))));
    return new Section("jmh", "Kept benchmark files of JMH", blocks);
  }

  /** The newest run, if there is one. */
  static Optional<BenchRun> newest(BenchRuns found) {
    return found.runs().stream().reduce((before, last) -> last);
  }
}
