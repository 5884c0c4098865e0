package org.synapticcaching.simd;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Lanes that differ freely from row to row: by a bit for each, or by the size of their update. */
final class MaskedLanes extends SelectedLanes {
  private final int words;

  /** Rows of bits, one for each lane. */
  private final long[] bits;

  private float[] changes;
  private int[] rowOf;
  private float[] values;
  private float most;
  private int nonZeroCount;
  private final int[] nonZero;

  /**
   * @param bitRows rows of bits; 0 when lanes are selected by size
   */
  MaskedLanes(int width, int bitRows) {
    super(width);
    this.words = (width + Long.SIZE - 1) / Long.SIZE;
    this.bits = new long[Math.multiplyExact(words, bitRows)];
    this.change = new float[width];
    this.nonZero = new int[vectors.length];
  }

  @Override
  boolean inEveryRow() {
    return false;
  }

  @Override
  int endOfGroup(int k) {
    return k + 1;
  }

  /** Selects one lane of a row of bits. */
  void select(int row, int lane) {
    bits[row * words + lane / Long.SIZE] |= 1L << lane;
  }

  /** Selects no lane in any row of bits. */
  void clear() {
    Arrays.fill(bits, 0);
  }

  /**
   * Selects by bits.
   *
   * @param perLane changes of this presentation, padded
   * @param rows the row of bits for each position
   */
  void useBits(float[] perLane, int[] rows) {
    changes = perLane;
    rowOf = rows;
    values = null;
  }

  /**
   * Selects the lanes whose update, abs(value x change), is at most as large.
   *
   * @param perLane changes of this presentation, padded
   * @param perRow value of each position
   */
  void useSmallest(float[] perLane, float[] perRow, float largest) {
    changes = perLane;
    values = perRow;
    most = largest;
    nonZeroCount = find(perLane, perLane.length, Float.MIN_VALUE, nonZero);
  }

  @Override
  void of(int k) {
    count = 0;
    if (values == null) {
      ofBits(rowOf[k]);
    } else {
      ofSize(values[k]);
    }
  }

  private void ofSize(float value) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int c = 0; c < nonZeroCount; c++) {
      int v = nonZero[c];
      FloatVector d = FloatVector.fromArray(SPECIES, changes, v);
      FloatVector kept = d.blend(zero, d.mul(value).abs().compare(VectorOperators.GT, most));
      kept.intoArray(change, v);
      vectors[count] = v;
      count += kept.compare(VectorOperators.NE, zero).anyTrue() ? 1 : 0;
    }
  }

  private void ofBits(int row) {
    int vector = -1;
    for (int word = 0; word < words; word++) {
      long left = bits[row * words + word];
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
