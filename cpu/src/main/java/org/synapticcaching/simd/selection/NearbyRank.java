package org.synapticcaching.simd.selection;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The magnitude of a given rank among many numbers that are asked for again and again and hardly
 * change in between, as weights do: one walk counts those below a window around the last answer and
 * takes out the few within it, among which the answer mostly is. Where it is not, three more walks
 * find it among all, by {@link RadixSelect}. NaN counts as larger than everything.
 */
public final class NearbyRank {
  /** So many are sorted; among more the rank is found by digits. */
  private static final int FEW = 64;

  /** For each number that a window usually holds, room for so many. */
  private static final int ROOM = 8;

  private static final int LARGEST = Integer.MAX_VALUE;

  /** So that a step from the least magnitude to the largest is a few windows. */
  private static final int WIDEST = 1 << 28;

  /** Half of the first window: a thousandth of the answer, or less. */
  private static final int FIRST = 1 << 12;

  private final RadixSelect radix;

  /** Magnitudes within the window; those beyond its length are counted only. */
  private final float[] near;

  /** Numbers that a window is made to hold, within a factor of four. */
  private final int usual;

  /** Bits of the least and the largest magnitude of the window, whose order they have. */
  private int low;

  private int high;

  /** Bits from the last answer to either end; 0 before the first one. */
  private int spread;

  private int rank;
  private int below;
  private int inside;
  private boolean walksWindow;
  private boolean walksAll;
  private float value;

  /**
   * Before the first question. Those that are not asked at the same time may share both arguments,
   * as nothing stays in them once a question is answered.
   *
   * @param radix for walks over all numbers
   * @param scratch from {@link #scratch}
   */
  public NearbyRank(RadixSelect radix, float[] scratch) {
    this.radix = radix;
    this.near = scratch;
    this.usual = scratch.length / ROOM;
  }

  /**
   * Room for the numbers of a window.
   *
   * @param numbers about how many numbers an answer is to be found among at last, &gt; 0
   */
  public static float[] scratch(int numbers) {
    return new float[ROOM * numbers];
  }

  /**
   * Begins the first walk.
   *
   * @param askedRank from 0, ascending
   */
  public void begin(int askedRank) {
    rank = askedRank;
    below = 0;
    inside = 0;
    walksWindow = spread > 0;
    walksAll = !walksWindow;
    if (walksAll) {
      radix.begin(rank);
    }
  }

  /** Whether another walk over all numbers is needed. */
  public boolean needsWalk() {
    return walksWindow || walksAll;
  }

  /** Takes in some of the numbers, {@code from} to {@code to}. */
  public void count(float[] values, int from, int to) {
    if (walksAll) {
      radix.count(values, from, to);
      return;
    }
    IntVector sum = IntVector.zero(INTS);
    int i = from;
    for (; i + COUNT <= to; i += COUNT) {
      IntVector bits =
          FloatVector.fromArray(SPECIES, values, i).reinterpretAsInts().and(Integer.MAX_VALUE);
      IntVector fromLow = bits.sub(low);
      sum = fromLow.lanewise(VectorOperators.LSHR, Integer.SIZE - 1).add(sum);
      // Neither difference is negative within the window.
      if (IntVector.broadcast(INTS, high)
          .sub(bits)
          .or(fromLow)
          .compare(VectorOperators.GE, 0)
          .anyTrue()) {
        keep(values, i, i + COUNT);
      }
    }
    below += sum.reduceLanes(VectorOperators.ADD);
    for (int rest = i; rest < to; rest++) {
      below += bits(values[rest]) - low >>> Integer.SIZE - 1;
    }
    keep(values, i, to);
  }

  private void keep(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      int bits = bits(values[i]);
      if (bits >= low && bits <= high) {
        if (inside < near.length) {
          near[inside] = Math.abs(values[i]);
        }
        inside++;
      }
    }
  }

  private static int bits(float number) {
    return Float.floatToRawIntBits(number) & Integer.MAX_VALUE;
  }

  /** Ends a walk. */
  public void endWalk() {
    if (walksWindow) {
      walksWindow = false;
      boolean tooMany = inside > near.length;
      boolean found = rank >= below && rank < below + inside;
      if (found && !tooMany) {
        answer(amongNear(rank - below));
      } else {
        walksAll = true;
        radix.begin(rank);
      }
      fit(found || tooMany);
      return;
    }
    radix.endWalk();
    walksAll = radix.needsWalk();
    if (!walksAll) {
      answer(radix.value());
    }
  }

  private float amongNear(int place) {
    if (inside > FEW) {
      return radix.of(near, inside, place);
    }
    Arrays.sort(near, 0, inside);
    return near[place];
  }

  /** Makes the next window hold about as many numbers as usual, or reach the next answer. */
  private void fit(boolean reached) {
    if (!reached || 4 * inside < usual) {
      spread = Math.min(WIDEST, 4 * spread);
    } else if (inside > 4 * usual) {
      spread = Math.max(1, spread / 4);
    }
    centre();
  }

  private void answer(float found) {
    value = found;
    spread = spread == 0 ? FIRST : spread;
    centre();
  }

  private void centre() {
    int at = bits(value);
    low = Math.max(0, at - spread);
    high = at > LARGEST - spread ? LARGEST : at + spread;
  }

  /** The magnitude of the rank, after the last walk. */
  public float value() {
    return value;
  }

  /** The magnitude of a rank, from 0, ascending, among the first {@code length} numbers. */
  public float of(float[] values, int length, int askedRank) {
    begin(askedRank);
    while (needsWalk()) {
      count(values, 0, length);
      endWalk();
    }
    return value();
  }
}
