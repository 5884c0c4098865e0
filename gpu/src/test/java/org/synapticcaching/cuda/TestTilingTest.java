package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How much of the first weight matrix blocks have on several cards. */
class TestTilingTest {
  /** Of compute capability 8.0, 8.6 and 8.9, 9.0: the programming guide's limits for a block. */
  @ParameterizedTest
  @MethodSource("limits")
  void sharedMemoryStaysWithinTheLimit(int limit, int rows, int quads, int atOnce) {
    TestTiling tiling = TestTiling.of(rows, limit);
    assertEquals(new TestTiling(quads, atOnce), tiling);
    assertTrue(tiling.sharedBytes() <= limit, tiling.sharedBytes() + " bytes");
  }

  static Stream<Arguments> limits() {
    int ampere = 163 * 1024;
    int consumer = 99 * 1024;
    int hopper = 227 * 1024;
    return Stream.of(
        // MNIST's test set is active at 668 inputs, and all of its inputs with a bias are 785.
        Arguments.of(hopper, 668, 2, 668),
        Arguments.of(hopper, 785, 2, 785),
        Arguments.of(ampere, 668, 1, 668),
        Arguments.of(ampere, 785, 1, 785),
        Arguments.of(consumer, 668, 1, 668),
        Arguments.of(consumer, 785, 2, 369),
        Arguments.of(hopper, 4200, 2, 881),
        Arguments.of(hopper, 0, 2, 1));
  }
}
