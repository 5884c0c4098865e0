package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.kernel.GroupKernels;

/** Groups hold every pattern once, class by class, with all of its active inputs. */
class ClassGroupsTest {
  private static final int INPUTS = 21;
  private static final int CLASSES = 5;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 39})
  void everyPatternIsInOneGroupBesideOthersOfItsClass(int size) {
    ClassGroups groups = inputs(size).groups();
    Patterns patterns = patterns(size);
    int[] order =
        IntStream.range(0, groups.groups())
            .flatMap(g -> IntStream.range(0, groups.size(g)).map(i -> groups.pattern(g, i)))
            .toArray();
    assertEquals(size, order.length);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, size).toArray(), sorted);
    for (int i = 1; i < size; i++) {
      int before = patterns.label(order[i - 1]);
      int label = patterns.label(order[i]);
      assertTrue(before < label || (before == label && order[i - 1] < order[i]));
    }
  }

  /** The weights of each row are a power of two of its own: a sum tells which rows are in it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 39})
  void theSumsOfAPatternAreThoseOfItsActiveInputs(int size) {
    ClassGroups groups = inputs(size).groups();
    float[] w = new float[(INPUTS + 1) * COUNT];
    for (int i = 0; i < w.length; i++) {
      w[i] = 1 << i / COUNT;
    }
    SparseInputs.Presented presented = inputs(size).presented();
    float[][] z = new float[GroupKernels.PATTERNS][COUNT];
    for (int g = 0; g < groups.groups(); g++) {
      groups.combine(g, w, 0, 1, z, 0);
      for (int i = 0; i < groups.size(g); i++) {
        presented.present(groups.pattern(g, i));
        float sum = 0;
        for (int k = presented.from; k < presented.to; k++) {
          sum = Math.fma(w[presented.list[k] * COUNT], presented.inputs[k], sum);
        }
        assertTrue(presented.to > presented.from);
        assertEquals(sum, z[i][COUNT - 1]);
      }
    }
  }

  private static SparseInputs inputs(int size) {
    SparseInputs inputs = new SparseInputs(patterns(size), true, true);
    assertTrue(inputs.areListed());
    return inputs;
  }

  private static Patterns patterns(int size) {
    return ContractPatterns.BACKGROUND_BYTES.make(size, INPUTS, CLASSES, 3);
  }
}
