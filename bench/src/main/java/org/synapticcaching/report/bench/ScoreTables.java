package org.synapticcaching.report.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.synapticcaching.report.Digits;
import org.synapticcaching.report.Table;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.compare.Interval;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;

/** Scores of benchmarks, beside what bounds them and what they cost. */
final class ScoreTables {
  private static final String BOUND = "bound";
  private static final String FRACTION = "bound.fraction";
  private static final String ENERGY = "energy.";
  private static final String JOULES = "joules.";

  private ScoreTables() {}

  /** A table for each suite of a run. */
  static List<Table> of(List<SummaryLine> lines) {
    Map<String, List<SummaryLine>> suites = new LinkedHashMap<>();
    lines.forEach(line -> suites.computeIfAbsent(line.suite(), k -> new ArrayList<>()).add(line));
    List<Table> tables = new ArrayList<>();
    suites.forEach((suite, part) -> tables.add(of(suite, part)));
    return tables;
  }

  private static Table of(String suite, List<SummaryLine> lines) {
    boolean bounded = lines.stream().anyMatch(line -> !line.text(BOUND).isEmpty());
    List<String> costs = costs(lines);
    List<String> header =
        new ArrayList<>(
            List.of("benchmark", "parameters", "backend", "median over forks (95 %)", "unit"));
    if (bounded) {
      header.addAll(List.of("tightest bound", "reached"));
    }
    header.addAll(costs);
    List<List<String>> rows = new ArrayList<>();
    for (SummaryLine line : lines) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  line.benchmark(),
                  line.parameters(),
                  line.backend(),
                  score(line),
                  line.text("unit")));
      if (bounded) {
        OptionalDouble fraction = line.number(FRACTION);
        row.add(line.text(BOUND));
        row.add(fraction.isPresent() ? Digits.percent(fraction.getAsDouble()) : "");
      }
      for (String column : costs) {
        OptionalDouble number = line.number(column);
        row.add(number.isPresent() ? Digits.of(number) : line.text(column));
      }
      rows.add(row);
    }
    return new Table(suite, header, rows);
  }

  private static String score(SummaryLine line) {
    OptionalDouble median = line.number("score.median");
    return median.isEmpty()
        ? ""
        : Digits.within(
            median.getAsDouble(),
            line.number("score.low").orElse(Double.NaN),
            line.number("score.high").orElse(Double.NaN));
  }

  /** Columns of energy, modelled first, that any line has; their names tell the unit. */
  private static List<String> costs(List<SummaryLine> lines) {
    Set<String> found = new LinkedHashSet<>();
    for (String prefix : List.of(ENERGY, JOULES)) {
      for (SummaryLine line : lines) {
        line.cells().keySet().stream()
            .filter(column -> column.startsWith(prefix))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** Rows of a file that JMH wrote by itself. */
  static Table of(BenchRun file) {
    Bootstrap bootstrap = Bootstrap.standard();
    List<List<String>> rows = new ArrayList<>();
    for (BenchRow row : file.rows()) {
      Interval score = bootstrap.score(row);
      rows.add(
          List.of(
              row.benchmark(),
              BenchRow.words(row.variant()),
              row.backend(),
              Digits.within(score.value(), score.low(), score.high()),
              row.unit(),
              String.valueOf(row.forks())));
    }
    return new Table(
        file.name(),
        List.of("benchmark", "parameters", "backend", "median over forks (95 %)", "unit", "forks"),
        rows);
  }
}
