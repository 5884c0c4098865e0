package org.synapticcaching.simd;

import static org.synapticcaching.simd.Lanes.COUNT;
import static org.synapticcaching.simd.Lanes.ORIGIN;
import static org.synapticcaching.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Arithmetic over the chosen synapses of an update: of each row only the vectors with a chosen lane
 * are read and written, so that a presentation costs a time proportional to the synapses that
 * change. Lanes of such a vector that are not chosen get an exact 0 added.
 */
final class ChosenKernels {
  private ChosenKernels() {}

  /** persistent(row) += what changes: learning without caching. */
  static void add(float[] w, int stride, OuterProduct update) {
    ChosenLanes lanes = update.chosen;
    for (int k = update.from; k < update.to; k++) {
      lanes.of(k);
      int[] vectors = lanes.vectors;
      int count = lanes.count;
      float[] change = lanes.change;
      float least = lanes.least;
      int base = ORIGIN + update.list[k] * stride;
      FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
      FloatVector zero = FloatVector.zero(SPECIES);
      for (int c = 0; c < count; c++) {
        int v = vectors[c];
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        d = d.blend(zero, d.abs().compare(VectorOperators.LT, least));
        d.fma(x, FloatVector.fromArray(SPECIES, w, base + v)).intoArray(w, base + v);
      }
    }
  }

  /**
   * sums[lane] += what changes, summed over rows.
   *
   * @param rows only rows below this number count
   * @param sums padded
   */
  static void addUp(OuterProduct update, int rows, float[] sums) {
    ChosenLanes lanes = update.chosen;
    for (int k = update.from; k < update.to; k++) {
      if (update.list[k] < rows) {
        lanes.of(k);
        FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
        for (int c = 0; c < lanes.count; c++) {
          int v = lanes.vectors[c];
          lanes.at(v).fma(x, FloatVector.fromArray(SPECIES, sums, v)).intoArray(sums, v);
        }
      }
    }
  }

  /** Learning with caching; see {@link CachedRows#learn}. */
  static void learn(CachedRows cached, OuterProduct update, float factor, float limit) {
    float[] w = cached.w;
    int width = cached.width;
    ChosenLanes lanes = update.chosen;
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector total = zero;
    int found = 0;
    for (int k = update.from; k < update.to; k++) {
      lanes.of(k);
      int[] vectors = lanes.vectors;
      int count = lanes.count;
      float[] change = lanes.change;
      float least = lanes.least;
      int base = cached.base(update.list[k]) + width;
      FloatVector x = FloatVector.broadcast(SPECIES, update.values[k] * factor);
      FloatVector sum = FloatVector.fromArray(SPECIES, w, base + width);
      FloatVector before = sum;
      FloatVector most = zero;
      for (int c = 0; c < count; c++) {
        int v = vectors[c];
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        d = d.blend(zero, d.abs().compare(VectorOperators.LT, least));
        FloatVector old = FloatVector.fromArray(SPECIES, w, base + v);
        FloatVector s = d.fma(x, old);
        s.intoArray(w, base + v);
        FloatVector magnitude = s.abs();
        sum = sum.add(magnitude.sub(old.abs()));
        most = most.max(magnitude);
      }
      sum.intoArray(w, base + width);
      total = total.add(sum.sub(before));
      cached.over[found] = k;
      found += most.compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
    }
    cached.learned(total, found);
  }

  /** Marks the lanes of the row at one position that have changed and are over the limit. */
  static void markOver(
      CachedRows cached, OuterProduct update, int k, float limit, boolean[] marked) {
    ChosenLanes lanes = update.chosen;
    lanes.of(k);
    int base = cached.base(update.list[k]) + cached.width;
    for (int c = 0; c < lanes.count; c++) {
      for (int j = lanes.vectors[c]; j < lanes.vectors[c] + COUNT; j++) {
        marked[j] |= Math.abs(cached.w[base + j]) > limit;
      }
    }
  }
}
