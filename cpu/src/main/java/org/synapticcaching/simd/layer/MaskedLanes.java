package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;

/** Lanes that differ freely from row to row and from presentation to presentation: a bit each. */
public final class MaskedLanes extends SelectedLanes {
  private final int words;

  /** A row of bits for each row of the matrix, one bit for each lane. */
  private final long[] bits;

  private float[] changes;
  private int[] rowOf;

  /** A bit per lane of this many rows, each padded to {@code width} floats. */
  public MaskedLanes(int width, int rows) {
    super(width);
    this.words = (width + Long.SIZE - 1) / Long.SIZE;
    this.bits = new long[Math.multiplyExact(words, rows)];
    this.change = new float[width];
  }

  /** Selects no lane in any row. */
  public void clear() {
    Arrays.fill(bits, 0);
  }

  /** Selects one lane of a row. */
  public void select(int row, int lane) {
    bits[row * words + lane / Long.SIZE] |= 1L << lane;
  }

  /** Selects these lanes of an update. */
  public void select(WeightUpdate update) {
    changes = update.change;
    rowOf = update.list;
    update.selected = this;
  }

  @Override
  public void of(int k) {
    count = 0;
    int vector = -1;
    for (int word = 0; word < words; word++) {
      long left = bits[rowOf[k] * words + word];
      while (left != 0) {
        int lane = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        int v = lane & -COUNT;
        if (v != vector) {
          Arrays.fill(change, v, v + COUNT, 0f);
          vectors[count++] = v;
          vector = v;
        }
        change[lane] = changes[lane];
        left &= left - 1;
      }
    }
  }
}
