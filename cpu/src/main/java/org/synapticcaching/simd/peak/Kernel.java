package org.synapticcaching.simd.peak;

/**
 * A loop that does one thing as fast as it can.
 *
 * @param name such as {@code copy}
 * @param perPass operations or bytes of one pass, > 0
 * @param loop makes some passes
 */
public record Kernel(String name, double perPass, Loop loop) {
  /** Makes passes. */
  @FunctionalInterface
  public interface Loop {
    /**
     * Makes some of them.
     *
     * @return something that depends on all that was computed
     */
    double run(int passes);
  }
}
