package org.synapticcaching.simd.layer;

import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * Where in a matrix there are synapses over the threshold: rows are listed or, where an update has
 * brought one over and nobody asks for its row, lanes tell.
 */
public final class SynapsesOver {
  /** Positions of rows with such a synapse, in the list of rows that learned, or their numbers. */
  public final int[] rows;

  /** Number of rows listed. */
  public int count;

  /** Of the rows of an update: the largest abs(stored transient) of each lane; padded. */
  final float[] largest;

  /** Whether lanes tell. */
  private boolean byLanes;

  /** Lanes that are synapses. */
  private final int length;

  SynapsesOver(int rows, int length) {
    this.rows = new int[rows];
    this.length = length;
    this.largest = new float[FloatLanes.padded(length)];
  }

  /** There are none, for now. */
  void clear() {
    count = 0;
    byLanes = false;
  }

  /**
   * There is one, in a row that is not listed, and {@link #largest} is known.
   *
   * @return whether that is enough; where a lane holds what is no number, it hides others
   */
  boolean tellByLanes() {
    for (float magnitude : largest) {
      if (Float.isNaN(magnitude)) {
        return false;
      }
    }
    byLanes = true;
    return true;
  }

  /** Whether there are any. */
  public boolean any() {
    return byLanes || count > 0;
  }

  /**
   * Marks the lanes that hold one, if lanes tell, and leaves others alone.
   *
   * @param limit threshold in stored units; exceeded strictly
   * @return whether lanes tell; else the rows listed have to be looked at
   */
  public boolean mark(float limit, boolean[] marked) {
    for (int j = 0; byLanes && j < length; j++) {
      marked[j] |= largest[j] > limit;
    }
    return byLanes;
  }
}
