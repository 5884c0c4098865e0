package org.synapticcaching.roofline;

import java.util.List;

/**
 * What surely has to be done for each call, or presentation, of a score: a bound on speed follows
 * from it that no correct measurement exceeds.
 *
 * @param per what it is counted for, as the score counts: {@code presentation}, {@code call}
 * @param arithmetic what its operations use up
 * @param threads of the processor that share it, >= 1
 * @param passes walks over arrays, one after another
 */
public record Work(String per, Resource arithmetic, int threads, List<Pass> passes) {
  /** Counted for one presentation of a pattern to a network. */
  static final String PRESENTATION = "presentation";

  /** Counted for one call, of many presentations. */
  static final String CALL = "call";

  public Work {
    passes = List.copyOf(passes);
    if (threads < 1) {
      throw new IllegalArgumentException("expected 1 thread or more, got " + threads);
    }
  }

  /** Operations: a multiply-add is two, a lone addition or multiplication one. */
  public double operations() {
    return passes.stream().mapToDouble(pass -> pass.times() * pass.operations()).sum();
  }

  /** Bytes read and written by the core, at whichever level they lie. */
  public double bytes() {
    return bytesBeyond(0);
  }

  /**
   * Bytes that must come from, or go, beyond caches.
   *
   * @param capacity size of these caches in bytes; 0 counts all that the core moves
   */
  double bytesBeyond(double capacity) {
    return passes.stream().mapToDouble(pass -> pass.bytesBeyond(capacity)).sum();
  }
}
