package org.synapticcaching.report.bench;

import java.util.List;

/**
 * A table of words.
 *
 * @param title above it
 * @param header names of the columns, with their units
 * @param rows cells, as many as columns; empty text for none
 */
record Grid(String title, List<String> header, List<List<String>> rows) {
  Grid {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(title + ": " + row + " for the columns " + header);
      }
    }
  }
}
