package org.synapticcaching.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width that this processor prefers, and how arrays are padded to it. */
final class Lanes {
  /** Vectors of the preferred width. */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Number of floats in a vector. */
  static final int COUNT = SPECIES.length();

  /**
   * Where rows begin in a large array. A Java array has a header of 16 bytes, so that element 12 of
   * an array whose object lies on a cache line of 64 bytes starts a cache line too.
   */
  static final int ORIGIN = 12;

  private Lanes() {}

  /** The least multiple of the vector width that holds {@code length} floats. */
  static int padded(int length) {
    return (length + COUNT - 1) / COUNT * COUNT;
  }
}
