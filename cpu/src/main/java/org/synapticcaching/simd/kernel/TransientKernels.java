package org.synapticcaching.simd.kernel;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Learning and consolidation over rows [persistent | transient | lane sums of abs(transient)], each
 * of the first two parts {@code width} floats long and the sums one vector. Row r begins at {@code
 * ORIGIN + r * stride}.
 *
 * <p>Rows of few vectors have no sums: they would be a fifth or more of all that is read and
 * written, which is what takes the time, and learning rather takes magnitudes before and after.
 *
 * <p>The largest of magnitudes is that of their bits as integers: one instruction, where that of
 * floats, for the sake of NaN and -0, takes six, and learning would take a fifth longer. They are
 * taken with a constant that is read once for several; abs() reads its own each time.
 */
public final class TransientKernels {
  /** Rows of so many vectors have no sums. */
  private static final int MOST_WITHOUT_SUMS = 3;

  private TransientKernels() {}

  /** Whether rows with parts of so many floats have lane sums. */
  public static boolean haveSums(int width) {
    return width > MOST_WITHOUT_SUMS * COUNT;
  }

  /** Floats of a row: parts and sums; rows of 256 bytes have a spare vector (cpu/docs/speed.md). */
  public static int stride(int width) {
    return 2 * width + (haveSums(width) || 2 * width * Float.BYTES == 256 ? COUNT : 0);
  }

