package org.synapticcaching.simd.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.dataset.PerceptronTask;

/** Products of signs, and the fields that are sums of them, against plain sums over synapses. */
class GramFieldsTest {
  /** More than are summed up in 16 bits. */
  private static final int UPDATES = 700;

  /**
   * Even and odd numbers of patterns and of inputs, words of bits that are full and that are not.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "7, 31", "63, 33", "64, 2", "127, 65", "250, 70", "1000, 97"})
  void productsAreThoseOfPlainSums(int n, int patterns) {
    BinaryPatterns changes = new BinaryPatterns(PerceptronTask.random(n, patterns, 5));
    requireProducts(changes, true);
  }

  /** Of two patterns that are alike half a product is 150, and of two opposite ones -151. */
  @Test
  void whatFitsNoByteIsKeptBeside() {
    requireProducts(patternsOf((p, i) -> p == 33 || p == 35 ? 2 : p), true);
  }

  @Test
  void whereMuchFitsNoByteAllIsKeptInTwo() {
    requireProducts(patternsOf((p, i) -> i % 8 == 0 ? p : 0), false);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 31", "64, 2", "127, 65", "250, 70", "1000, 97"})
  void fieldsAreThoseOfPlainSums(int n, int patterns) {
    BinaryPatterns changes = new BinaryPatterns(PerceptronTask.random(n, patterns, 5));
    GramMatrix gram = changes.gram();
    requireFields(changes, List.of(new ByteFields(gram), new IntegerFields(gram)));
  }

  @Test
  void fieldsOfPatternsThatAreAlikeAreThoseOfPlainSums() {
    BinaryPatterns twins = patternsOf((p, i) -> p == 33 || p == 35 ? 2 : p);
    requireFields(twins, List.of(new ByteFields(twins.gram())));
    BinaryPatterns alike = patternsOf((p, i) -> i % 8 == 0 ? p : 0);
    requireFields(alike, List.of(new IntegerFields(alike.gram())));
  }

  /** Random patterns, of which input i of pattern p is that of another one. */
  private static BinaryPatterns patternsOf(IntBinaryOperator other) {
    int n = 300;
    int patterns = 40;
    PerceptronTask random = PerceptronTask.random(n, patterns, 7);
    double[] values = new double[patterns * n];
    double[] targets = new double[patterns];
    for (int p = 0; p < patterns; p++) {
      for (int i = 0; i < n; i++) {
        values[p * n + i] = random.value(other.applyAsInt(p, i), i);
      }
      targets[p] = p == 35 ? -random.target(2) : random.target(other.applyAsInt(p, 0));
    }
    return new BinaryPatterns(PerceptronTask.of(values, n, targets));
  }

  private static void requireProducts(BinaryPatterns changes, boolean bytes) {
    GramMatrix gram = changes.gram();
    if (bytes) {
      assertNotNull(gram.halves());
    } else {
      assertNull(gram.halves());
    }
    for (int p = 0; p < changes.patterns(); p++) {
      for (int q = 0; q < changes.patterns(); q++) {
        int product = product(changes, p, q);
        int at = p * gram.stride() + q;
        if (bytes) {
          int half = p == q ? 0 : Math.max(-128, Math.min(127, Math.floorDiv(product, 2)));
          assertEquals(half, gram.halves()[at], "half of " + p + " and " + q);
        }
        assertEquals(product, gram.integers()[at], p + " and " + q);
      }
      for (int q = changes.patterns(); q < gram.stride(); q++) {
        assertEquals(0, gram.integers()[p * gram.stride() + q], "padding");
      }
    }
  }

  /** Learns one pattern each third time, so that its own product counts, and others at random. */
  private static void requireFields(BinaryPatterns changes, List<Fields> all) {
    int patterns = changes.patterns();
    Random random = new Random(11);
    long[] plain = new long[patterns];
    for (int update = 0; update < UPDATES; update++) {
      int p = random.nextInt(3) == 0 ? patterns / 2 : random.nextInt(patterns);
      for (int q = 0; q < patterns; q++) {
        plain[q] += product(changes, p, q);
      }
      for (Fields fields : all) {
        fields.learn(p, 1);
        requireErrors(plain, fields);
      }
    }
  }

  private static void requireErrors(long[] plain, Fields fields) {
    int from = 0;
    for (int q = 0; q < plain.length; q++) {
      if (plain[q] <= 0) {
        assertEquals(q, fields.nextWrong(from, plain.length, 1));
        from = q + 1;
      }
    }
    assertEquals(Fields.NONE, fields.nextWrong(from, plain.length, 1));
  }

  private static int product(BinaryPatterns changes, int p, int q) {
    double product = 0;
    for (int i = 0; i < changes.length(); i++) {
      product += changes.value(p, i) * changes.value(q, i);
    }
    return (int) product;
  }
}
