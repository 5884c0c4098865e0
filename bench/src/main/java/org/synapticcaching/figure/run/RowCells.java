package org.synapticcaching.figure.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A row as a list of cells in JSON, by which every digit comes back. */
public final class RowCells {
  private RowCells() {}

  /** The cells of some columns; null where the row has none. */
  public static List<Object> of(List<String> columns, Row row) {
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(row.values().get(column)));
    return cells;
  }

  /** The row of such cells. */
  public static Row parse(List<String> columns, JsonNode cells) {
    Row.Builder row = Row.builder();
    for (int c = 0; c < columns.size(); c++) {
      set(row, columns.get(c), cells.get(c));
    }
    return row.build();
  }

  private static void set(Row.Builder row, String column, JsonNode value) {
    if (value.isIntegralNumber()) {
      row.set(column, value.longValue());
    } else if (value.isNumber()) {
      row.set(column, value.doubleValue());
    } else if (value.isBoolean()) {
      row.set(column, value.booleanValue());
    } else if (value.isTextual()) {
      String text = value.textValue();
      switch (text) {
        case "NaN", "Infinity", "-Infinity" -> row.set(column, Double.parseDouble(text));
        default -> row.set(column, text);
      }
    }
  }
}
