package org.synapticcaching.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.check.result.StageStatus;
import org.synapticcaching.csv.CsvTable;

/** What was expected of a card, what was predicted, what was measured, and what bounds it. */
final class ExpectationTable {
  private static final List<String> HEADER =
      List.of("expectation", "predicted", "measured", "bound");
  private static final String NOTHING = "-";
  private static final int WIDEST = 72;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<List<String>> numbers = new ArrayList<>();

  /** Of the stages that came to their end, now or before. */
  ExpectationTable(Map<String, StageResult> results) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    results
        .values()
        .forEach(result -> result.findings().forEach(each -> findings.put(each.id(), each)));
    for (Expectation expected : Expectations.all()) {
      Finding found = findings.get(expected.finding());
      StageResult stage = results.get(expected.stage());
      rows.add(
          List.of(
              expected.words(),
              expected.predicted().isEmpty() ? NOTHING : expected.predicted(),
              found == null ? missing(stage) : measured(expected, found),
              found == null || found.bound().isEmpty() ? NOTHING : found.bound()));
      numbers.add(
          List.of(
              expected.finding(),
              found == null || Double.isNaN(found.value()) ? "" : Double.toString(found.value()),
              found == null ? "" : found.unit()));
    }
  }

  private static String missing(StageResult stage) {
    if (stage == null) {
      return "not run";
    }
    return stage.status() == StageStatus.PASSED ? "not found" : stage.status().words();
  }

  private static String measured(Expectation expected, Finding found) {
    Optional<Boolean> met = expected.isMetBy(found);
    return found.measured() + met.map(yes -> yes ? ", met" : ", not met").orElse("");
  }

  /** The lines of it. */
  String text() {
    int[] widths = new int[HEADER.size()];
    List<List<String>> all = new ArrayList<>(List.of(HEADER));
    all.addAll(rows);
    for (List<String> row : all) {
      for (int column = 0; column < widths.length; column++) {
        int width = Math.min(WIDEST, row.get(column).length());
        widths[column] = Math.max(widths[column], width);
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        line.append(("%-" + widths[column] + "s  ").formatted(row.get(column)));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** The rows for programs, with the measured numbers. */
  byte[] csv() throws IOException {
    List<String> header = new ArrayList<>(HEADER);
    header.addAll(List.of("finding", "value", "unit"));
    return CsvTable.of(
        header,
        csv -> {
          for (int n = 0; n < rows.size(); n++) {
            List<String> cells = new ArrayList<>(rows.get(n));
            cells.addAll(numbers.get(n));
            csv.printRecord(cells);
          }
        });
  }
}
