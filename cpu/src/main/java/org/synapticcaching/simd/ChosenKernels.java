package org.synapticcaching.simd;

import static org.synapticcaching.simd.Lanes.COUNT;
import static org.synapticcaching.simd.Lanes.ORIGIN;
import static org.synapticcaching.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
    for (int k = update.from; k < update.to; ) {
      lanes.of(k);
      int end = Math.min(update.to, lanes.endOfGroup(k));
      for (; k + 3 < end; k += 4) {
        addFour(w, stride, update, lanes, k);
      }
      for (; k < end; k++) {
        addOne(w, stride, update, lanes, k);
      }
    }
  }

  private static void addFour(
      float[] w, int stride, OuterProduct update, ChosenLanes lanes, int k) {
    int[] vectors = lanes.vectors;
    float[] change = lanes.change;
    int b0 = ORIGIN + update.list[k] * stride;
    int b1 = ORIGIN + update.list[k + 1] * stride;
    int b2 = ORIGIN + update.list[k + 2] * stride;
    int b3 = ORIGIN + update.list[k + 3] * stride;
    FloatVector x0 = FloatVector.broadcast(SPECIES, update.values[k]);
    FloatVector x1 = FloatVector.broadcast(SPECIES, update.values[k + 1]);
    FloatVector x2 = FloatVector.broadcast(SPECIES, update.values[k + 2]);
    FloatVector x3 = FloatVector.broadcast(SPECIES, update.values[k + 3]);
    IntVector l0 = ChosenLanes.bits(lanes.least(k));
    IntVector l1 = ChosenLanes.bits(lanes.least(k + 1));
    IntVector l2 = ChosenLanes.bits(lanes.least(k + 2));
    IntVector l3 = ChosenLanes.bits(lanes.least(k + 3));
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      ChosenLanes.notBelow(d, l0)
          .fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v))
          .intoArray(w, b0 + v);
      ChosenLanes.notBelow(d, l1)
          .fma(x1, FloatVector.fromArray(SPECIES, w, b1 + v))
          .intoArray(w, b1 + v);
      ChosenLanes.notBelow(d, l2)
          .fma(x2, FloatVector.fromArray(SPECIES, w, b2 + v))
          .intoArray(w, b2 + v);
      ChosenLanes.notBelow(d, l3)
          .fma(x3, FloatVector.fromArray(SPECIES, w, b3 + v))
          .intoArray(w, b3 + v);
    }
  }

  private static void addOne(float[] w, int stride, OuterProduct update, ChosenLanes lanes, int k) {
    int[] vectors = lanes.vectors;
    float[] change = lanes.change;
    int base = ORIGIN + update.list[k] * stride;
    FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
    IntVector least = ChosenLanes.bits(lanes.least(k));
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      ChosenLanes.notBelow(d, least)
          .fma(x, FloatVector.fromArray(SPECIES, w, base + v))
          .intoArray(w, base + v);
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
      IntVector least = ChosenLanes.bits(lanes.least);
      int base = cached.base(update.list[k]) + width;
      FloatVector x = FloatVector.broadcast(SPECIES, update.values[k] * factor);
      FloatVector sum = FloatVector.fromArray(SPECIES, w, base + width);
      FloatVector before = sum;
      FloatVector most = zero;
      for (int c = 0; c < count; c++) {
        int v = vectors[c];
        FloatVector d = ChosenLanes.notBelow(FloatVector.fromArray(SPECIES, change, v), least);
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
