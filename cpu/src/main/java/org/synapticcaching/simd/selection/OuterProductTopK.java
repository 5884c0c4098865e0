package org.synapticcaching.simd.selection;

import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.INTS;
import static org.synapticcaching.simd.kernel.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * The k-th largest magnitude of an outer product, without forming it (model section 8.5): of all
 * {@code abs(a_j x_i)}, rounded to float as an update is, for m lanes a_j and n rows x_i.
 *
 * <p>Rounding keeps order, so that in one row the largest products are those of the lanes with the
 * largest magnitudes. The k-th largest therefore cuts each row's sorted lanes at one place, and the
 * places of all rows are found together, by bisection with counting:
 *
 * <ol>
 *   <li>A histogram of the lanes' magnitudes (8 bins to an octave) tells, for any value, a number
 *       of products that are certainly not below it; the highest value with at least k such
 *       products leaves only few lanes that can belong to the k largest. O(m + n).
 *   <li>These are sorted by digits. O(lanes left).
 *   <li>Each row has a range of lanes that are not decided yet. A value where the k-th largest is
 *       to be expected is compared with all rows, by a search within each range; what is above or
 *       below it is decided. O(n) per round; there are 4 to 5 where one product resembles the one
 *       before, and at most 5 x 31, since every fifth halves the range of values. The last few
 *       hundred products are sorted; those of a row that occurs often, as the background does,
 *       count once: the threshold is likely to be there.
 * </ol>
 *
 * With m = 10 000, n = 150 and k = 1 % of 784 m this reads 3 m floats and does some 10^4 products,
 * where the matrix has 1.5 10^6 besides its zeros. All memory is taken once.
 */
public final class OuterProductTopK {
  /** With fewer lanes a histogram saves nothing. */
  private static final int FEW_LANES = 512;

  /** How far, in units of the last place, lanes below the edge of a bin are taken in. */
  private static final int MARGIN = 16;

  /** At most this number of undecided products are sorted. */
  private static final int FEW_PRODUCTS = 256;

  /** By about how many powers of e the number of larger products grows in an octave below. */
  private static final double STEEPNESS = 2;

  /** How far beyond the expected place a first pivot lies, to have the threshold in between. */
  private static final double MARGIN_OCTAVES = 0.02;

  /** Bits of twice a number less the bits of the number. */
  private static final double OCTAVE = 1 << 23;

  /** In every round of this number, the range of values is halved, wherever the products are. */
  private static final int HALVE = 5;

  /** Below this, rounding of products is no longer relative to them. */
  private static final float ROUNDS_RELATIVELY = 1e-30f;

  private final MagnitudeHistogram histogram;

  /** Candidates among the lanes. */
  private final SortedLanes candidates;

  /** Undecided products. */
  private final long[] fewProducts = new long[FEW_PRODUCTS];

  private final DescendingSort sort = new DescendingSort(FEW_PRODUCTS);

  /** Per row: candidates before {@code low} are above the threshold, from {@code high} on below. */
  private final int[] low;

  private final int[] high;
  private final int[] middle;
  private final int[] places = new int[COUNT];

  /** From where a threshold might be, by the first step, to where the last one was, in bits. */
  private int lastOffset;

  /** For at most these numbers of rows and lanes, at least 1 each. */
  public OuterProductTopK(int mostRows, int mostLanes) {
    this.candidates = new SortedLanes(mostLanes);
    this.low = new int[FloatLanes.padded(mostRows)];
    this.high = new int[FloatLanes.padded(mostRows)];
    this.middle = new int[FloatLanes.padded(mostRows)];
    this.histogram = new MagnitudeHistogram(mostRows);
  }

  /** Length that the arrays of {@link #find} need for a number of rows. */
  public static int padded(int rows) {
    return FloatLanes.padded(rows);
  }

  /**
   * Finds the threshold; {@link #kept} and {@link #bound} then say what is not below it.
   *
   * @param lanes a
   * @param length number of lanes
   * @param rows magnitudes of x, > 0; of length {@link #padded}
   * @param times how often each of these rows occurs; of length {@link #padded}
   * @param size number of rows
   * @param rank k, at least 1
   * @return the k-th largest magnitude; 0 when that is 0, or when not all numbers are finite
   */
  public float find(float[] lanes, int length, float[] rows, int[] times, int size, long rank) {
    float largestRow = 0;
    float smallestRow = Float.MAX_VALUE;
    long products = 0;
    for (int i = 0; i < size; i++) {
      // These keep NaN.
      largestRow = Math.max(largestRow, rows[i]);
      smallestRow = Math.min(smallestRow, rows[i]);
      products += times[i];
    }
    if (products * length < rank || !(largestRow <= Float.MAX_VALUE)) {
      return 0;
    }
    float edge = 0;
    if (length >= FEW_LANES) {
      edge = histogram.edge(lanes, length, rows, times, size, rank, largestRow);
    }
    float first = edge * largestRow;
    // A lane just below the edge may round to the same product as one at it, but none further off.
    int leastBits = first > ROUNDS_RELATIVELY ? Float.floatToRawIntBits(edge) - MARGIN : 1;
    candidates.take(lanes, length, leastBits);
    int count = candidates.size();
    float[] sorted = candidates.magnitudes();
    // Neither infinity nor NaN, which come first.
    if (count == 0 || products * count < rank || !(sorted[0] <= Float.MAX_VALUE)) {
      return 0;
    }
    int most = Float.floatToRawIntBits(sorted[0] * largestRow) + 1;
    int least = Float.floatToRawIntBits(sorted[count - 1] * smallestRow);
    if (edge == 0) {
      // All rows as large as the largest, the threshold would be here.
      first = sorted[(int) Math.min(count - 1, rank / products)] * largestRow;
    }
    return search(rows, times, size, rank, least, most, Float.floatToRawIntBits(first));
  }

