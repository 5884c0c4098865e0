package org.synapticcaching.simd.layer;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.SelectedKernels;

/**
 * Which lanes of each row of an update change. What a plasticity rule has selected is still nearly
 * an outer product, and nothing of the size of the matrix is formed: lanes come in vectors of which
 * some lane may change, and nothing else is read or written.
 *
 * <p>{@link #of} lets the fields hold for the row at position k. The row's vectors are the first
 * {@link #count} of {@link #vectors}; in these, the lanes change whose {@link #change} is not 0 and
 * not below the row's {@link #bound}. Rows that follow one another and have the same vectors and
 * changes are a group, which {@link SelectedKernels} take together.
 *
 * <table>
 * <caption>Kinds of lanes</caption>
 * <tr><td>{@link UniformLanes}</td><td>alike in every row; one group</td></tr>
 * <tr><td>{@link BoundedLanes}</td><td>a bound for each row: the largest updates; five
 *     groups</td></tr>
 * <tr><td>{@link FixedLanes}</td><td>a list for each row that never changes</td></tr>
 * <tr><td>{@link MaskedLanes}</td><td>a bit for each synapse, set anew in each
 *     presentation</td></tr>
 * <tr><td>{@link SmallestLanes}</td><td>an upper bound for abs(value x change)</td></tr>
 * </table>
 */
public abstract class SelectedLanes {
  /** First lanes of these vectors, ascending: {@link #count} of them. */
  public int[] vectors;

  /** Number of {@link #vectors} in use. */
  public int count;

  /** Common factor of a row's synapses; in these vectors, 0 for lanes that do not change. */
  float[] change;

  /** Sum of abs over the update that {@link #measure} measured. */
  double total;

  /** Number of synapses that change in it. */
  long changing;

  /** By position: lanes with a smaller abs(change) do not change in the row; null for 0. */
  float[] bounds;

  /** Of rows that are padded to {@code width}. */
  SelectedLanes(int width) {
    this.vectors = new int[width / COUNT];
  }

  /** Lets the fields hold for the row at position {@code k} of the update, and for its group. */
  public abstract void of(int k);

  /** One more than the last position of the group of {@link #of}: here, of this row alone. */
  int endOfGroup(int k) {
    return k + 1;
  }

  /** Whether the same lanes change in every row, so that the update is an outer product. */
  boolean inEveryRow() {
    return false;
  }

  /** The least magnitude of a change in the row at position {@code k}, 0 for any. */
  final float bound(int k) {
    return bounds == null ? 0 : bounds[k];
  }

  /** The changes at {@code v} of lanes that change in the row of {@link #of}, 0 for others. */
  final FloatVector at(int k, int v) {
    return SelectedKernels.selected(change, v, bound(k));
  }

  /** As {@link #at}, for one lane of these vectors. */
  final float atLane(int k, int lane) {
    float d = change[lane];
    return Math.abs(d) < bound(k) ? 0f : d;
  }

  /** w[row] += what changes in it: learning without caching. */
  void add(float[] w, int stride, WeightUpdate update) {
    for (int k = update.from; k < update.to; ) {
      of(k);
      int end = Math.min(update.to, endOfGroup(k));
      SelectedKernels.add(
          w, stride, update.list, update.values, bounds, k, end, vectors, count, change);
      k = end;
    }
  }

  /**
   * Sum of abs(change) of the row's lanes.
   *
   * @param lanes scratch space, overwritten
   */
  double magnitude(int k, float[] lanes) {
    of(k);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int c = 0; c < count; c++) {
      sum = at(k, vectors[c]).abs().add(sum);
    }
    return FloatLanes.sum(sum, lanes);
  }

  /**
   * Sum of the squared change of the row's lanes.
   *
   * @param lanes scratch space, overwritten
   */
  double squares(int k, float[] lanes) {
    of(k);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int c = 0; c < count; c++) {
      FloatVector change = at(k, vectors[c]);
      sum = change.fma(change, sum);
    }
    return FloatLanes.sum(sum, lanes);
  }

  /**
   * sums[lane] += by x what changes, summed over rows.
   *
   * @param update that has these lanes selected
   * @param rows only rows below this number count
   * @param scratch padded, overwritten
   */
  void addUp(WeightUpdate update, int rows, double by, double[] sums, float[] scratch) {
    Arrays.fill(scratch, 0f);
    for (int k = update.from; k < update.to; k++) {
      if (update.list[k] < rows) {
        of(k);
        FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
        for (int c = 0; c < count; c++) {
          int v = vectors[c];
          at(k, v).fma(x, FloatVector.fromArray(SPECIES, scratch, v)).intoArray(scratch, v);
        }
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] += by * scratch[j];
    }
  }

  /**
   * Measures the whole update: {@link #total} and {@link #changing} hold for it from here on.
   *
   * @param update that has these lanes selected
   * @param lanes scratch space, overwritten
   */
  void measure(WeightUpdate update, float[] lanes) {
    total = 0;
    changing = 0;
    for (int k = update.from; k < update.to; k++) {
      if (update.values[k] != 0) {
        total += Math.abs(update.values[k]) * magnitude(k, lanes);
        changing += nonZeros(k);
      }
    }
  }

  /** Number of the row's lanes that change. */
  int nonZeros(int k) {
    of(k);
    int found = 0;
    for (int c = 0; c < count; c++) {
      found += at(k, vectors[c]).compare(VectorOperators.NE, 0f).trueCount();
    }
    return found;
  }
}
