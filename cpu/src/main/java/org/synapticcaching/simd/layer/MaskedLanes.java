package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.SelectedKernels;

/** Lanes that differ freely from row to row and from presentation to presentation: a bit each. */
public final class MaskedLanes extends SelectedLanes {
  /** Bits for all lanes of a vector, of at most 32. */
  private static final int ALL = -1 >>> Integer.SIZE - COUNT;

  private final int words;

  /** A row of bits for each row of the matrix, one bit for each lane. */
  private final long[] bits;

  private float[] changes;
  private int[] rowOf;

  /** The position that the fields hold for; -1 for none. */
  private int held;

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

  /**
   * Selects lanes of a row.
   *
   * @param from number of the first, a multiple of 64
   * @param selected a bit for each lane from there on
   */
  public void select(int row, int from, long selected) {
    bits[row * words + from / Long.SIZE] |= selected;
  }

  /** Selects these lanes of an update. */
  public void select(WeightUpdate update) {
    changes = update.change;
    rowOf = update.list;
    update.selected = this;
    held = -1;
  }

  @Override
  public void of(int k) {
    if (k == held) {
      return;
    }
    held = k;
    count = 0;
    for (int word = 0; word < words; word++) {
      long left = bits[rowOf[k] * words + word];
      for (int v = word * Long.SIZE; left != 0; v += COUNT) {
        int listed = (int) left & ALL;
        if (listed != 0) {
          SelectedKernels.keep(changes, v, listed, change);
          vectors[count++] = v;
        }
        left >>>= COUNT;
      }
    }
  }
}
