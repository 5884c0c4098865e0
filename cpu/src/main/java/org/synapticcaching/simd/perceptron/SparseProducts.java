package org.synapticcaching.simd.perceptron;

import java.util.Arrays;

/**
 * A few numbers of a symmetric matrix, most of which are 0: what products of patterns have beyond
 * those that fit a byte. The diagonal, and what random patterns have by chance.
 */
final class SparseProducts {
  private final int rows;

  /** Most entries; more are not worth a list. */
  private final int most;

  private int size;
  private int[] rowOf = new int[64];
  private int[] columns = new int[64];
  private int[] values = new int[64];

  /** Where each row begins in {@link #columns}, once all are known; null before. */
  private int[] offsets;

  /**
   * A matrix of zeros.
   *
   * @param most entries that it takes
   */
  SparseProducts(int rows, int most) {
    this.rows = rows;
    this.most = most;
  }

  /** Whether it takes no more. */
  boolean isFull() {
    return size >= most;
  }

  /** Adds an entry, while it is not full; none twice, and in no order. */
  void add(int row, int column, int value) {
    if (size == rowOf.length) {
      int larger = 2 * size;
      rowOf = Arrays.copyOf(rowOf, larger);
      columns = Arrays.copyOf(columns, larger);
      values = Arrays.copyOf(values, larger);
    }
    rowOf[size] = row;
    columns[size] = column;
    values[size++] = value;
  }

  /** Puts the entries of each row together: all have been added. */
  void close() {
    offsets = new int[rows + 1];
    for (int k = 0; k < size; k++) {
      offsets[rowOf[k] + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      offsets[row + 1] += offsets[row];
    }
    int[] next = offsets.clone();
    int[] sortedRows = new int[size];
    int[] sortedColumns = new int[size];
    int[] sortedValues = new int[size];
    for (int k = 0; k < size; k++) {
      int at = next[rowOf[k]]++;
      sortedRows[at] = rowOf[k];
      sortedColumns[at] = columns[k];
      sortedValues[at] = values[k];
    }
    rowOf = sortedRows;
    columns = sortedColumns;
    values = sortedValues;
  }

  /** Adds a row to some numbers; closed. */
  void addTo(int row, int[] sums) {
    for (int k = offsets[row]; k < offsets[row + 1]; k++) {
      sums[columns[k]] += values[k];
    }
  }

  /** Adds all entries to a matrix. */
  void addTo(short[] matrix, int stride) {
    for (int k = 0; k < size; k++) {
      matrix[rowOf[k] * stride + columns[k]] += (short) values[k];
    }
  }
}
