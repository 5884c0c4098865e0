package org.synapticcaching.report;

import java.util.List;

/**
 * A table of words.
 *
 * @param caption what it shows
 * @param header names of the columns, with their units
 * @param rows cells, as many as columns; empty text for none
 */
public record Table(String caption, List<String> header, List<List<String>> rows) {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(caption + ": " + row + " for the columns " + header);
      }
    }
  }
}
