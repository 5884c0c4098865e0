package org.synapticcaching.figure.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;

/** Rows of a {@code data.csv}, as charts take them. */
final class ReferenceRows {
  private ReferenceRows() {}

  static Table of(Path csv) throws IOException {
    List<Row> rows = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(csv, java.nio.charset.StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : parser) {
        Row.Builder row = Row.builder();
        for (String column : parser.getHeaderNames()) {
          String cell = line.get(column);
          if (cell.isEmpty() || column.equals("figure")) {
            continue;
          }
          switch (cell) {
            case "inf" -> row.set(column, Double.POSITIVE_INFINITY);
            case "-inf" -> row.set(column, Double.NEGATIVE_INFINITY);
            case "nan" -> row.set(column, Double.NaN);
            default -> {
              if (cell.matches("-?\\d+")) {
                row.set(column, Long.parseLong(cell));
              } else if (cell.matches("-?\\d[\\d.eE+-]*")) {
                row.set(column, Double.parseDouble(cell));
              } else {
                row.set(column, cell);
              }
            }
          }
        }
        rows.add(row.build());
      }
    }
    return new Table(rows);
  }
}
