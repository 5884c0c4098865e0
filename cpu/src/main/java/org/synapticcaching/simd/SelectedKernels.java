package org.synapticcaching.simd;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Arithmetic over the selected synapses of an update: of each row only the vectors with a selected
 * lane are read and written, so that a presentation costs a time proportional to the synapses that
 * change. Lanes of such a vector that are not selected get an exact 0 added.
 */
final class SelectedKernels {
  private SelectedKernels() {}

  /** persistent(row) += what changes: learning without caching. */
  static void add(float[] w, int stride, WeightUpdate update) {
    SelectedLanes lanes = update.selected;
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
      float[] w, int stride, WeightUpdate update, SelectedLanes lanes, int k) {
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
    IntVector l0 = SelectedLanes.bits(lanes.least(k));
    IntVector l1 = SelectedLanes.bits(lanes.least(k + 1));
    IntVector l2 = SelectedLanes.bits(lanes.least(k + 2));
    IntVector l3 = SelectedLanes.bits(lanes.least(k + 3));
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      SelectedLanes.notBelow(d, l0)
          .fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v))
          .intoArray(w, b0 + v);
      SelectedLanes.notBelow(d, l1)
          .fma(x1, FloatVector.fromArray(SPECIES, w, b1 + v))
          .intoArray(w, b1 + v);
      SelectedLanes.notBelow(d, l2)
          .fma(x2, FloatVector.fromArray(SPECIES, w, b2 + v))
          .intoArray(w, b2 + v);
      SelectedLanes.notBelow(d, l3)
          .fma(x3, FloatVector.fromArray(SPECIES, w, b3 + v))
          .intoArray(w, b3 + v);
    }
  }

  private static void addOne(
      float[] w, int stride, WeightUpdate update, SelectedLanes lanes, int k) {
    int[] vectors = lanes.vectors;
    float[] change = lanes.change;
    int base = ORIGIN + update.list[k] * stride;
    FloatVector x = FloatVector.broadcast(SPECIES, update.values[k]);
    IntVector least = SelectedLanes.bits(lanes.least(k));
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      SelectedLanes.notBelow(d, least)
          .fma(x, FloatVector.fromArray(SPECIES, w, base + v))
          .intoArray(w, base + v);
    }
  }

  /** Learning with caching; see {@link TransientMatrix#learn}. */
  static void learn(TransientMatrix cached, WeightUpdate update, float factor, float limit) {
    SelectedLanes lanes = update.selected;
    cached.beginSparseUpdate();
    for (int k = update.from; k < update.to; ) {
      lanes.of(k);
      int end = Math.min(update.to, lanes.endOfGroup(k));
      for (; k + 1 < end; k += 2) {
        learnTwo(cached, update, lanes, k, factor);
        cached.endSparseRow(k, update.list[k], 0, limit);
        cached.endSparseRow(k + 1, update.list[k + 1], COUNT, limit);
      }
      if (k < end) {
        learnOne(cached, update, lanes, k, factor);
        cached.endSparseRow(k, update.list[k], 0, limit);
        k++;
      }
    }
    cached.endSparseUpdate();
  }

  /** Two rows: with more, the compiler now and then gives up keeping vectors in registers. */
  private static void learnTwo(
      TransientMatrix cached, WeightUpdate update, SelectedLanes lanes, int k, float factor) {
    float[] w = cached.w;
    int[] vectors = lanes.vectors;
    float[] change = lanes.change;
    int b0 = cached.base(update.list[k]) + cached.width;
    int b1 = cached.base(update.list[k + 1]) + cached.width;
    FloatVector x0 = FloatVector.broadcast(SPECIES, update.values[k] * factor);
    FloatVector x1 = FloatVector.broadcast(SPECIES, update.values[k + 1] * factor);
    IntVector l0 = SelectedLanes.bits(lanes.least(k));
    IntVector l1 = SelectedLanes.bits(lanes.least(k + 1));
    FloatVector change0 = FloatVector.zero(SPECIES);
    FloatVector change1 = change0;
    FloatVector most0 = change0;
    FloatVector most1 = change0;
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      FloatVector old0 = FloatVector.fromArray(SPECIES, w, b0 + v);
      FloatVector old1 = FloatVector.fromArray(SPECIES, w, b1 + v);
      FloatVector s0 = SelectedLanes.notBelow(d, l0).fma(x0, old0);
      FloatVector s1 = SelectedLanes.notBelow(d, l1).fma(x1, old1);
      s0.intoArray(w, b0 + v);
      s1.intoArray(w, b1 + v);
      FloatVector a0 = s0.abs();
      FloatVector a1 = s1.abs();
      change0 = change0.sub(old0.abs()).add(a0);
      change1 = change1.sub(old1.abs()).add(a1);
      most0 = most0.max(a0);
      most1 = most1.max(a1);
    }
    change0.intoArray(cached.rowChange, 0);
    change1.intoArray(cached.rowChange, COUNT);
    most0.intoArray(cached.rowMost, 0);
    most1.intoArray(cached.rowMost, COUNT);
  }

  private static void learnOne(
      TransientMatrix cached, WeightUpdate update, SelectedLanes lanes, int k, float factor) {
    float[] w = cached.w;
    int[] vectors = lanes.vectors;
    float[] change = lanes.change;
    IntVector least = SelectedLanes.bits(lanes.least(k));
    int base = cached.base(update.list[k]) + cached.width;
    FloatVector x = FloatVector.broadcast(SPECIES, update.values[k] * factor);
    FloatVector sumChange = FloatVector.zero(SPECIES);
    FloatVector most = sumChange;
    for (int c = 0, count = lanes.count; c < count; c++) {
      int v = vectors[c];
      FloatVector d = FloatVector.fromArray(SPECIES, change, v);
      FloatVector old = FloatVector.fromArray(SPECIES, w, base + v);
      FloatVector s = SelectedLanes.notBelow(d, least).fma(x, old);
      s.intoArray(w, base + v);
      sumChange = sumChange.sub(old.abs()).add(s.abs());
      most = most.max(s.abs());
    }
    sumChange.intoArray(cached.rowChange, 0);
    most.intoArray(cached.rowMost, 0);
  }

  /** Marks the lanes of the row at one position that have changed and are over the limit. */
  static void markOver(
      TransientMatrix cached, WeightUpdate update, int k, float limit, boolean[] marked) {
    SelectedLanes lanes = update.selected;
    lanes.of(k);
    int base = cached.base(update.list[k]) + cached.width;
    for (int c = 0; c < lanes.count; c++) {
      for (int j = lanes.vectors[c]; j < lanes.vectors[c] + COUNT; j++) {
        marked[j] |= Math.abs(cached.w[base + j]) > limit;
      }
    }
  }
}
