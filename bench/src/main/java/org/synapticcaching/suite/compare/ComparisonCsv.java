package org.synapticcaching.suite.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.suite.result.BenchRow;

/** Comparisons as a tidy table: a line for each row of each run. */
public final class ComparisonCsv {
  private static final List<String> FIRST =
      List.of("baseline", "run", "suite", "benchmark", "backend");
  private static final List<String> LAST =
      List.of(
          "mode",
          "unit",
          "baseline.forks",
          "forks",
          "baseline.median",
          "median",
          "ratio",
          "ratio.low",
          "ratio.high",
          "p",
          "p.adjusted",
          "verdict");

  private ComparisonCsv() {}

  /**
   * The table; numbers that are none are {@code nan}, and what a row lacks is empty. Rows that only
   * one of two runs has are listed with {@code only-in-baseline} or {@code only-in-run}.
   */
  public static byte[] of(List<RunComparison> comparisons) throws IOException {
    Set<String> parameters = new LinkedHashSet<>();
    for (RunComparison each : comparisons) {
      each.baseline().rows().forEach(row -> parameters.addAll(row.variant().keySet()));
      each.run().rows().forEach(row -> parameters.addAll(row.variant().keySet()));
    }
    return table(
        parameters,
        csv -> {
          for (RunComparison each : comparisons) {
            lines(csv, each, parameters);
          }
        });
  }

  /** The table of the backends of one run; the columns are the same. */
  public static byte[] of(BackendComparison comparison) throws IOException {
    Set<String> parameters = new LinkedHashSet<>();
    comparison.rows().forEach(each -> parameters.addAll(each.row().variant().keySet()));
    return table(
        parameters,
        csv -> {
          for (RowComparison each : comparison.rows()) {
            compared(csv, comparison.baseline(), comparison.run().name(), each, parameters);
          }
        });
  }

  private static byte[] table(Set<String> parameters, CsvTable.Lines lines) {
    List<String> header = new ArrayList<>(FIRST);
    parameters.forEach(name -> header.add("param." + name));
    header.addAll(LAST);
    return CsvTable.of(header, lines);
  }

  private static void lines(CSVPrinter csv, RunComparison comparison, Set<String> parameters)
      throws IOException {
    String baseline = comparison.baseline().name();
    String run = comparison.run().name();
    for (RowComparison each : comparison.rows()) {
      compared(csv, baseline, run, each, parameters);
    }
    for (BenchRow row : comparison.onlyInBaseline()) {
      alone(csv, baseline, run, row, parameters, "only-in-baseline");
    }
    for (BenchRow row : comparison.onlyInRun()) {
      alone(csv, baseline, run, row, parameters, "only-in-run");
    }
  }

  private static void compared(
      CSVPrinter csv, String baseline, String run, RowComparison each, Set<String> parameters)
      throws IOException {
    start(csv, baseline, run, each.row(), parameters);
    csv.print(each.baseline().forks());
    csv.print(each.row().forks());
    csv.print(Bootstrap.median(each.baseline()));
    csv.print(Bootstrap.median(each.row()));
    csv.print(number(each.ratio().value()));
    csv.print(number(each.ratio().low()));
    csv.print(number(each.ratio().high()));
    csv.print(number(each.p()));
    csv.print(number(each.adjustedP()));
    csv.print(each.verdict().id());
    csv.println();
  }

  private static void alone(
      CSVPrinter csv,
      String baseline,
      String run,
      BenchRow row,
      Set<String> parameters,
      String where)
      throws IOException {
    start(csv, baseline, run, row, parameters);
    for (int empty = 0; empty < LAST.size() - 3; empty++) {
      csv.print("");
    }
    csv.print(where);
    csv.println();
  }

  private static void start(
      CSVPrinter csv, String baseline, String run, BenchRow row, Set<String> parameters)
      throws IOException {
    for (String cell : List.of(baseline, run, row.suite(), row.benchmark(), row.backend())) {
      csv.print(cell);
    }
    for (String name : parameters) {
      csv.print(row.parameters().getOrDefault(name, ""));
    }
    csv.print(row.mode());
    csv.print(row.unit());
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? "nan" : value;
  }
}
