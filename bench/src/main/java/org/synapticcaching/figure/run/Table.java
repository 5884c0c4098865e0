package org.synapticcaching.figure.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Rows of a figure, with what charts and claims need to know of them. Immutable. */
public final class Table {
  private final List<Row> rows;

  /** A table of these rows. */
  public Table(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** All rows, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All columns, in the order in which they first appear. */
  public List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.values().keySet()));
    return new ArrayList<>(columns);
  }

  /** The rows that fit. */
  public Table where(Predicate<Row> fits) {
    return new Table(rows.stream().filter(fits).toList());
  }

  /** The rows with this text in a column. */
  public Table where(String column, String value) {
    return where(row -> row.has(column) && row.text(column).equals(value));
  }

  /** The rows with exactly this number in a column. */
  public Table where(String column, double value) {
    return where(row -> row.has(column) && row.number(column) == value);
  }

  /** The numbers of a column. */
  public List<Double> numbers(String column) {
    return rows.stream().map(row -> row.number(column)).toList();
  }

  /** Mean of a column; NaN without rows. */
  public double mean(String column) {
    return Statistics.mean(numbers(column));
  }

  /** Means of a column by the numbers of another, in rising order of these. */
  public Map<Double, Double> means(String by, String column) {
    Map<Double, Double> means = new LinkedHashMap<>();
    byNumber(by).forEach((number, part) -> means.put(number, part.mean(column)));
    return means;
  }

  /** Parts of equal text in a column, in the order in which they first appear. */
  public Map<String, Table> byText(String column) {
    Map<String, List<Row>> parts = new LinkedHashMap<>();
    rows.forEach(row -> parts.computeIfAbsent(row.text(column), k -> new ArrayList<>()).add(row));
    Map<String, Table> tables = new LinkedHashMap<>();
    parts.forEach((key, part) -> tables.put(key, new Table(part)));
    return tables;
  }

  /** Parts of equal number in a column, in rising order. */
  public Map<Double, Table> byNumber(String column) {
    Map<Double, List<Row>> parts = new TreeMap<>();
    rows.forEach(row -> parts.computeIfAbsent(row.number(column), k -> new ArrayList<>()).add(row));
    Map<Double, Table> tables = new LinkedHashMap<>();
    parts.forEach((key, part) -> tables.put(key, new Table(part)));
    return tables;
  }
}
