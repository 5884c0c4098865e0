package org.synapticcaching.roofline;

import java.util.List;

/**
 * What surely has to be done for each call, or presentation, of a score: a bound on speed follows
 * from it that no correct measurement exceeds.
 *
 * @param per what it is counted for, as the score counts: {@code presentation}, {@code call}
 * @param place what does it
 * @param threads of the processor that share it, >= 1
 * @param passes walks over arrays, one after another
 */
public record Work(String per, Place place, int threads, List<Pass> passes) {
  /** What computes, in which format. */
  public enum Place {
    /** The processor, in numbers of 32 bits. */
    PROCESSOR_FLOAT32(Float.BYTES, Resource.FMA_FLOAT32),

    /** The processor, in numbers of 64 bits. */
    PROCESSOR_FLOAT64(Double.BYTES, Resource.FMA_FLOAT64),

    /** A graphics card, in numbers of 32 bits. */
    CARD_FLOAT32(Float.BYTES, Resource.CARD_FMA_FLOAT32);

    private final int bytes;
    private final Resource arithmetic;

    Place(int bytes, Resource arithmetic) {
      this.bytes = bytes;
      this.arithmetic = arithmetic;
    }

    /** Bytes of a number. */
    public int bytes() {
      return bytes;
    }

    /** What multiply-adds use up. */
    public Resource arithmetic() {
      return arithmetic;
    }

    /** Whether it is a graphics card. */
    public boolean onCard() {
      return arithmetic.onCard();
    }

    /** Where a backend computes, and in which format. */
    public static Place of(String backend) {
      return switch (backend) {
        case "ejml" -> PROCESSOR_FLOAT64;
        case "simd" -> PROCESSOR_FLOAT32;
        case "cublas", "cuda" -> CARD_FLOAT32;
        default ->
            throw new IllegalArgumentException("no work is counted for backend '" + backend + "'");
      };
    }
  }

  public Work {
    passes = List.copyOf(passes);
    if (threads < 1) {
      throw new IllegalArgumentException("expected 1 thread or more, got " + threads);
    }
  }

  /** Floating point operations, a multiply-add being two. */
  public double operations() {
    return passes.stream().mapToDouble(Pass::allOperations).sum();
  }

  /** Bytes read and written, at whichever level they lie. */
  public double bytes() {
    return passes.stream().mapToDouble(Pass::allBytes).sum();
  }

  /**
   * Bytes that must come from, or go, beyond caches.
   *
   * @param capacity size of these caches in bytes
   */
  public double bytesBeyond(double capacity) {
    return passes.stream().mapToDouble(pass -> pass.bytesBeyond(capacity)).sum();
  }
}
