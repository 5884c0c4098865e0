package org.synapticcaching.figure.run;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of a tidy table: named values in a fixed order, each text, a whole number ({@code
 * Long}), a {@code Double} or a {@code Boolean}. Immutable.
 */
public final class Row implements Serializable {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // It is a LinkedHashMap that cannot be changed.
  private final Map<String, Object> values;

  private Row(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Starts a row. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the values of a row. */
  public static final class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Builder() {}

    /** Sets a text. */
    public Builder set(String column, String value) {
      return put(column, value);
    }

    /** Sets a whole number. */
    public Builder set(String column, long value) {
      return put(column, value);
    }

    /** Sets a number; NaN and infinities are allowed. */
    public Builder set(String column, double value) {
      return put(column, value);
    }

    /** Sets a yes or no. */
    public Builder set(String column, boolean value) {
      return put(column, value);
    }

    /** Sets everything another row has. */
    public Builder setAll(Row row) {
      values.putAll(row.values);
      return this;
    }

    private Builder put(String column, Object value) {
      values.put(column, value);
      return this;
    }

    /** The row. */
    public Row build() {
      return new Row(new LinkedHashMap<>(values));
    }
  }

  /** All values by column, in order. */
  public Map<String, Object> values() {
    return values;
  }

  /** Whether there is a value in a column. */
  public boolean has(String column) {
    return values.containsKey(column);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException when the column is absent or holds something else
   */
  public double number(String column) {
    if (values.get(column) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("no number in column '" + column + "' of " + values);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException when the column is absent or holds something else
   */
  public long whole(String column) {
    if (values.get(column) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("no whole number in column '" + column + "' of " + values);
  }

  /**
   * The value of a column as text.
   *
   * @throws IllegalArgumentException when the column is absent
   */
  public String text(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("no column '" + column + "' in " + values);
    }
    return values.get(column).toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && values.equals(row.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
