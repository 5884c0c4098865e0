package org.synapticcaching.simd.kernel;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Consolidation of single synapses in many rows, as {@link TransientKernels} has them, for widths
 * that are common: rows are written out, and the sums stay in registers from row to row.
 *
 * <p>Whether a magnitude is over the limit is the sign of their difference, spread over all bits of
 * a lane: two instructions, where a mask that is used three times takes seven. The sign of NaN, and
 * of a difference of 0, is that of a magnitude, so that neither is over.
 */
public final class ConsolidationKernels {
  private static final int SIGN = Integer.SIZE - 1;

  private ConsolidationKernels() {}

  /** Whether rows of this padded length have such kernels. */
  public static boolean fit(int width) {
    return switch (width / COUNT) {
      case 2, 3, 7 -> true;
      default -> false;
    };
  }

  /**
   * Where abs(transient) is over the limit: persistent += scale x transient, and transient = 0;
   * lane sums, if there are any, follow. (What rounding leaves in them is gone when the row learns
   * again.)
   *
   * @param rows of all positions
   * @param values of all positions; times {@code change} is what was added to their rows
   * @param over positions of the rows to go through
   * @param count how many of them
   * @param change padded with zeros to {@code width}
   * @param scale g
   * @param limit in stored units, finite, exceeded strictly
   * @param width padded length, one that {@link #fit}s
   * @param moved overwritten: sums of abs(stored) of what was consolidated, in lanes
   * @param changed overwritten: sums of abs(what was added to it) of the same
   */
  public static void consolidate(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int[] over,
      int count,
      float[] change,
      float scale,
      float limit,
      int width,
      float[] moved,
      float[] changed) {
    switch (width / COUNT) {
      case 2 -> two(w, stride, rows, values, over, count, change, scale, limit, moved, changed);
      case 3 -> three(w, stride, rows, values, over, count, change, scale, limit, moved, changed);
      case 7 -> seven(w, stride, rows, values, over, count, change, scale, limit, moved, changed);
      default -> throw new IllegalArgumentException("rows of " + width + " floats");
    }
  }

