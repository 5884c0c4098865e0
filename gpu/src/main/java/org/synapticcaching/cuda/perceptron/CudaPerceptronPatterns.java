package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.synapticcaching.backend.ExactMultiples;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.RandomMultiples;

/**
 * The updates of a task's patterns, target x pattern with the bias last, in the form of the device:
 * a bit for each of +1 and -1, a double for other numbers. Used by one thread at a time. What the
 * device has need not be kept here, too: of a thousand tasks side by side it would fill the heap.
 */
final class CudaPerceptronPatterns {
  private static final int BITS = Integer.SIZE;
  private static final int PADDING = 64;
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long GATHER = 0x0102040810204080L;

  /** Products of signs shall fit into 16 bits. */
  private static final int LONGEST_SIGNS = Short.MAX_VALUE;

  /** Beyond this, doubles no longer hold every integer. */
  private static final double EXACT = 0x1p53;

  /** The largest denominator that is tried. */
  private static final double FINEST = 1024;

  private static final ChangeMeasure COUNTING = new ChangeMeasure(0, false);
  private static final ChangeMeasure SQUARES = new ChangeMeasure(2, false);

  private final int patterns;
  private final int length;
  private final long seed;
  private final int rowLength;
  private final boolean onlySigns;
  private int[] signs;
  private double[] numbers;
  private final int[] increases;
  private final Map<ChangeMeasure, double[]> costs = new HashMap<>();
  private double largest;
  private double longest;
  private double denominator;

  CudaPerceptronPatterns(PerceptronTask task) {
    this.patterns = task.patterns();
    this.length = task.synapses() + 1;
    this.seed = task.seed();
    this.onlySigns = task.onlySigns() && length <= LONGEST_SIGNS;
    rowLength = onlySigns ? (length + BITS - 1) / BITS : length;
    signs = onlySigns ? new int[Math.multiplyExact(rowLength, patterns())] : null;
    increases = new int[onlySigns ? patterns() : 0];
    numbers = onlySigns ? null : new double[Math.multiplyExact(rowLength, patterns())];
    if (onlySigns) {
      packSigns(task);
    } else {
      packNumbers(task);
    }
  }

  private void packSigns(PerceptronTask task) {
    int stride = rowLength * BITS;
    ByteBuffer changes =
        ByteBuffer.wrap(task.signedChanges(stride, 0)).order(ByteOrder.LITTLE_ENDIAN);
    for (int p = 0; p < patterns(); p++) {
      for (int k = 0; k < rowLength; k++) {
        int word = 0;
        for (int at = 0; at < BITS; at += Long.BYTES) {
          word |= bitsOf(changes.getLong(p * stride + k * BITS + at)) << at;
        }
        signs[p * rowLength + k] = word;
        increases[p] += Integer.bitCount(word);
      }
    }
    largest = 1;
    longest = length;
    denominator = 1;
  }

  /** A bit for each of eight bytes, the first lowest: 1 where it is +1, and 0 where -1 or 0. */
  private static int bitsOf(long bytes) {
    // +1 has its lowest bit alone. The product moves that of byte k to bit 56 + k; none overlap.
    return (int) ((bytes & ~(bytes >>> 7) & LOWEST_BITS) * GATHER >>> 56);
  }

  private void packNumbers(PerceptronTask task) {
    for (int p = 0; p < patterns(); p++) {
      task.change(p, numbers, p * rowLength);
      longest = Math.max(longest, cost(p, SQUARES));
    }
    for (double each : numbers) {
      largest = Math.max(largest, Math.abs(each));
    }
    denominator = denominatorOf(numbers);
  }

  /** The least power of two that makes all numbers integers when multiplied by it; 0 for none. */
  private static double denominatorOf(double[] numbers) {
    for (double unit = 1; unit <= FINEST; unit *= 2) {
      boolean integers = true;
      for (int i = 0; i < numbers.length && integers; i++) {
        integers = numbers[i] * unit == Math.rint(numbers[i] * unit);
      }
      if (integers) {
        return unit;
      }
    }
    return 0;
  }

  /** Forgets the updates, once they are on the device for good; {@link #costs} stay. */
  void forgetRows() {
    signs = null;
    numbers = null;
  }

  /** What stands for the run where something is left to chance; else 0. */
  long matrixKey(Consolidation consolidation) {
    return consolidation.roundsStochastically()
        ? RandomMultiples.of(seed, 0, consolidation).matrixKey()
        : 0;
  }

  /** P. */
  int patterns() {
    return patterns;
  }

  /** N + 1. */
  int length() {
    return length;
  }

  /** N + 1, padded so that whole words of signs can be multiplied. */
  int width() {
    return onlySigns() ? rowLength * BITS : length;
  }

  /** Words or doubles of one update. */
  int rowLength() {
    return rowLength;
  }

  /** P padded: numbers of one row of the Gram matrix. */
  int stride() {
    return (patterns() + PADDING - 1) / PADDING * PADDING;
  }

  /** Whether every number is +1 or -1. */
  boolean onlySigns() {
    return onlySigns;
  }

  /** Bits of +1, {@code [P][rowLength]}; of signs that are not forgotten. */
  int[] signs() {
    return Objects.requireNonNull(signs, "no signs, or forgotten");
  }

  /** Numbers, {@code [P][rowLength]}; of other patterns that are not forgotten. */
  double[] numbers() {
    return Objects.requireNonNull(numbers, "no numbers, or forgotten");
  }

  /** Size of all rows. */
  long rowBytes() {
    return (long) patterns() * rowLength * (onlySigns() ? Integer.BYTES : Double.BYTES);
  }

  /** Size of all rows transposed and padded. */
  long columnBytes() {
    return (long) stride() * rowLength * (onlySigns() ? Integer.BYTES : Double.BYTES);
  }

  /** Size of the Gram matrix. */
  long gramBytes() {
    return (long) patterns() * stride() * (onlySigns() ? Short.BYTES : Double.BYTES);
  }

  /** The largest magnitude in all updates. */
  double largest() {
    return largest;
  }

  /** Squared length of the longest update. */
  double longest() {
    return longest;
  }

  /**
   * Whether all fields are exact without decay: multiples of a power of two that stay small. An
   * update after an error raises the squared length of w by that of the pattern at most, which
   * bounds the fields.
   */
  boolean exact(PerceptronSpec spec) {
    double steps = (double) spec.maxEpochs() * patterns();
    if (spec.consolidation().roundsStochastically()) {
      return ExactMultiples.are(spec.consolidation(), steps, length, largest, denominator);
    }
    double most = largest * denominator;
    return denominator > 0 && most * most * length * steps < EXACT;
  }

  /** Energy of update p by itself; of numbers, before they are forgotten. */
  double cost(int p, ChangeMeasure measure) {
    if (onlySigns()) {
      return increases[p] * measure.of(1) + (length - increases[p]) * measure.of(-1);
    }
    double cost = 0;
    for (int i = p * rowLength; i < (p + 1) * rowLength; i++) {
      cost += measure.of(numbers()[i]);
    }
    return cost;
  }

  /** The energies of all updates, computed once. */
  double[] costs(ChangeMeasure measure) {
    return costs.computeIfAbsent(
        measure,
        m -> {
          double[] each = new double[patterns()];
          for (int p = 0; p < each.length; p++) {
            each[p] = cost(p, m);
          }
          return each;
        });
  }

  /** The numbers of synapses that each update changes. */
  double[] sizes() {
    return costs(COUNTING);
  }
}
