package org.synapticcaching.simd.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.kernel.GroupKernels;

/** Groups hold every pattern once, beside others like it, with all of its active inputs. */
class ClassGroupsTest {
  private static final int INPUTS = 21;
  private static final int CLASSES = 5;
  private static final int PER_KIND = GroupKernels.PATTERNS;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 39})
  void everyPatternIsInOneGroup(int size) {
    int[] order = order(inputs(size).groups());
    Arrays.sort(order);
    assertArrayEquals(IntStream.range(0, size).toArray(), order);
  }

  private static int[] order(ClassGroups groups) {
    return IntStream.range(0, groups.groups())
        .flatMap(g -> IntStream.range(0, groups.size(g)).map(i -> groups.pattern(g, i)))
        .toArray();
  }

  /** Four of each of twelve kinds, half of these of each class, one kind after another. */
  @Test
  void patternsAreBesideThoseMostAlike() {
    int kinds = 12;
    int length = 200;
    float[] values = new float[PER_KIND * kinds * length];
    int[] labels = new int[PER_KIND * kinds];
    for (int p = 0; p < labels.length; p++) {
      labels[p] = p % kinds % 2;
      // An input of its own beside those of its kind.
      Arrays.fill(values, p * length + p % kinds * 10, p * length + p % kinds * 10 + 10, 1f);
      values[p * length + length - 1 - p] = 1;
    }
    Patterns patterns = Patterns.ofFloats(values, length, labels, 2);
    int[] order = order(new SparseInputs(patterns, true, true).groups());
    for (int i = 0; i < order.length; i++) {
      assertEquals(order[i / PER_KIND * PER_KIND] % kinds, order[i] % kinds, "place " + i);
      assertEquals(2 * i / order.length, labels[order[i]], "class of place " + i);
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