  private static void two(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int[] over,
      int count,
      float[] change,
      float scale,
      float limit,
      float[] moved,
      float[] changed) {
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector least = FloatVector.broadcast(SPECIES, limit);
    IntVector d0 = fromArray(SPECIES, change, 0).abs().reinterpretAsInts();
    IntVector d1 = fromArray(SPECIES, change, COUNT).abs().reinterpretAsInts();
    FloatVector allMoved = FloatVector.zero(SPECIES);
    FloatVector allChanged = allMoved;
    for (int i = 0; i < count; i++) {
      int at = ORIGIN + rows[over[i]] * stride;
      FloatVector value = FloatVector.broadcast(SPECIES, Math.abs(values[over[i]]));
      FloatVector s = fromArray(SPECIES, w, at + 2 * COUNT);
      FloatVector a = s.abs();
      IntVector is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      FloatVector out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at)).intoArray(w, at);
      s.sub(out).intoArray(w, at + 2 * COUNT);
      allMoved = out.abs().add(allMoved);
      allChanged = d0.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 3 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + COUNT)).intoArray(w, at + COUNT);
      s.sub(out).intoArray(w, at + 3 * COUNT);
      allMoved = out.abs().add(allMoved);
      allChanged = d1.and(is).reinterpretAsFloats().fma(value, allChanged);
    }
    allMoved.intoArray(moved, 0);
    allChanged.intoArray(changed, 0);
  }

  private static void three(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int[] over,
      int count,
      float[] change,
      float scale,
      float limit,
      float[] moved,
      float[] changed) {
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector least = FloatVector.broadcast(SPECIES, limit);
    IntVector d0 = fromArray(SPECIES, change, 0).abs().reinterpretAsInts();
    IntVector d1 = fromArray(SPECIES, change, COUNT).abs().reinterpretAsInts();
    IntVector d2 = fromArray(SPECIES, change, 2 * COUNT).abs().reinterpretAsInts();
    FloatVector allMoved = FloatVector.zero(SPECIES);
    FloatVector allChanged = allMoved;
    for (int i = 0; i < count; i++) {
      int at = ORIGIN + rows[over[i]] * stride;
      FloatVector value = FloatVector.broadcast(SPECIES, Math.abs(values[over[i]]));
      FloatVector s = fromArray(SPECIES, w, at + 3 * COUNT);
      FloatVector a = s.abs();
      IntVector is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      FloatVector out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at)).intoArray(w, at);
      s.sub(out).intoArray(w, at + 3 * COUNT);
      allMoved = out.abs().add(allMoved);
      allChanged = d0.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 4 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + COUNT)).intoArray(w, at + COUNT);
      s.sub(out).intoArray(w, at + 4 * COUNT);
      allMoved = out.abs().add(allMoved);
      allChanged = d1.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 5 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 2 * COUNT)).intoArray(w, at + 2 * COUNT);
      s.sub(out).intoArray(w, at + 5 * COUNT);
      allMoved = out.abs().add(allMoved);
      allChanged = d2.and(is).reinterpretAsFloats().fma(value, allChanged);
    }
    allMoved.intoArray(moved, 0);
    allChanged.intoArray(changed, 0);
  }

  private static void seven(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int[] over,
      int count,
      float[] change,
      float scale,
      float limit,
      float[] moved,
      float[] changed) {
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    FloatVector least = FloatVector.broadcast(SPECIES, limit);
    IntVector d0 = fromArray(SPECIES, change, 0).abs().reinterpretAsInts();
    IntVector d1 = fromArray(SPECIES, change, COUNT).abs().reinterpretAsInts();
    IntVector d2 = fromArray(SPECIES, change, 2 * COUNT).abs().reinterpretAsInts();
    IntVector d3 = fromArray(SPECIES, change, 3 * COUNT).abs().reinterpretAsInts();
    IntVector d4 = fromArray(SPECIES, change, 4 * COUNT).abs().reinterpretAsInts();
    IntVector d5 = fromArray(SPECIES, change, 5 * COUNT).abs().reinterpretAsInts();
    IntVector d6 = fromArray(SPECIES, change, 6 * COUNT).abs().reinterpretAsInts();
    FloatVector allMoved = FloatVector.zero(SPECIES);
    FloatVector allChanged = allMoved;
    for (int i = 0; i < count; i++) {
      int at = ORIGIN + rows[over[i]] * stride;
      FloatVector value = FloatVector.broadcast(SPECIES, Math.abs(values[over[i]]));
      FloatVector s = fromArray(SPECIES, w, at + 7 * COUNT);
      FloatVector a = s.abs();
      IntVector is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      FloatVector out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at)).intoArray(w, at);
      s.sub(out).intoArray(w, at + 7 * COUNT);
      FloatVector ofRow = out.abs();
      allChanged = d0.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 8 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + COUNT)).intoArray(w, at + COUNT);
      s.sub(out).intoArray(w, at + 8 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d1.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 9 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 2 * COUNT)).intoArray(w, at + 2 * COUNT);
      s.sub(out).intoArray(w, at + 9 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d2.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 10 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 3 * COUNT)).intoArray(w, at + 3 * COUNT);
      s.sub(out).intoArray(w, at + 10 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d3.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 11 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 4 * COUNT)).intoArray(w, at + 4 * COUNT);
      s.sub(out).intoArray(w, at + 11 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d4.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 12 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 5 * COUNT)).intoArray(w, at + 5 * COUNT);
      s.sub(out).intoArray(w, at + 12 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d5.and(is).reinterpretAsFloats().fma(value, allChanged);
      s = fromArray(SPECIES, w, at + 13 * COUNT);
      a = s.abs();
      is = least.sub(a).reinterpretAsInts().lanewise(ASHR, SIGN);
      out = s.reinterpretAsInts().and(is).reinterpretAsFloats();
      out.fma(g, fromArray(SPECIES, w, at + 6 * COUNT)).intoArray(w, at + 6 * COUNT);
      s.sub(out).intoArray(w, at + 13 * COUNT);
      ofRow = out.abs().add(ofRow);
      allChanged = d6.and(is).reinterpretAsFloats().fma(value, allChanged);
      allMoved = ofRow.add(allMoved);
      fromArray(SPECIES, w, at + 14 * COUNT).sub(ofRow).intoArray(w, at + 14 * COUNT);
    }
    allMoved.intoArray(moved, 0);
    allChanged.intoArray(changed, 0);
  }
}
