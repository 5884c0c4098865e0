package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import org.synapticcaching.ledger.ChangeCounts;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.SquareKernels;

/**
 * The update of one weight matrix in one presentation: change[row][lane] = values[k] x change[lane]
 * for row = list[k], or those of them that a plasticity rule has selected. The energies of a whole
 * outer product need no matrix, since abs(a b)^alpha = abs(a)^alpha abs(b)^alpha.
 */
public final class WeightUpdate {
  /** Rows that change, in places {@link #from} to {@link #to}. */
  public int[] list;

  /** Factor of each listed row, in the same places. */
  public float[] values;

  /** First place in {@link #list}. */
  public int from;

  /** One more than the last place in {@link #list}. */
  public int to;

  /** Added to the values of the first {@link #sharing} rows, listed or not. */
  public float background;

  /** Number of rows that share the background. */
  public int sharing;

  /** Sum of the listed values of rows that share the background. */
  public float difference;

  /** All inputs as they are, for rules that take the background apart; else not used. */
  public float[] whole;

  /** Whether it has been computed but not yet added to any weight. */
  public boolean pending;

  /** Common factor of a row's synapses; the padding is zero. */
  public float[] change;

  /** What a rule has selected; null for all lanes of all rows. */
  public SelectedLanes selected;

  /** Sum of abs(values). */
  public double valueMagnitude;

  /** Number of non-zero values. */
  public int valueNonZeros;

  private final int length;
  private final float[] lanes = new float[COUNT];
  private final float[] row;

  /** Sum of abs over the whole update. */
  private double magnitude;

  /** Whether every lane changes in all rows whose value is not 0. */
  private boolean everyLane;

  /** Changes nothing yet in rows of this length. */
  WeightUpdate(int length) {
    this.length = length;
    this.change = new float[FloatLanes.padded(length)];
    this.row = new float[change.length];
  }

  /** Changes nothing in this presentation. */
  void skip() {
    to = from;
    background = 0;
    selected = null;
    pending = false;
    magnitude = 0;
  }

  /** Sum of abs over the whole update. */
  public double magnitude() {
    return magnitude;
  }

  /** Whether every lane changes in all rows whose value is not 0. */
  boolean changesEveryLane() {
    return everyLane;
  }

  /** Where each row is in the update, -1 for those that have not changed; overwritten. */
  public void findPositions(int[] positions) {
    Arrays.fill(positions, -1);
    for (int k = from; k < to; k++) {
      positions[list[k]] = k;
    }
  }

  /** Whether it is an outer product of all rows with some lanes: those whose change is not 0. */
  public boolean changesSomeLanes() {
    return selected == null && !everyLane;
  }

  /** Whether it is an outer product: of all rows with all lanes, or with the same lanes each. */
  boolean isProduct() {
    return selected == null || selected.inEveryRow();
  }

  /**
   * Adds the path length and the number of modifications to a tally.
   *
   * @param factor of {@link #change}, unless a rule has put another one in its place
   */
  void charge(EnergyTally tally, VectorMagnitude factor) {
    if (isProduct()) {
      if (!factor.isOf(change)) {
        factor.take(change);
      }
      magnitude = valueMagnitude * factor.sum;
      int nonZeros = selected == null ? factor.nonZeros : selected.nonZeros(from);
      tally.addModifications((long) valueNonZeros * nonZeros);
      everyLane = selected == null && nonZeros == length;
    } else {
      selected.measure(this, lanes);
      magnitude = selected.total;
      tally.addModifications(selected.changing);
      everyLane = false;
    }
    tally.addPath(0, magnitude);
    for (int m = 1; m < tally.measures().size(); m++) {
      tally.addPath(m, measured(tally.measures().get(m)));
    }
  }

