package org.synapticcaching.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.LayerShape;

/** The index of churn on sets whose overlaps are known. */
class ChurnTest {
  private static Churn of(int synapses, List<int[]> presentations) {
    ChangeCounts counts = new ChangeCounts(synapses);
    for (int[] changed : presentations) {
      for (int synapse : changed) {
        counts.changed(synapse);
      }
      counts.endPresentation();
    }
    return counts.churn();
  }

  @Test
  void fixedMaskDoesNotChurnEvenWhenPatternsAreSkipped() {
    Churn fixed = of(5, List.of(new int[] {1, 4}, new int[] {}, new int[] {4, 1}));
    assertEquals(new Churn(2, 4, 2), fixed);
    assertEquals(0, fixed.index());
  }

  @Test
  void setsWithoutCommonSynapsesChurnFully() {
    assertEquals(1, of(6, List.of(new int[] {0, 1}, new int[] {2, 3}, new int[] {5})).index());
  }

  /** Pairs of presentations have 1, 0 and 1 synapses in common, of 5 / 3 on average. */
  @Test
  void indexIsThePartNotInCommon() {
    Churn churn = of(3, List.of(new int[] {0, 1}, new int[] {0}, new int[] {1, 2}));
    assertEquals(1 - (2 / 3.0) / (5 / 3.0), churn.index(), 1e-15);
  }

  @Test
  void randomFractionAnewChurnsByWhatItLeavesOut() {
    SplittableRandom random = new SplittableRandom(1);
    ChangeCounts counts = new ChangeCounts(2000);
    for (int t = 0; t < 400; t++) {
      for (int synapse = 0; synapse < 2000; synapse++) {
        if (random.nextDouble() < 0.3) {
          counts.changed(synapse);
        }
      }
      counts.endPresentation();
    }
    assertEquals(0.7, counts.churn().index(), 0.002);
  }

  /** The definition by pairs of presentations, against counts per synapse. */
  @Test
  void countsPerSynapseGiveTheMeanOverlapOfPairs() {
    SplittableRandom random = new SplittableRandom(2);
    BitSet[] sets = new BitSet[12];
    int[] changes = new int[40];
    for (int t = 0; t < sets.length; t++) {
      sets[t] = new BitSet();
      for (int synapse = 0; synapse < changes.length; synapse++) {
        if (random.nextInt(changes.length) < synapse) {
          sets[t].set(synapse);
          changes[synapse]++;
        }
      }
    }
    double common = 0;
    double size = 0;
    for (BitSet one : sets) {
      size += one.cardinality() / (double) sets.length;
      for (BitSet other : sets) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        common += one == other ? 0 : both.cardinality() / (12.0 * 11.0);
      }
    }
    assertTrue(common > 0 && common < size);
    assertEquals(1 - common / size, Churn.of(sets.length, changes).index(), 1e-12);
  }

  @Test
  void nothingIsKnownBeforeTwoPresentations() {
    assertEquals(Double.NaN, Churn.NOT_COUNTED.index());
    assertEquals(Double.NaN, of(2, List.of(new int[] {1})).index());
  }

  @Test
  void plasticFractionCountsAllPresentations() {
    EnergyTally tally = new EnergyTally(List.of());
    tally.addModifications(30);
    double[] nothing = {0};
    LayerLedger layer =
        tally.snapshot(new LayerShape("W1", 2, 3), nothing, nothing, 4, Churn.NOT_COUNTED);
    assertEquals(0.5, layer.plasticFraction(10));
    assertEquals(8, new EnergyLedger(List.of(layer, layer)).changed());
  }
}
