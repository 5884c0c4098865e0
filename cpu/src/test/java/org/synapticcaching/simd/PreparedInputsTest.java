package org.synapticcaching.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.layer.SparseInputs;

/** Inputs are found once for each set of patterns and each form, whoever asks for them. */
class PreparedInputsTest {
  private static final Patterns PATTERNS = patterns(1);

  private static Patterns patterns(long seed) {
    return ContractPatterns.BACKGROUND_BYTES.make(5, 20, 2, seed);
  }

  @Test
  void eachFormIsMadeOnce() {
    PreparedInputs prepared = new PreparedInputs();
    SparseInputs plain = prepared.of(PATTERNS, false, false);
    SparseInputs biased = prepared.of(PATTERNS, true, false);
    SparseInputs shared = prepared.of(PATTERNS, false, true);
    assertEquals(3, new HashSet<>(Set.of(plain, biased, shared)).size());
    assertSame(plain, prepared.of(PATTERNS, false, false));
    assertSame(biased, prepared.of(PATTERNS, true, false));
    assertSame(shared, prepared.of(PATTERNS, false, true));
    assertNotSame(plain, prepared.of(patterns(1), false, false), "equal patterns are not the same");
    assertEquals(0, plain.background);
    assertEquals(-0.125f, shared.background);
  }

  @Test
  void theOldestIsForgottenFirst() {
    PreparedInputs prepared = new PreparedInputs();
    SparseInputs first = prepared.of(PATTERNS, false, false);
    SparseInputs second = prepared.of(PATTERNS, true, false);
    IntStream.range(0, 7).forEach(n -> prepared.of(patterns(2 + n), false, false));
    assertSame(second, prepared.of(PATTERNS, true, false));
    assertNotSame(first, prepared.of(PATTERNS, false, false));
  }
}
