package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;

/** Random masks: their sizes, their order of drawing, and that they are random. */
class MaskStreamTest {
  private static final Network NETWORK = Network.rp24(30, List.of(40), 10);

  private static MaskStream masks(PlasticityRule rule, PlasticShare share, long seed) {
    return new MaskStream(NETWORK, Plasticity.of(rule, share), seed);
  }

  private static boolean[] neurons(MaskStream masks, int layer, long presentation, int label) {
    boolean[] kept = new boolean[NETWORK.layers().get(layer).post()];
    masks.neurons(layer, presentation, label, kept);
    return kept;
  }

  private static BitSet members(boolean[] kept) {
    BitSet set = new BitSet();
    for (int j = 0; j < kept.length; j++) {
      set.set(j, kept[j]);
    }
    return set;
  }

  @Test
  void drawsAnewAreThoseOfASplittableRandom() {
    MaskStream masks = masks(PlasticityRule.RANDOM_NEURONS, PlasticShare.fraction(0.3), 5);
    for (int layer = 0; layer < 2; layer++) {
      SplittableRandom random = new SplittableRandom(masks.randomKey(layer));
      for (int t = 1; t <= 50; t++) {
        for (boolean kept : neurons(masks, layer, t, 0)) {
          assertEquals(random.nextDouble() < 0.3, kept);
        }
      }
    }
    assertNotEquals(masks.randomKey(0), masks.randomKey(1));
  }

  @Test
  void drawsAnewKeepTheFractionOnAverage() {
    for (PlasticShare share : List.of(PlasticShare.fraction(0.3), PlasticShare.count(12))) {
      MaskStream masks = masks(PlasticityRule.RANDOM_NEURONS, share, 7);
      int kept = 0;
      for (int t = 1; t <= 5000; t++) {
        kept += members(neurons(masks, 0, t, 0)).cardinality();
      }
      // 4.5 standard deviations of 200 000 draws.
      assertEquals(0.3, kept / 200_000.0, 0.0047);
    }
  }

  @Test
  void fractionOfOneKeepsEveryDraw() {
    MaskStream masks = masks(PlasticityRule.RANDOM_NEURONS, PlasticShare.ALL, 7);
    assertEquals(1L << 53, masks.randomBound(0));
    assertTrue(MaskStream.keeps(-1, masks.randomBound(0), Long.MAX_VALUE - 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_NEURONS", "PER_CLASS_NEURONS", "ALTERNATING_NEURONS"})
  void setsHaveTheirSizeAndDiffer(PlasticityRule rule) {
    Plasticity plasticity = Plasticity.of(rule, PlasticShare.fraction(0.4));
    if (rule == PlasticityRule.ALTERNATING_NEURONS) {
      plasticity = plasticity.withMasks(4);
    }
    MaskStream masks = new MaskStream(NETWORK, plasticity, 3);
    int[] counts = {16, 4};
    for (int layer = 0; layer < 2; layer++) {
      for (int set = 0; set < masks.setCount(); set++) {
        assertEquals(counts[layer], masks.fixedSet(layer, set).cardinality());
        if (set > 0) {
          assertNotEquals(masks.fixedSet(0, set - 1), masks.fixedSet(0, set));
        }
      }
    }
    MaskStream other = new MaskStream(NETWORK, plasticity, 4);
    assertNotEquals(masks.fixedSet(0, 0), other.fixedSet(0, 0));
    assertEquals(masks.fixedSet(0, 0), new MaskStream(NETWORK, plasticity, 3).fixedSet(0, 0));
  }

  @Test
  void setOfAPresentationFollowsFromTheRule() {
    MaskStream fixed = masks(PlasticityRule.FIXED_NEURONS, PlasticShare.count(9), 3);
    assertEquals(fixed.fixedSet(0, 0), members(neurons(fixed, 0, 8, 7)));
    MaskStream perClass = masks(PlasticityRule.PER_CLASS_NEURONS, PlasticShare.count(9), 3);
    assertEquals(10, perClass.setCount());
    assertEquals(perClass.fixedSet(0, 7), members(neurons(perClass, 0, 8, 7)));
    Plasticity three =
        Plasticity.of(PlasticityRule.ALTERNATING_NEURONS, PlasticShare.count(9)).withMasks(3);
    MaskStream alternating = new MaskStream(NETWORK, three, 3);
    assertEquals(alternating.fixedSet(1, 2), members(neurons(alternating, 1, 8, 7)));
    assertEquals(alternating.fixedSet(1, 0), members(neurons(alternating, 1, 9, 7)));
  }

  @Test
  void synapsesAreDrawnEvenlyOverTheMatrix() {
    int[] hits = new int[NETWORK.layers().get(0).length()];
    for (int seed = 0; seed < 400; seed++) {
      MaskStream masks = masks(PlasticityRule.FIXED_SYNAPSES, PlasticShare.fraction(0.25), seed);
      BitSet set = masks.fixedSet(0, 0);
      assertEquals(hits.length / 4, set.cardinality());
      set.stream().forEach(at -> hits[at]++);
    }
    double squares = 0;
    for (int hit : hits) {
      squares += (hit - 100.0) * (hit - 100.0) / hits.length;
    }
    // Binomial: variance 75, over 1240 synapses within a tenth.
    assertEquals(75, squares, 10);
  }

  @Test
  void otherRulesMaskNothing() {
    MaskStream masks = masks(PlasticityRule.LARGEST_UPDATES, PlasticShare.fraction(0.1), 3);
    assertFalse(masks.masksNeurons());
    assertEquals(0, masks.setCount());
    assertEquals(40, members(neurons(masks, 0, 1, 2)).cardinality());
    assertTrue(masks(PlasticityRule.FIXED_NEURONS, PlasticShare.count(9), 3).masksNeurons());
    assertFalse(masks(PlasticityRule.FIXED_SYNAPSES, PlasticShare.count(9), 3).masksNeurons());
  }
}
