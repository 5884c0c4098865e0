package org.synapticcaching.model;

/**
 * What the digits of a result follow from besides its settings and its data. Results with equal
 * numerics may be kept together and compared digit by digit; others differ, at first in the last
 * digits and after long learning in more.
 *
 * @param by what computes: the id of a backend, or the spiking neuron
 * @param version raised whenever the same settings and data give other digits, >= 1
 * @param machine what of the machine the digits depend on, such as {@code amd64, vectors of 512
 *     bits}; empty when on nothing
 */
public record Numerics(String by, int version, String machine) {
  public Numerics {
    Require.that(!by.isBlank(), "numerics: expected what computes, got nothing");
    Require.atLeast("version of numbers", 1, version);
  }

  /**
   * The kind of processor that Java runs on, such as {@code amd64}: {@link Math#exp} and {@link
   * Math#pow} may round otherwise on another kind, where {@link StrictMath} may not.
   */
  public static String processor() {
    return System.getProperty("os.arch");
  }

  /** In one line, different for different numerics: {@code simd, numbers 1, amd64, ...}. */
  public String words() {
    return by + ", numbers " + version + (machine.isEmpty() ? "" : ", " + machine);
  }
}