  /** Sum of the values of rows below this number. */
  double sumOfValues(int rows) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += list[k] < rows ? values[k] : 0;
    }
    return sum;
  }

  /** Energy of the whole update. */
  public double measured(ChangeMeasure measure) {
    if (!isProduct()) {
      double sum = 0;
      for (int k = from; k < to; k++) {
        selected.of(k);
        for (int c = 0; c < selected.count; c++) {
          for (int j = selected.vectors[c]; j < selected.vectors[c] + COUNT; j++) {
            sum += measure.of((double) values[k] * selected.atLane(k, j));
          }
        }
      }
      return sum;
    }
    ChangeMeasure up = new ChangeMeasure(measure.exponent(), true);
    double valuesUp = sum(up, values, from, to, 1);
    double changeUp = sum(up, change, 0, length, 1);
    double valuesDown = sum(up, values, from, to, -1);
    double changeDown = sum(up, change, 0, length, -1);
    if (measure.potentiationOnly()) {
      return valuesUp * changeUp + valuesDown * changeDown;
    }
    return (valuesUp + valuesDown) * (changeUp + changeDown);
  }

  private static double sum(ChangeMeasure up, float[] values, int from, int to, int sign) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += up.of((double) sign * values[k]);
    }
    return sum;
  }

  /** Sum of the squares of the whole update. */
  public double squares() {
    if (selected == null) {
      return SquareKernels.sum(values, from, to, lanes)
          * SquareKernels.sum(change, 0, length, lanes);
    }
    double sum = 0;
    for (int k = from; k < to; k++) {
      if (values[k] != 0) {
        sum += (double) values[k] * values[k] * selected.squares(k, lanes);
      }
    }
    return sum;
  }

  /** Counts every synapse that changes, by row x length + lane. */
  void count(ChangeCounts counts) {
    for (int k = from; k < to; k++) {
      if (values[k] == 0) {
        continue;
      }
      int first = list[k] * length;
      if (selected == null) {
        for (int j = 0; j < length; j++) {
          if (change[j] != 0) {
            counts.changed(first + j);
          }
        }
      } else {
        selected.of(k);
        for (int c = 0; c < selected.count; c++) {
          for (int j = selected.vectors[c]; j < selected.vectors[c] + COUNT; j++) {
            if (selected.atLane(k, j) != 0) {
              counts.changed(first + j);
            }
          }
        }
      }
    }
  }

  /**
   * By what {@link #laneChangesOf} has to be multiplied.
   *
   * @param k position of the row, or -1 when it has not changed
   */
  public float factorOf(int k) {
    return k < 0 ? 0 : selected != null ? 1 : values[k];
  }

  /** What each lane of a row changes by, but for its factor; overwritten by the next. */
  public float[] laneChangesOf(int k) {
    return k >= 0 && selected != null ? changesOf(k) : change;
  }

  /** The update of the row at one position, without its background; overwritten by the next. */
  public float[] changesOf(int k) {
    if (selected == null) {
      for (int j = 0; j < length; j++) {
        row[j] = values[k] * change[j];
      }
      return row;
    }
    selected.of(k);
    Arrays.fill(row, 0f);
    for (int c = 0; c < selected.count; c++) {
      for (int j = selected.vectors[c]; j < selected.vectors[c] + COUNT; j++) {
        row[j] = values[k] * selected.atLane(k, j);
      }
    }
    return row;
  }

  /** Sum of abs(update) over the marked lanes of all rows. */
  public double magnitudeOf(boolean[] marked) {
    double sum = 0;
    if (isProduct()) {
      for (int j = 0; j < length; j++) {
        sum += marked[j] ? Math.abs(change[j]) : 0;
      }
      return sum * valueMagnitude;
    }
    for (int k = from; k < to; k++) {
      selected.of(k);
      double ofRow = 0;
      for (int c = 0; c < selected.count; c++) {
        for (int j = selected.vectors[c]; j < selected.vectors[c] + COUNT; j++) {
          ofRow += marked[j] ? Math.abs(selected.atLane(k, j)) : 0;
        }
      }
      sum += Math.abs(values[k]) * ofRow;
    }
    return sum;
  }
}
