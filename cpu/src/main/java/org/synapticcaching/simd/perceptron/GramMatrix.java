package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.synapticcaching.simd.kernel.DoubleLanes;

/**
 * The product of every two updates of a perceptron: row p is what update p adds to the fields of
 * all patterns. Symmetric; rows are padded with zeros to {@link #stride()}. Not thread-safe.
 */
final class GramMatrix {
  /** Rows of this many patterns stay in the cache while they are multiplied. Even. */
  private static final int BLOCK = 32;

  /**
   * Part of products that may exceed a byte: with one in twenty-three, bytes are as fast as shorts.
   */
  private static final double EXCESSIVE = 1.0 / 32;

  private final int patterns;
  private final int stride;

  /** Of a pattern with itself, where all are +1 and -1; else unused. */
  private final int length;

  private byte[] halves;

  /** What products have beyond twice their halves. */
  private final SparseProducts excess;

  private short[] integers;
  private final double[] numbers;

  private GramMatrix(int patterns, int length, byte[] halves, double[] numbers) {
    this.patterns = patterns;
    this.stride = stride(patterns);
    this.length = length;
    this.halves = halves;
    this.excess = new SparseProducts(patterns, patterns + (int) (EXCESSIVE * patterns * stride));
    this.numbers = numbers;
  }

  /** Distance between rows: P padded to 64. */
  static int stride(int patterns) {
    return (patterns + 63) / 64 * 64;
  }

  /** Memory of a matrix in bytes, in both forms, without the few products beside. */
  static long bytes(int patterns, boolean onlySigns) {
    int each = onlySigns ? Byte.BYTES + Short.BYTES : Double.BYTES;
    return (long) patterns * stride(patterns) * each;
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
    long[] bits = bits(signs, rowStride, length, patterns, words);
    byte[] halves = new byte[patterns * stride(patterns) + DoubleLanes.SLACK];
    GramMatrix gram = new GramMatrix(patterns, length, halves, null);
    int[] differing = new int[2 * BLOCK];
    for (int from = 0; from < patterns; from += BLOCK) {
      int to = Math.min(patterns, from + BLOCK);
      for (int p = 0; p < to; p += 2) {
        // The last row is taken twice where their number is odd.
        int next = Math.min(p + 1, to - 1);
        int first = Math.max(from, p);
        count(bits, words, p * words, next * words, first * words, to * words, differing);
        for (int q = first; q < to; q++) {
          gram.set(p, q, differing[2 * (q - first)]);
          if (p < next && next <= q) {
            gram.set(next, q, differing[2 * (q - first) + 1]);
          }
        }
      }
    }
    gram.excess.close();
    return gram;
  }

  /** A bit each: a branch would be guessed wrong every other time. */
  private static long[] bits(byte[] signs, int rowStride, int length, int patterns, int words) {
    long[] bits = new long[words * patterns];
    for (int p = 0; p < patterns; p++) {
      for (int k = 0; k < words; k++) {
        int begin = p * rowStride + k * Long.SIZE;
        int end = Math.min(begin + Long.SIZE, p * rowStride + length);
        long word = 0;
        for (int i = begin; i < end; i++) {
          word = word << 1 | (signs[i] + 1) >> 1;
        }
        bits[p * words + k] = word;
      }
    }
    return bits;
  }

  /**
   * Bits that differ between each of two rows and each of some others: pairs, one after another.
   */
  private static void count(
      long[] bits, int words, int p, int next, int from, int to, int[] differing) {
    int at = 0;
    for (int q = from; q < to; q += words) {
      int one = 0;
      int other = 0;
      for (int k = 0; k < words; k++) {
        one += Long.bitCount(bits[p + k] ^ bits[q + k]);
        other += Long.bitCount(bits[next + k] ^ bits[q + k]);
      }
      differing[at] = one;
      differing[at + 1] = other;
      at += 2;
    }
  }

  /** Sets the product of two patterns; of no two twice. */
  private void set(int p, int q, int differing) {
    int half = length / 2 - differing;
    byte kept = p == q ? 0 : (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, half));
    if (integers == null && half != kept && excess.isFull()) {
      widen();
      halves = null;
    }
    if (integers != null) {
      short product = (short) (length - 2 * differing);
      integers[p * stride + q] = product;
      integers[q * stride + p] = product;
      return;
    }
    halves[p * stride + q] = kept;
    halves[q * stride + p] = kept;
    if (half != kept) {
      excess.add(p, q, 2 * (half - kept));
      if (p != q) {
        excess.add(q, p, 2 * (half - kept));
      }
    }
  }

  private void widen() {
    integers = new short[halves.length];
    for (int p = 0; p < patterns; p++) {
      for (int at = p * stride; at < p * stride + patterns; at++) {
        integers[at] = (short) (2 * halves[at] + length % 2);
      }
    }
    excess.addTo(integers, stride);
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
    return new GramMatrix(patterns, 0, null, products);
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

  /** Whether it is one of signs. */
  boolean ofSigns() {
    return numbers == null;
  }

  /** Product of a pattern of signs with itself: N + 1. */
  int length() {
    return length;
  }

  /**
   * Half of each product of signs, rounded down and at the limits of a byte, row-major, with zeros
   * on the diagonal: a product is twice that, one more where N + 1 is odd, and its {@link
   * #excess()}. Null where so many are beyond a byte that {@link #integers()} are faster.
   */
  byte[] halves() {
    return halves;
  }

  /**
   * What products are beyond twice their halves: the diagonal, so that each row has an entry and is
   * learned the same way, and the few beyond a byte.
   */
  SparseProducts excess() {
    return excess;
  }

  /** Products of signs, row-major; made from bytes when first asked for. */
  short[] integers() {
    if (integers == null) {
      widen();
    }
    return integers;
  }

  /** Products of numbers, row-major; null for signs. */
  double[] numbers() {
    return numbers;
  }
}
