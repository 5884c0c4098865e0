package org.synapticcaching.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.contract.ContractPatterns;
import org.synapticcaching.dataset.Patterns;

/** Every pattern is in a group, with others that are active at much the same inputs. */
class PatternGroupsTest {
  @Test
  void groupsHoldEveryPatternOnceAndListTheirInputs() {
    Patterns patterns = ContractPatterns.SPARSE_BYTES.make(205, 70, 3, 1);
    PatternGroups groups = new PatternGroups(patterns, 0, true);
    assertEquals(26, groups.size());
    int[] seen = new int[patterns.size()];
    float[] values = new float[70];
    int before = Integer.MAX_VALUE;
    for (int g = 0; g < groups.size(); g++) {
      BitSet expected = new BitSet();
      expected.set(70);
      for (int n = 0; n < PatternGroups.TOGETHER; n++) {
        int p = groups.pattern(g, n);
        if (p >= 0) {
          seen[p]++;
          patterns.read(p, values, 0);
          IntStream.range(0, 70).filter(i -> values[i] != 0).forEach(expected::set);
        }
      }
      assertEquals(expected, groups.inputs(g));
      assertTrue(expected.cardinality() <= before, "groups with fewer inputs come later");
      before = expected.cardinality();
    }
    int[] once = new int[seen.length];
    Arrays.fill(once, 1);
    assertArrayEquals(once, seen);
    assertTrue(groups.inputs().get(70) && groups.inputs().cardinality() == 71);
  }

  @Test
  void patternsThatAreActiveAtTheSameInputsComeTogether() {
    float[] values = new float[32 * 20];
    for (int p = 0; p < 32; p++) {
      Arrays.fill(values, p * 20 + p % 4 * 5, p * 20 + p % 4 * 5 + 5, 1 + p);
    }
    PatternGroups groups =
        new PatternGroups(Patterns.ofFloats(values, 20, new int[32], 2), 0, false);
    for (int g = 0; g < 4; g++) {
      assertEquals(5, groups.inputs(g).cardinality());
    }
  }
}
