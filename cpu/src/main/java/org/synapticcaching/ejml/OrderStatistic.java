package org.synapticcaching.ejml;

/** The value of a given rank, without sorting all (Hoare 1961, algorithm 65). */
final class OrderStatistic {
  private OrderStatistic() {}

  /**
   * The value of rank {@code rank} among the first {@code size}. With a NaN among them the result
   * is any of them.
   *
   * @param values that part of it is reordered
   * @param rank in ascending order, 0 to size - 1
   */
  static double select(double[] values, int size, int rank) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (pivot < values[j]) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }
}
