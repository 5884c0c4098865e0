package org.synapticcaching.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Table;

/** Reads the rows of a figure from its {@code data.csv}, as charts take them. */
public final class DataFile {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:\\d+[.]?\\d*|[.]\\d+)(?:[eE][+-]?\\d+)?");

  /** Which figure a row is of: a column that the rows themselves do not have. */
  private static final String FIGURE = "figure";

  private DataFile() {}

  /**
   * The rows of a file.
   *
   * @throws IOException in one line that names the file, when it cannot be read or is no such table
   */
  public static Table read(Path csv) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : parser) {
        rows.add(row(parser.getHeaderNames(), line));
      }
    } catch (CSVException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException broken) {
      throw new IOException(csv + ": is no table: " + broken.getMessage(), broken);
    }
    return new Table(rows);
  }

  private static Row row(List<String> columns, CSVRecord line) {
    Row.Builder row = Row.builder();
    for (String column : columns) {
      String cell = line.get(column);
      if (!cell.isEmpty() && !column.equals(FIGURE)) {
        set(row, column, cell);
      }
    }
    return row.build();
  }

  private static void set(Row.Builder row, String column, String cell) {
    switch (cell) {
      case "inf" -> row.set(column, Double.POSITIVE_INFINITY);
      case "-inf" -> row.set(column, Double.NEGATIVE_INFINITY);
      case "nan" -> row.set(column, Double.NaN);
      default -> {
        if (WHOLE.matcher(cell).matches()) {
          row.set(column, Long.parseLong(cell));
        } else if (NUMBER.matcher(cell).matches()) {
          row.set(column, Double.parseDouble(cell));
        } else {
          row.set(column, cell);
        }
      }
    }
  }
}
