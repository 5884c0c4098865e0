package org.synapticcaching.suite.summary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.suite.result.BenchRow;

/** Results as tables that programs read: CSV with a header, one line per thing. */
public final class ResultTables {
  private static final String PARAMETER = "param.";

  private ResultTables() {}

  /** One line per benchmark, parameters, fork and iteration; forks and iterations from 1. */
  public static byte[] rows(List<BenchRow> rows) {
    List<String> parameters = parameters(rows);
    List<String> header =
        new ArrayList<>(
            List.of("suite", "benchmark", "backend", "mode", "fork", "iteration", "score", "unit"));
    parameters.forEach(name -> header.add(PARAMETER + name));
    List<List<String>> lines = new ArrayList<>();
    for (BenchRow row : rows) {
      for (int fork = 0; fork < row.scores().size(); fork++) {
        List<Double> scores = row.scores().get(fork);
        for (int i = 0; i < scores.size(); i++) {
          List<String> line =
              new ArrayList<>(
                  List.of(
                      row.suite(),
                      row.benchmark(),
                      row.backend(),
                      row.mode(),
                      Integer.toString(fork + 1),
                      Integer.toString(i + 1),
                      ColumnGroup.number(scores.get(i)),
                      row.unit()));
          line.addAll(values(row, parameters));
          lines.add(line);
        }
      }
    }
    return csv(header, lines);
  }

  /** One line per benchmark and parameters, with groups of columns behind its name. */
  public static byte[] summary(List<SummaryRow> rows, List<ColumnGroup> groups) {
    List<String> parameters = parameters(rows.stream().map(SummaryRow::row).toList());
    List<String> header = new ArrayList<>(List.of("suite", "benchmark", "backend"));
    parameters.forEach(name -> header.add(PARAMETER + name));
    groups.forEach(group -> header.addAll(group.names()));
    List<List<String>> lines = new ArrayList<>();
    for (SummaryRow summary : rows) {
      BenchRow row = summary.row();
      List<String> line = new ArrayList<>(List.of(row.suite(), row.benchmark(), row.backend()));
      line.addAll(values(row, parameters));
      groups.forEach(group -> line.addAll(group.of(summary)));
      lines.add(line);
    }
    return csv(header, lines);
  }

  private static List<String> parameters(List<BenchRow> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.variant().keySet()));
    return List.copyOf(names);
  }

  private static List<String> values(BenchRow row, List<String> parameters) {
    return parameters.stream().map(name -> row.variant().getOrDefault(name, "")).toList();
  }

  private static byte[] csv(List<String> header, List<List<String>> lines) {
    return CsvTable.of(header, csv -> csv.printRecords(lines));
  }
}
