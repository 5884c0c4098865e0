package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.synapticcaching.model.RandomStreams;

/**
 * Numbers that kernels are tried with, in rows whose length lies around multiples of the vector
 * width, and as many rows as lie around multiples of the unrolled four.
 */
final class KernelInputs {
  /** More than any unrolled loop takes twice. */
  static final int MOST_ROWS = 9;

  /** The largest magnitude of {@link Numbers#EXTREME}. */
  private static final double LARGEST = 1e15;

  private static final float[] EXTREMES = {
    0, -0f, Float.MIN_VALUE, 1e-38f, 3e-20f, 1e-6f, 0.75f, 1, 7e8f, 1e15f
  };

  /** Kinds of numbers. */
  enum Numbers {
    /** Few small integers, whose sums and products are exact in any order. */
    INTEGERS,
    /** Of one order of magnitude. */
    NORMAL,
    /** Zeros of both signs, subnormal, tiny, and so large that products just do not overflow. */
    EXTREME;

    private float draw(RandomGenerator random) {
      return switch (this) {
        case INTEGERS -> random.nextInt(-4, 5);
        case NORMAL -> (float) random.nextGaussian();
        case EXTREME -> EXTREMES[random.nextInt(EXTREMES.length)] * (random.nextBoolean() ? 1 : -1);
      };
    }
  }

  final Numbers numbers;
  final int length;
  final int width;
  private final RandomGenerator random;

  KernelInputs(Numbers numbers, int length, int number) {
    this.numbers = numbers;
    this.length = length;
    this.width = FloatLanes.padded(length);
    this.random = new RandomStreams(length).of(RandomStreams.Purpose.PATTERNS, number);
  }

  /** Every kind of numbers in rows of every length. */
  static Stream<Arguments> all() {
    return Stream.of(Numbers.values())
        .flatMap(numbers -> lengths().mapToObj(length -> Arguments.of(numbers, length)));
  }

  /** 1, primes, and the neighbours of multiples of the vector width. */
  static IntStream lengths() {
    return IntStream.of(
            1, 2, 7, 13, COUNT - 1, COUNT, COUNT + 1, 2 * COUNT, 2 * COUNT + 3, 4 * COUNT - 1, 101)
        .distinct()
        .sorted();
  }

  /** One number. */
  float number() {
    return numbers.draw(random);
  }

  /** A row of numbers, padded with zeros. */
  float[] row() {
    return fill(new float[width], 0, length);
  }

  /** Numbers without padding. */
  float[] values(int count) {
    return fill(new float[count], 0, count);
  }

  /** Rows with transient parts, and room for their lane sums if they have any. */
  float[] transientRows(int rows) {
    return matrix(rows, 2, TransientKernels.stride(width) - 2 * width);
  }

  /** Rows in an array: each of some parts that are padded with zeros, then the gap. */
  float[] matrix(int rows, int parts, int gap) {
    int stride = parts * width + gap;
    float[] w = new float[ORIGIN + rows * stride];
    for (int r = 0; r < rows; r++) {
      for (int part = 0; part < parts; part++) {
        fill(w, ORIGIN + r * stride + part * width, length);
      }
    }
    return w;
  }

  private float[] fill(float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = number();
    }
    return values;
  }

  /** Numbers of rows, none twice, in any order, from position {@code from} on. */
  int[] list(int from, int count, int rows) {
    int[] all = IntStream.range(0, rows).toArray();
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, rows);
      int swapped = all[i];
      all[i] = all[other];
      all[other] = swapped;
    }
    int[] list = new int[from + count];
    System.arraycopy(all, 0, list, from, count);
    return list;
  }

  /**
   * Fails unless a sum of products is within rounding.
   *
   * @param exact in float64
   * @param magnitude summed magnitudes of what was added up
   * @param terms number of terms
   */
  void assertSum(double exact, double magnitude, int terms, float actual, String what) {
    double subnormal = 2 * terms * Float.MIN_VALUE * LARGEST;
    double bound = numbers == Numbers.INTEGERS ? 0 : 1e-6 * magnitude + subnormal;
    assertTrue(
        Math.abs(exact - actual) <= bound,
        () -> what + ": expected " + exact + ", got " + actual + ", bound " + bound);
  }
}