  /**
   * transient(row) += value x change for each listed row, with its sums; lists the rows with a
   * magnitude over the limit. For rows that have sums.
   *
   * @param rows which rows, from {@code from} to {@code to}; none twice
   * @param values factor of each of them
   * @param change padded with zeros to {@code width}
   * @param limit exceeded strictly; NaN exceeds none
   * @param over overwritten: the positions in {@code rows} of rows over the limit, ascending;
   *     {@code to - from} ints, or one more than are found
   * @param sumChange overwritten: by how much the sums have grown, in lanes, {@code COUNT} floats
   * @return number of rows over the limit
   */
  public static int learn(
      float[] w,
      int stride,
      int[] rows,
      float[] values,
      int from,
      int to,
      float[] change,
      int width,
      float limit,
      int[] over,
      float[] sumChange) {
    FloatVector total = FloatVector.zero(SPECIES);
    IntVector allButSign = FloatLanes.ALL_BUT_SIGN;
    int found = 0;
    int k = from;
    int end = from + FloatLanes.wholeFours(to - from);
    for (; k < end; k += 4) {
      int b0 = ORIGIN + rows[k] * stride + width;
      int b1 = ORIGIN + rows[k + 1] * stride + width;
      int b2 = ORIGIN + rows[k + 2] * stride + width;
      int b3 = ORIGIN + rows[k + 3] * stride + width;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, values[k + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, values[k + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, values[k + 3]);
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      IntVector most0 = IntVector.zero(INTS);
      IntVector most1 = most0;
      IntVector most2 = most0;
      IntVector most3 = most0;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector d = FloatVector.fromArray(SPECIES, change, v);
        FloatVector s0 = d.fma(x0, FloatVector.fromArray(SPECIES, w, b0 + v));
        FloatVector s1 = d.fma(x1, FloatVector.fromArray(SPECIES, w, b1 + v));
        FloatVector s2 = d.fma(x2, FloatVector.fromArray(SPECIES, w, b2 + v));
        FloatVector s3 = d.fma(x3, FloatVector.fromArray(SPECIES, w, b3 + v));
        s0.intoArray(w, b0 + v);
        s1.intoArray(w, b1 + v);
        s2.intoArray(w, b2 + v);
        s3.intoArray(w, b3 + v);
        IntVector a0 = s0.reinterpretAsInts().and(allButSign);
        IntVector a1 = s1.reinterpretAsInts().and(allButSign);
        IntVector a2 = s2.reinterpretAsInts().and(allButSign);
        IntVector a3 = s3.reinterpretAsInts().and(allButSign);
        sum0 = a0.reinterpretAsFloats().add(sum0);
        sum1 = a1.reinterpretAsFloats().add(sum1);
        sum2 = a2.reinterpretAsFloats().add(sum2);
        sum3 = a3.reinterpretAsFloats().add(sum3);
        most0 = a0.max(most0);
        most1 = a1.max(most1);
        most2 = a2.max(most2);
        most3 = a3.max(most3);
      }
      int tail = width;
      FloatVector old0 = FloatVector.fromArray(SPECIES, w, b0 + tail);
      FloatVector old1 = FloatVector.fromArray(SPECIES, w, b1 + tail);
      FloatVector old2 = FloatVector.fromArray(SPECIES, w, b2 + tail);
      FloatVector old3 = FloatVector.fromArray(SPECIES, w, b3 + tail);
      total = sum0.sub(old0).add(sum1.sub(old1)).add(total);
      total = sum2.sub(old2).add(sum3.sub(old3)).add(total);
      sum0.intoArray(w, b0 + tail);
      sum1.intoArray(w, b1 + tail);
      sum2.intoArray(w, b2 + tail);
      sum3.intoArray(w, b3 + tail);
      IntVector most = most0.max(most1).max(most2.max(most3));
      if (most.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found] = k;
        found += most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        over[found] = k + 1;
        found += most1.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        over[found] = k + 2;
        found += most2.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue() ? 1 : 0;
        if (most3.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
          over[found++] = k + 3;
        }
      }
    }
    for (; k < to; k++) {
      int b0 = ORIGIN + rows[k] * stride + width;
      FloatVector x0 = FloatVector.broadcast(SPECIES, values[k]);
      FloatVector sum0 = FloatVector.zero(SPECIES);
      IntVector most0 = IntVector.zero(INTS);
      for (int v = 0; v < width; v += COUNT) {
        FloatVector s0 =
            x0.fma(
                FloatVector.fromArray(SPECIES, change, v),
                FloatVector.fromArray(SPECIES, w, b0 + v));
        s0.intoArray(w, b0 + v);
        IntVector a0 = s0.reinterpretAsInts().and(allButSign);
        sum0 = a0.reinterpretAsFloats().add(sum0);
        most0 = a0.max(most0);
      }
      total = sum0.sub(FloatVector.fromArray(SPECIES, w, b0 + width)).add(total);
      sum0.intoArray(w, b0 + width);
      if (most0.reinterpretAsFloats().compare(VectorOperators.GT, limit).anyTrue()) {
        over[found++] = k;
      }
    }
    total.intoArray(sumChange, 0);
    return found;
  }

  /**
   * sums[lane] = sum over the first {@code rows} rows of abs(transient), which follows persistent
   * in a row; four rows are added up before they join the sum, so that it rounds less often.
   *
   * @param sums overwritten, {@code width} floats
   */
  public static void laneMagnitudes(float[] w, int stride, int rows, float[] sums, int width) {
    Arrays.fill(sums, 0, width, 0f);
    int r = 0;
    for (; r + 3 < rows; r += 4) {
      int b0 = ORIGIN + r * stride + width;
      for (int v = 0; v < width; v += COUNT) {
        int at = b0 + v;
        FloatVector a = FloatVector.fromArray(SPECIES, w, at).abs();
        a = FloatVector.fromArray(SPECIES, w, at + stride).abs().add(a);
        FloatVector b = FloatVector.fromArray(SPECIES, w, at + 2 * stride).abs();
        b = FloatVector.fromArray(SPECIES, w, at + 3 * stride).abs().add(b);
        FloatVector.fromArray(SPECIES, sums, v).add(a.add(b)).intoArray(sums, v);
      }
    }
    for (; r < rows; r++) {
      int base = ORIGIN + r * stride + width;
      for (int v = 0; v < width; v += COUNT) {
        FloatVector a = FloatVector.fromArray(SPECIES, w, base + v).abs();
        FloatVector.fromArray(SPECIES, sums, v).add(a).intoArray(sums, v);
      }
    }
  }

  /**
   * Consolidates whole rows: persistent += scale x transient, transient = 0.
   *
   * @param rows which rows, the first {@code count} of the array
   * @param scales g of each of them
   */
  public static void consolidateRows(
      float[] w, int stride, int[] rows, float[] scales, int count, int width) {
    FloatVector zero = FloatVector.zero(SPECIES);
    boolean sums = haveSums(width);
    for (int i = 0; i < count; i++) {
      int base = ORIGIN + rows[i] * stride;
      FloatVector g = FloatVector.broadcast(SPECIES, scales[i]);
      for (int v = base; v < base + width; v += COUNT) {
        FloatVector s = FloatVector.fromArray(SPECIES, w, v + width);
        s.fma(g, FloatVector.fromArray(SPECIES, w, v)).intoArray(w, v);
        zero.intoArray(w, v + width);
      }
      if (sums) {
        zero.intoArray(w, base + 2 * width);
      }
    }
  }

  /** The same in the first {@code rows} rows, all with one scale. */
  public static void consolidateAll(float[] w, int stride, int rows, float scale, int width) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector g = FloatVector.broadcast(SPECIES, scale);
    boolean sums = haveSums(width);
    int base = ORIGIN;
    for (int r = 0; r < rows; r++) {
      for (int v = base; v < base + width; v += COUNT) {
        FloatVector persistent = FloatVector.fromArray(SPECIES, w, v);
        g.fma(FloatVector.fromArray(SPECIES, w, v + width), persistent).intoArray(w, v);
        zero.intoArray(w, v + width);
      }
      if (sums) {
        zero.intoArray(w, base + 2 * width);
      }
      base += stride;
    }
  }

  /**
   * Adds up the lane sums of one row.
   *
   * @param base where the row begins
   * @param sums overwritten from {@code at} on, {@code COUNT} floats
   */
  public static void sumUp(float[] w, int base, int width, float[] sums, int at) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int v = base + width; v < base + 2 * width; v += COUNT) {
      sum = FloatVector.fromArray(SPECIES, w, v).abs().add(sum);
    }
    sum.intoArray(sums, at);
  }

  /**
   * transient *= scale in one row, and its lane sums. Plain loops: this runs too rarely to be
   * compiled early, and vectors in code that is not compiled are objects.
   *
   * @param base where the row begins
   * @param negligible smaller magnitudes become 0
   * @param sums overwritten from {@code at} on, {@code COUNT} floats
   */
  public static void scale(
      float[] w, int base, int width, float scale, float negligible, float[] sums, int at) {
    Arrays.fill(sums, at, at + COUNT, 0f);
    for (int v = base + width; v < base + 2 * width; v += COUNT) {
      for (int j = 0; j < COUNT; j++) {
        float s = w[v + j] * scale;
        s = Math.abs(s) < negligible ? 0f : s;
        w[v + j] = s;
        sums[at + j] += Math.abs(s);
      }
    }
  }
}
