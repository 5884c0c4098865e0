package org.synapticcaching.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width that this processor prefers, and how arrays are padded to it. */
public final class FloatLanes {
  /** Vectors of the preferred width. */
  public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Vectors of as many integers. */
  public static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

  /** Number of floats in a vector. */
  public static final int COUNT = SPECIES.length();

  /**
   * Where rows begin in a large array. A Java array has a header of 16 bytes, so that element 12 of
   * an array whose object lies on a cache line of 64 bytes starts a cache line too.
   */
  public static final int ORIGIN = 12;

  /**
   * All bits but the sign in every lane. A constant, as one that a kernel makes for itself may be
   * made on the heap, too, each time that the kernel is called.
   */
  static final IntVector ALL_BUT_SIGN = IntVector.broadcast(INTS, Integer.MAX_VALUE);

  private FloatLanes() {}

  /**
   * Sum of the lanes, always added in the same order. The Vector API's own sum leaves the order
   * open: code that is compiled and code that is not yet may then differ in the last bit, and no
   * run would give the same numbers twice.
   *
   * @param scratch overwritten, at least {@link #COUNT} floats
   */
  public static float sum(FloatVector v, float[] scratch) {
    v.intoArray(scratch, 0);
    return sum(scratch, 0);
  }

  /** Sum of {@link #COUNT} floats that were lanes, in the order of {@link #sum}. */
  public static float sum(float[] lanes, int from) {
    if (COUNT < 4) {
      return lanes[from] + lanes[from + 1];
    }
    float a = lanes[from];
    float b = lanes[from + 1];
    float c = lanes[from + 2];
    float d = lanes[from + 3];
    // From 4, so that the compiler knows how many rounds there are, and leaves the loop out.
    for (int j = 4; j < COUNT; j += 4) {
      a += lanes[from + j];
      b += lanes[from + j + 1];
      c += lanes[from + j + 2];
      d += lanes[from + j + 3];
    }
    return a + b + (c + d);
  }

  /** The least multiple of the vector width that holds {@code length} floats. */
  public static int padded(int length) {
    return (length + COUNT - 1) / COUNT * COUNT;
  }

  /**
   * The largest multiple of four up to {@code count}: a loop with such an end is one that the
   * compiler counts, and whose checks of indices it takes out; one up to "3 before the end" is not.
   */
  static int wholeFours(int count) {
    return count & -4;
  }

  /** The largest multiple of two up to {@code count}, as {@link #wholeFours}. */
  static int wholePairs(int count) {
    return count & -2;
  }
}
