package org.synapticcaching.report.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a benchmark run with all that follows from its scores: a line of {@code summary.csv}.
 *
 * @param cells text by column, those that are empty left out
 */
record SummaryLine(Map<String, String> cells) {
  private static final String PARAMETER = "param.";

  SummaryLine {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line that names the file, when it cannot be read or is no such table
   */
  static List<SummaryLine> read(Path csv) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<SummaryLine> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : parser) {
        Map<String, String> cells = new LinkedHashMap<>();
        line.toMap()
            .forEach(
                (column, cell) -> {
                  if (!cell.isEmpty()) {
                    cells.put(column, cell);
                  }
                });
        lines.add(new SummaryLine(cells));
      }
    } catch (CSVException | IllegalArgumentException | IllegalStateException broken) {
      throw new IOException(csv + ": is no table: " + broken.getMessage(), broken);
    }
    return lines;
  }

  /** A cell; empty where there is none. */
  String text(String column) {
    return cells.getOrDefault(column, "");
  }

  /** A number; empty where there is none, or none that can be read. */
  OptionalDouble number(String column) {
    String text =
        switch (text(column)) {
          case "inf" -> "Infinity";
          case "-inf" -> "-Infinity";
          case "nan" -> "NaN";
          default -> text(column);
        };
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  /** The suite. */
  String suite() {
    return text("suite");
  }

  /** Class and method. */
  String benchmark() {
    return text("benchmark");
  }

  /** The backend; empty where the benchmark has none. */
  String backend() {
    return text("backend");
  }

  /** All parameters but the backend, such as {@code hidden=100, policy=none}. */
  String parameters() {
    return cells.keySet().stream()
        .filter(column -> column.startsWith(PARAMETER))
        .map(column -> column.substring(PARAMETER.length()) + "=" + text(column))
        .collect(Collectors.joining(", "));
  }
}
