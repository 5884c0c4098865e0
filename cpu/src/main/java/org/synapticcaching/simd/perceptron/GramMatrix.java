package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.synapticcaching.simd.kernel.DoubleLanes;

/**
 * The product of every two updates of a perceptron: row p is what update p adds to the fields of
 * all patterns. Symmetric; rows are padded with zeros to {@link #stride()}.
 */
final class GramMatrix {
  /** Rows of this many patterns stay in the cache while they are multiplied. */
  private static final int BLOCK = 32;

  private final int patterns;
  private final int stride;
  private final short[] integers;
  private final double[] numbers;

  private GramMatrix(int patterns, int stride, short[] integers, double[] numbers) {
    this.patterns = patterns;
    this.stride = stride;
    this.integers = integers;
    this.numbers = numbers;
  }

  /** Distance between rows: P padded to 64. */
  static int stride(int patterns) {
    return (patterns + 63) / 64 * 64;
  }

  /** Memory of a matrix in bytes. */
  static long bytes(int patterns, boolean onlySigns) {
    return (long) patterns * stride(patterns) * (onlySigns ? Short.BYTES : Double.BYTES);
  }

  /**
   * From +1 and -1: with a bit each, the product is the length minus twice the number of bits that
   * differ.
   *
   * @param signs rows, +1 or -1
   * @param rowStride distance between rows
   * @param length N + 1, at most {@link Short#MAX_VALUE}
   */
  static GramMatrix ofSigns(byte[] signs, int rowStride, int length, int patterns) {
    int words = (length + Long.SIZE - 1) / Long.SIZE;
    long[] bits = new long[words * patterns];
    for (int p = 0; p < patterns; p++) {
      for (int i = 0; i < length; i++) {
        if (signs[p * rowStride + i] > 0) {
          bits[p * words + i / Long.SIZE] |= 1L << i;
        }
      }
    }
    int stride = stride(patterns);
    short[] products = new short[patterns * stride + DoubleLanes.SLACK];
    for (int from = 0; from < patterns; from += BLOCK) {
      int to = Math.min(patterns, from + BLOCK);
      for (int p = 0; p < to; p++) {
        for (int q = Math.max(from, p); q < to; q++) {
          short product = (short) (length - 2 * differing(bits, p * words, q * words, words));
          products[p * stride + q] = product;
          products[q * stride + p] = product;
        }
      }
    }
    return new GramMatrix(patterns, stride, products, null);
  }

  private static int differing(long[] bits, int p, int q, int words) {
    int differing = 0;
    for (int k = 0; k < words; k++) {
      differing += Long.bitCount(bits[p + k] ^ bits[q + k]);
    }
    return differing;
  }

  /**
   * From any numbers.
   *
   * @param values rows, padded with zeros to {@code rowStride}, a multiple of the vector width
   */
  static GramMatrix ofNumbers(double[] values, int rowStride, int patterns) {
    int stride = stride(patterns);
    double[] products = new double[patterns * stride];
    double[] four = new double[4];
    for (int from = 0; from < patterns; from += BLOCK) {
      int to = Math.min(patterns, from + BLOCK);
      for (int p = 0; p < to; p++) {
        for (int q = Math.max(from, p); q < to; q += four.length) {
          // Rows beyond the last are taken again and not used.
          multiply(
              values, p * rowStride, q * rowStride, (patterns - 1) * rowStride, rowStride, four);
          for (int k = 0; k < four.length && q + k < to; k++) {
            products[p * stride + q + k] = four[k];
            products[(q + k) * stride + p] = four[k];
          }
        }
      }
    }
    return new GramMatrix(patterns, stride, null, products);
  }

  /** Products of one row with four in a row, none of which begins after {@code last}. */
  private static void multiply(
      double[] values, int p, int q, int last, int length, double[] products) {
    int q1 = Math.min(q + length, last);
    int q2 = Math.min(q1 + length, last);
    int q3 = Math.min(q2 + length, last);
    DoubleVector sum0 = DoubleVector.zero(SPECIES);
    DoubleVector sum1 = sum0;
    DoubleVector sum2 = sum0;
    DoubleVector sum3 = sum0;
    for (int i = 0; i < length; i += COUNT) {
      DoubleVector row = DoubleVector.fromArray(SPECIES, values, p + i);
      sum0 = row.fma(DoubleVector.fromArray(SPECIES, values, q + i), sum0);
      sum1 = row.fma(DoubleVector.fromArray(SPECIES, values, q1 + i), sum1);
      sum2 = row.fma(DoubleVector.fromArray(SPECIES, values, q2 + i), sum2);
      sum3 = row.fma(DoubleVector.fromArray(SPECIES, values, q3 + i), sum3);
    }
    products[0] = DoubleLanes.sum(sum0);
    products[1] = DoubleLanes.sum(sum1);
    products[2] = DoubleLanes.sum(sum2);
    products[3] = DoubleLanes.sum(sum3);
  }

  /** Product of two rows whose length is a multiple of the vector width. */
  static double product(double[] a, int atA, double[] b, int atB, int length) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int i = 0; i < length; i += COUNT) {
      sum =
          DoubleVector.fromArray(SPECIES, a, atA + i)
              .fma(DoubleVector.fromArray(SPECIES, b, atB + i), sum);
    }
    return DoubleLanes.sum(sum);
  }

  /** P. */
  int patterns() {
    return patterns;
  }

  /** Distance between rows. */
  int stride() {
    return stride;
  }

  /** Products of signs, row-major; null for other numbers. */
  short[] integers() {
    return integers;
  }

  /** Products of numbers, row-major; null for signs. */
  double[] numbers() {
    return numbers;
  }
}
