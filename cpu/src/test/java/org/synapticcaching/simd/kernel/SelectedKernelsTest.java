package org.synapticcaching.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.synapticcaching.simd.kernel.FloatLanes.COUNT;
import static org.synapticcaching.simd.kernel.FloatLanes.ORIGIN;
import static org.synapticcaching.simd.kernel.KernelInputs.MOST_ROWS;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.simd.kernel.KernelInputs.Numbers;

/** Every kernel over selected synapses equals a plain loop. */
class SelectedKernelsTest {
  private static final String INPUTS = "org.synapticcaching.simd.kernel.KernelInputs#all";
  private static final int GAP = 3;

  /** Vectors of a row with a lane that is not below a magnitude, or NaN. */
  private static int[] vectors(float[] changes, float least) {
    return IntStream.range(0, changes.length)
        .filter(j -> !(Math.abs(changes[j]) < least))
        .map(j -> j / COUNT * COUNT)
        .distinct()
        .toArray();
  }

  /** Every other vector, and the last. */
  private static int[] someVectors(int width) {
    return IntStream.range(0, width)
        .filter(v -> v % (2 * COUNT) == 0 || v == width - COUNT)
        .filter(v -> v % COUNT == 0)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void vectorsAreThoseWithALaneThatIsLargeEnough(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] changes = in.row();
      if (number == 4) {
        changes[length / 2] = Float.NaN;
      }
      int[] found = new int[in.width / COUNT];
      int[] among = new int[found.length];
      for (float least : new float[] {Float.MIN_VALUE, Math.abs(in.number()), 1, 1e20f}) {
        int count = SelectedKernels.find(changes, in.width, least, found);
        assertArrayEquals(vectors(changes, least), Arrays.copyOf(found, count));
        int larger = SelectedKernels.findAmong(found, count, changes, 2 * least, among);
        assertArrayEquals(vectors(changes, 2 * least), Arrays.copyOf(among, larger));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void listedLanesAreKeptAndOthersOfTheirVectorAreZero(Numbers numbers, int length) {
    for (int listed : new int[] {0, 1, -1, 0x55555555, 0xf0f0a5a5, 1 << COUNT - 1}) {
      KernelInputs in = new KernelInputs(numbers, length, 1);
      float[] changes = in.row();
      changes[0] = Float.NaN;
      for (int v : someVectors(in.width)) {
        float[] into = in.row();
        float[] expected = into.clone();
        for (int j = 0; j < COUNT; j++) {
          expected[v + j] = (listed >>> j & 1) == 1 ? changes[v + j] : 0f;
        }
        SelectedKernels.keep(changes, v, listed, into);
        assertArrayEquals(expected, into);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void selectedChangesAreAddedToListedVectorsAlone(Numbers numbers, int length) {
    for (int rows = 0; rows <= MOST_ROWS; rows++) {
      KernelInputs in = new KernelInputs(numbers, length, rows);
      int stride = in.width + GAP;
      float[] w = in.matrix(rows + 2, 1, GAP);
      float[] expected = w.clone();
      int from = rows % 3;
      int to = from + rows;
      int[] list = in.list(from, rows, rows + 2);
      float[] values = in.values(to);
      float[] change = in.row();
      float[] bounds = rows % 2 == 0 ? null : in.values(to);
      for (int k = 0; bounds != null && k < to; k++) {
        bounds[k] = Math.abs(bounds[k]);
      }
      int[] vectors = someVectors(in.width);
      SelectedKernels.add(
          w, stride, list, values, bounds, from, to, vectors, vectors.length, change);
      for (int k = from; k < to; k++) {
        for (int v : vectors) {
          for (int j = v; j < v + COUNT; j++) {
            boolean selected = bounds == null || Math.abs(change[j]) >= bounds[k];
            int at = ORIGIN + list[k] * stride + j;
            expected[at] = Math.fma(selected ? change[j] : 0, values[k], expected[at]);
          }
        }
      }
      assertArrayEquals(expected, w, rows + " rows");
    }
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void oneRowAndTwoLearnAlike(Numbers numbers, int length) {
    for (int number = 0; number < 5; number++) {
      KernelInputs in = new KernelInputs(numbers, length, number);
      float[] w = in.matrix(2, 1, 0);
      float[] expected = w.clone();
      float[] change = in.row();
      int[] vectors = someVectors(in.width);
      int[] at = {ORIGIN + in.width, ORIGIN};
      float[] x = in.values(2);
      float[] bounds = {Math.abs(in.number()), 0};
      float[] sums = new float[2 * COUNT];
      float[] most = new float[2 * COUNT];
      for (int k = 0; k < 2; k++) {
        for (int v : vectors) {
          for (int j = 0; j < COUNT; j++) {
            float d = Math.abs(change[v + j]) >= bounds[k] ? change[v + j] : 0;
            float old = expected[at[k] + v + j];
            float learned = Math.fma(d, x[k], old);
            expected[at[k] + v + j] = learned;
            sums[k * COUNT + j] = sums[k * COUNT + j] - Math.abs(old) + Math.abs(learned);
            most[k * COUNT + j] = Math.max(most[k * COUNT + j], Math.abs(learned));
          }
        }
      }
      float[] one = w.clone();
      for (int k = 0; k < 2; k++) {
        float[] sumsOfRow = new float[2 * COUNT];
        float[] mostOfRow = new float[2 * COUNT];
        SelectedKernels.learnOne(
            one, at[k], x[k], bounds[k], vectors, vectors.length, change, sumsOfRow, mostOfRow);
        assertArrayEquals(half(sums, k), half(sumsOfRow, 0));
        assertArrayEquals(half(most, k), half(mostOfRow, 0));
      }
      assertArrayEquals(expected, one);
      float[] sumsOfTwo = new float[2 * COUNT];
      float[] mostOfTwo = new float[2 * COUNT];
      SelectedKernels.learnTwo(
          w,
          at[0],
          at[1],
          x[0],
          x[1],
          bounds[0],
          bounds[1],
          vectors,
          vectors.length,
          change,
          sumsOfTwo,
          mostOfTwo);
      assertArrayEquals(expected, w);
      assertArrayEquals(sums, sumsOfTwo);
      assertArrayEquals(most, mostOfTwo);
    }
  }

  private static float[] half(float[] two, int k) {
    return Arrays.copyOfRange(two, k * COUNT, (k + 1) * COUNT);
  }

  @ParameterizedTest
  @MethodSource(INPUTS)
  void lanesOverTheLimitAreMarkedInListedVectorsAlone(Numbers numbers, int length) {
    KernelInputs in = new KernelInputs(numbers, length, 0);
    float[] w = in.matrix(2, 1, 0);
    int at = ORIGIN + in.width;
    float limit = Math.abs(in.number());
    int[] vectors = someVectors(in.width);
    boolean[] marked = new boolean[in.width];
    boolean[] expected = new boolean[in.width];
    marked[0] = true;
    expected[0] = true;
    for (int v : vectors) {
      for (int j = v; j < v + COUNT; j++) {
        expected[j] |= Math.abs(w[at + j]) > limit;
      }
    }
    SelectedKernels.markOver(w, at, vectors, vectors.length, limit, marked);
    assertArrayEquals(expected, marked);
  }

  @Test
  void notANumberIsSelectedUnderAnyBound() {
    float[] w = new float[ORIGIN + COUNT];
    float[] change = new float[COUNT];
    change[COUNT - 1] = Float.NaN;
    float[] bounds = {Float.MAX_VALUE};
    SelectedKernels.add(w, COUNT, new int[1], new float[] {1}, bounds, 0, 1, new int[1], 1, change);
    for (int j = 0; j < COUNT; j++) {
      assertEquals(change[j], w[ORIGIN + j]);
    }
  }
}
