package org.synapticcaching.simd.layer;

/**
 * What inputs that share a background other than 0 contribute to the first matrix (model section
 * 8.1), where only those that differ from it are read. Rows that learn all together keep offsets,
 * rows that learn one by one sums of their weights; both begin when such inputs first come.
 */
final class SharedBackground {
  private final LayerWeights weights;
  private final TransientMatrix transients;
  private final int length;

  /** Null unless inputs with a background other than 0 are learned all together. */
  private ColumnOffsets offsets;

  /** Null unless inputs with a background other than 0 are learned one by one. */
  private ColumnSums columns;

  /**
   * @param transients null without caching
   * @param length number of neurons
   */
  SharedBackground(LayerWeights weights, TransientMatrix transients, int length) {
    this.weights = weights;
    this.transients = transients;
    this.length = length;
  }

  /**
   * Completes z, which holds the sum over inputs that differ from the background.
   *
   * @param oneByOne whether the inputs are learned one by one
   * @param scale g
   */
  void addTo(float[] z, SparseInputs.Presented presented, boolean oneByOne, double scale) {
    if (oneByOne) {
      if (columns == null) {
        columns = new ColumnSums(presented.sharing(), length);
        if (transients != null) {
          transients.columns = columns;
        }
        readColumns();
      }
      columns.addTo(z, presented.background(), scale);
    } else {
      if (offsets == null) {
        offsets = new ColumnOffsets(weights.w, weights.stride, presented.sharing(), length);
      }
      offsets.addTo(z, presented.background(), presented.difference);
    }
  }

  /** Whether rows may learn that have not been read, and so need to be brought up to date. */
  boolean skipsRows() {
    return columns != null;
  }

  /**
   * Follows an update that its rows have learned.
   *
   * @param factor by which stored transient weights have changed more; 0 without caching
   */
  void learn(WeightUpdate update, float factor) {
    if (offsets != null) {
      offsets.learn(update.change, update.background, update.difference);
    }
    if (columns != null) {
      columns.learn(update, factor);
      if (columns.areOld()) {
        readColumns();
      }
    }
  }

  private void readColumns() {
    settle();
    columns.read(weights.w, weights.stride, weights.transientAt);
  }

  /** Brings every row up to date. */
  void settle() {
    if (transients != null) {
      transients.settle();
    }
    if (offsets != null) {
      offsets.settle(weights.w);
    }
  }

  /** Begins anew, since weights are going to be set. */
  void forget() {
    offsets = null;
    columns = null;
    if (transients != null) {
      transients.columns = null;
    }
  }
}
