package org.synapticcaching.jmh;

/**
 * What finding the k-th largest update costs when it is done as it is defined: all updates are
 * formed, and partitioned around pivots until the k-th is in its place (Hoare 1961, algorithm 65).
 */
final class FullPartition {
  private final float[] products;

  /** For {@code most} products or fewer. */
  FullPartition(int most) {
    this.products = new float[most];
  }

  /** The {@code rank}-th largest (from 1) of all abs(a x). */
  float find(float[] errors, float[] inputs, int rank) {
    int at = 0;
    for (float x : inputs) {
      for (float error : errors) {
        products[at++] = Math.abs(error * x);
      }
    }
    return select(at - rank, at - 1);
  }

  private float select(int rank, int last) {
    int low = 0;
    int high = last;
    while (low < high) {
      float pivot = products[low + high >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (products[i] < pivot) {
          i++;
        }
        while (pivot < products[j]) {
          j--;
        }
        if (i <= j) {
          float swapped = products[i];
          products[i++] = products[j];
          products[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        break;
      }
    }
    return products[rank];
  }
}