  /** Number of lanes of a row that are not below the threshold. */
  public int kept(int row) {
    return high[row];
  }

  /** The smallest magnitude of these lanes, of which there must be some. */
  public float bound(int row) {
    return candidates.magnitudes()[high[row] - 1];
  }

  /** The lanes in descending order, of which each row keeps the first {@link #kept}. */
  public SortedLanes candidates() {
    return candidates;
  }

  /**
   * Narrows the bits of the threshold, which are in the order of magnitudes and nearly proportional
   * to their logarithm: undecided products are those of at least {@code least} and below {@code
   * most}.
   *
   * @param first where it might be: the search begins as far from there as the last one ended
   */
  private float search(
      float[] rows, int[] times, int size, long rank, int least, int most, int first) {
    for (int i = 0; i < FloatLanes.padded(size); i++) {
      low[i] = 0;
      high[i] = i < size ? candidates.size() : 0;
    }
    long above = 0;
    int pivot = first + lastOffset;
    boolean fromBelow = false;
    boolean fromAbove = false;
    double margin = MARGIN_OCTAVES;
    for (int round = 1; most - least > 1; round++) {
      if (pivot <= least || pivot >= most || round % HALVE == 0) {
        pivot = least + most >>> 1;
      }
      long count = above + decide(rows, times, size, pivot, high, middle);
      if (count < rank) {
        above = count;
        most = pivot;
        fromAbove = true;
        System.arraycopy(middle, 0, low, 0, size);
      } else {
        least = pivot;
        fromBelow = true;
        System.arraycopy(middle, 0, high, 0, size);
      }
      long undecided = undecided(times, size);
      int different = different(size);
      if (different <= FEW_PRODUCTS) {
        gather(rows, size);
        sort.sort(fewProducts, different);
        least = ofRank(rank - above, times);
        decide(rows, times, size, least, high, middle);
        System.arraycopy(middle, 0, high, 0, size);
        break;
      }
      if (fromBelow && fromAbove) {
        // Aims at one side of the threshold, then at the other, and closer each time.
        double aim = rank - above + (count < rank ? 1 : -1) * undecided / 24.0;
        pivot = most - (int) ((most - least) * Math.min(1, Math.max(0, aim / undecided)));
      } else {
        double octaves = Math.log(Math.max(1.0, count) / rank) / STEEPNESS;
        pivot += (int) ((octaves + (count < rank ? -margin : margin)) * OCTAVE);
        margin *= 2;
      }
    }
    lastOffset = least - first;
    return Float.intBitsToFloat(least);
  }

  private long undecided(int[] times, int size) {
    long undecided = 0;
    for (int i = 0; i < size; i++) {
      undecided += (long) times[i] * (high[i] - low[i]);
    }
    return undecided;
  }

  /** Undecided products, of which each counts once, however often its row occurs. */
  private int different(int size) {
    long different = 0;
    for (int i = 0; i < size; i++) {
      different += high[i] - low[i];
    }
    return (int) Math.min(Integer.MAX_VALUE, different);
  }

  /** Makes entries of the undecided products, each once, with their rows. */
  private void gather(float[] rows, int size) {
    float[] sorted = candidates.magnitudes();
    int count = 0;
    for (int i = 0; i < size; i++) {
      for (int q = low[i]; q < high[i]; q++) {
        int bits = Float.floatToRawIntBits(sorted[q] * rows[i]);
        fewProducts[count++] = DescendingSort.entry(bits, i);
      }
    }
  }

  /** Bits of the product of this rank, at least 1, among the sorted ones. */
  private int ofRank(long rank, int[] times) {
    int q = 0;
    long passed = times[DescendingSort.payload(fewProducts[0])];
    while (passed < rank) {
      passed += times[DescendingSort.payload(fewProducts[++q])];
    }
    return DescendingSort.number(fewProducts[q]);
  }

  /**
   * Number of undecided products that are not below a value, given by its bits: a search in the
   * ranges of as many rows at once as a vector has lanes, since the branches of a single search
   * cannot be predicted.
   *
   * @param end where each row's range ends for this purpose
   * @param into overwritten: the first candidate of each row whose product is below the value
   */
  private long decide(float[] rows, int[] times, int size, int limit, int[] end, int[] into) {
    float[] sorted = candidates.magnitudes();
    int longest = 0;
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, end[i] - low[i]);
    }
    IntVector sum = IntVector.zero(INTS);
    for (int i = 0; i < size; i += COUNT) {
      IntVector from = IntVector.fromArray(INTS, low, i);
      IntVector to = IntVector.fromArray(INTS, end, i);
      FloatVector x = FloatVector.fromArray(SPECIES, rows, i);
      IntVector found = from;
      for (int step = Integer.highestOneBit(longest); step > 0; step >>>= 1) {
        IntVector next = found.add(step);
        next.min(to).sub(1).max(0).intoArray(places, 0);
        IntVector product =
            FloatVector.fromArray(SPECIES, sorted, 0, places, 0).mul(x).reinterpretAsInts();
        VectorMask<Integer> notBelow = product.compare(VectorOperators.GE, limit);
        found = found.blend(next, notBelow.and(next.compare(VectorOperators.LE, to)));
      }
      found.intoArray(into, i);
      sum = found.sub(from).mul(IntVector.fromArray(INTS, times, i)).add(sum);
    }
    sum.intoArray(places, 0);
    long count = 0;
    for (int each : places) {
      count += each;
    }
    return count;
  }
}
