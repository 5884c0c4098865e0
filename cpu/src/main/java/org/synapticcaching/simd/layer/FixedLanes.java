package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.simd.kernel.ListedKernels;
import org.synapticcaching.simd.kernel.SelectedKernels;

/** Lanes that differ freely from row to row, but not from presentation to presentation. */
public final class FixedLanes extends SelectedLanes {
  /** Rows whose values are added up as floats before they join a sum. */
  private static final int ROWS = 32;

  /** Of each row, the vectors that its lanes are in. */
  private final int[][] vectorsOf;

  /** Of each of these vectors, a bit for each lane. */
  private final int[][] bitsOf;

  /** Bits of the lanes of each vector whose change is not 0. */
  private final int[] nonZeroBits;

  /** Of each row, the number of its lanes. */
  private final int[] lengthOf;

  /** Bits of the lanes of each vector that some row lists. */
  private final int[] listedBits;

  private final float[] someValues;
  private final float[] someMagnitudes;
  private final double[] valuesOf;
  private final double[] magnitudesOf;
  private boolean summedUp;
  private float[] changes;
  private int[] rowOf;

  /**
   * @param lanesOf of each row, in ascending order
   */
  public FixedLanes(int width, int[][] lanesOf) {
    super(width);
    this.vectorsOf =
        Arrays.stream(lanesOf)
            .map(lanes -> Arrays.stream(lanes).map(lane -> lane & -COUNT).distinct().toArray())
            .toArray(int[][]::new);
    this.bitsOf = new int[lanesOf.length][];
    for (int row = 0; row < lanesOf.length; row++) {
      int[] found = new int[vectorsOf[row].length];
      int c = 0;
      for (int lane : lanesOf[row]) {
        while (vectorsOf[row][c] != (lane & -COUNT)) {
          c++;
        }
        found[c] |= 1 << (lane & COUNT - 1);
      }
      bitsOf[row] = found;
    }
    this.lengthOf = Arrays.stream(lanesOf).mapToInt(lanes -> lanes.length).toArray();
    this.listedBits = new int[width / COUNT];
    for (int row = 0; row < lanesOf.length; row++) {
      for (int lane : lanesOf[row]) {
        listedBits[lane / COUNT] |= 1 << (lane & COUNT - 1);
      }
    }
    this.change = new float[width];
    this.nonZeroBits = new int[width / COUNT];
    this.someValues = new float[width];
    this.someMagnitudes = new float[width];
    this.valuesOf = new double[width];
    this.magnitudesOf = new double[width];
  }

  /** Selects these lanes of all rows of an update. */
  public void select(WeightUpdate update) {
    changes = update.change;
    rowOf = update.list;
    update.selected = this;
    summedUp = false;
  }

  @Override
  public void of(int k) {
    int row = rowOf[k];
    vectors = vectorsOf[row];
    count = vectors.length;
    int[] listed = bitsOf[row];
    for (int c = 0; c < count; c++) {
      SelectedKernels.keep(changes, vectors[c], listed[c], change);
    }
  }

  @Override
  void add(float[] w, int stride, WeightUpdate update) {
    ListedKernels.add(
        w, stride, update.list, update.values, update.from, update.to, vectorsOf, bitsOf, changes);
  }

  /** Lane by lane: abs(value x change), summed over rows, is abs(change) times a sum of values. */
  @Override
  void measure(WeightUpdate update, float[] lanes) {
    sumUpOnce(update);
    Arrays.fill(nonZeroBits, 0);
    total = 0;
    for (int j = 0; j < changes.length; j++) {
      if (changes[j] != 0) {
        nonZeroBits[j / COUNT] |= 1 << (j & COUNT - 1);
        total += magnitudesOf[j] == 0 ? 0 : Math.abs(changes[j]) * magnitudesOf[j];
      }
    }
    boolean all = Arrays.equals(nonZeroBits, listedBits);
    changing = 0;
    for (int k = update.from; k < update.to; k++) {
      int row = update.list[k];
      if (update.values[k] != 0) {
        changing += all ? lengthOf[row] : changingIn(row);
      }
    }
  }

  private int changingIn(int row) {
    int[] its = vectorsOf[row];
    int[] bits = bitsOf[row];
    int found = 0;
    for (int c = 0; c < its.length; c++) {
      found += Integer.bitCount(bits[c] & nonZeroBits[its[c] / COUNT]);
    }
    return found;
  }

  /** By lane, the values of all rows in which it is listed, and their magnitudes. */
  private void sumUpOnce(WeightUpdate update) {
    if (summedUp) {
      return;
    }
    summedUp = true;
    Arrays.fill(valuesOf, 0);
    Arrays.fill(magnitudesOf, 0);
    for (int k = update.from; k < update.to; k += ROWS) {
      Arrays.fill(someValues, 0);
      Arrays.fill(someMagnitudes, 0);
      ListedKernels.addValues(
          update.list,
          update.values,
          k,
          Math.min(update.to, k + ROWS),
          vectorsOf,
          bitsOf,
          someValues,
          someMagnitudes);
      for (int j = 0; j < valuesOf.length; j++) {
        valuesOf[j] += someValues[j];
        magnitudesOf[j] += someMagnitudes[j];
      }
    }
  }

  @Override
  void addUp(WeightUpdate update, int rows, double by, double[] sums, float[] scratch) {
    sumUpOnce(update);
    for (int j = 0; j < sums.length; j++) {
      sums[j] += magnitudesOf[j] == 0 ? 0 : by * valuesOf[j] * changes[j];
    }
    for (int k = update.from; k < update.to; k++) {
      if (update.list[k] >= rows) {
        of(k);
        for (int c = 0; c < count; c++) {
          for (int j = vectors[c]; j < Math.min(sums.length, vectors[c] + COUNT); j++) {
            sums[j] -= by * update.values[k] * change[j];
          }
        }
      }
    }
  }
}
