package org.synapticcaching.simd.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.synapticcaching.contract.Draw;
import org.synapticcaching.contract.RandomCases;

/** Ranks equal those of the Java library's sort, however the numbers change between questions. */
class NearbyRankTest {
  private static final int QUESTIONS = 12;

  private static void change(float[] values, Draw draw) {
    switch (draw.between(0, 5)) {
      case 0 -> {
        // Nothing.
      }
      case 1 -> Arrays.fill(values, draw.anyFloat());
      case 2 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = draw.anyFloat();
        }
      }
      case 3 -> {
        float factor = draw.between(1, 1000);
        for (int i = 0; i < values.length; i++) {
          values[i] *= factor;
        }
      }
      default -> {
        for (int i = 0; i < values.length; i++) {
          values[i] += draw.between(-3, 3) * 1e-4f;
        }
      }
    }
  }

  private static float sorted(float[] values, int rank) {
    float[] sorted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = Math.abs(values[i]);
    }
    Arrays.sort(sorted);
    return sorted[rank];
  }

  @RandomCases(count = 400, first = 1000)
  void everyAnswerIsThatOfAFullSort(Draw draw) {
    float[] values = new float[draw.between(1, 5000)];
    for (int i = 0; i < values.length; i++) {
      values[i] = draw.between(-2000, 2000) * 1e-3f;
    }
    NearbyRank nearby = new NearbyRank(new RadixSelect(), NearbyRank.scratch(draw.between(1, 300)));
    int rank = draw.between(0, values.length - 1);
    for (int question = 0; question < QUESTIONS; question++) {
      assertEquals(sorted(values, rank), nearby.of(values, values.length, rank));
      change(values, draw);
      rank = draw.between(0, 3) == 0 ? draw.between(0, values.length - 1) : rank;
    }
  }

  @RandomCases(count = 50, first = 2000)
  void numbersMayComeInPieces(Draw draw) {
    float[] values = new float[draw.between(2, 700)];
    NearbyRank nearby = new NearbyRank(new RadixSelect(), NearbyRank.scratch(draw.between(1, 300)));
    int half = values.length / 2;
    for (int question = 0; question < QUESTIONS; question++) {
      change(values, draw);
      nearby.begin(half);
      while (nearby.needsWalk()) {
        nearby.count(values, half, values.length);
        nearby.count(values, 0, half);
        nearby.endWalk();
      }
      assertEquals(sorted(values, half), nearby.value());
    }
  }

  @RandomCases(count = 100, first = 4000)
  void thoseThatShareTheirRoomDoNotDisturbEachOther(Draw draw) {
    RadixSelect radix = new RadixSelect();
    float[] scratch = NearbyRank.scratch(draw.between(1, 20));
    NearbyRank[] ranks = {new NearbyRank(radix, scratch), new NearbyRank(radix, scratch)};
    float[][] values = {new float[draw.between(1, 900)], new float[draw.between(1, 900)]};
    for (int question = 0; question < QUESTIONS; question++) {
      for (int who = 0; who < ranks.length; who++) {
        change(values[who], draw);
        int rank = draw.between(0, values[who].length - 1);
        assertEquals(
            sorted(values[who], rank), ranks[who].of(values[who], values[who].length, rank));
      }
    }
  }

  /** What it is for: weights that hardly change take one walk. */
  @RandomCases(count = 30, first = 3000)
  void numbersThatHardlyChangeTakeOneWalk(Draw draw) {
    float[] values = new float[draw.between(3000, 6000)];
    for (int i = 0; i < values.length; i++) {
      values[i] = draw.between(1, 1_000_000) * 1e-6f;
    }
    NearbyRank nearby = new NearbyRank(new RadixSelect(), NearbyRank.scratch(256));
    int rank = draw.between(values.length / 4, values.length / 2);
    for (int question = 0; question < QUESTIONS; question++) {
      nearby.of(values, values.length, rank);
    }
    for (int question = 0; question < QUESTIONS; question++) {
      values[draw.between(0, values.length - 1)] += 1e-5f;
      nearby.begin(rank);
      nearby.count(values, 0, values.length);
      nearby.endWalk();
      assertEquals(false, nearby.needsWalk());
      assertEquals(sorted(values, rank), nearby.value());
    }
  }
}
