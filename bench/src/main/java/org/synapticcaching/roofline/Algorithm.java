package org.synapticcaching.roofline;

import org.synapticcaching.model.Named;

/** How a backend computes, as far as its work follows from it (model section 8). */
enum Algorithm implements Named {
  /** Float64, every synapse, one kernel after another; w is formed from its three parts. */
  EJML(Double.BYTES, false, Resource.FMA_FLOAT64),

  /** Float32, synapses of active inputs; decay and consolidation are lazy. */
  SIMD(Float.BYTES, true, Resource.FMA_FLOAT32),

  /** Float32, every synapse, one kernel after another; w is stored beside its parts. */
  CUBLAS(Float.BYTES, false, Resource.CARD_FMA_FLOAT32),

  /** As {@link #SIMD}, a population per launch. */
  CUDA(Float.BYTES, true, Resource.CARD_FMA_FLOAT32);

  private final int bytes;
  private final boolean sparse;
  private final Resource arithmetic;

  Algorithm(int bytes, boolean sparse, Resource arithmetic) {
    this.bytes = bytes;
    this.sparse = sparse;
    this.arithmetic = arithmetic;
  }

  /**
   * That of a backend.
   *
   * @throws IllegalArgumentException when its work is not counted
   */
  static Algorithm of(String backend) {
    return Named.parse(Algorithm.class, "backend", backend);
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** Whether only inputs that are not the background take part, and decay is lazy. */
  boolean isSparse() {
    return sparse;
  }

  /** What operations use up. */
  Resource arithmetic() {
    return arithmetic;
  }

  /** Numbers that are read for the weight of a synapse. */
  int partsOfWeight(boolean caching) {
    return switch (this) {
      case EJML -> 3;
      case SIMD, CUDA -> caching ? 2 : 1;
      case CUBLAS -> 1;
    };
  }

  /** Multiply-adds that a product with the weight of a synapse takes: one for each part of w. */
  int multiplyAddsOfWeight(boolean caching) {
    return sparse ? partsOfWeight(caching) : 1;
  }
}
