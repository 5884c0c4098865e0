package org.synapticcaching.model;

/**
 * One weight matrix, stored row-major {@code [post][pre]}.
 *
 * @param name {@code W1} for the input side, {@code W2}, ...
 * @param post number of postsynaptic neurons (rows)
 * @param pre number of presynaptic units (columns), a clamped bias included
 */
public record LayerShape(String name, int post, int pre) {
  /** Number of synapses, post x pre. */
  public long synapses() {
    return (long) post * pre;
  }

  /**
   * The same as an array length.
   *
   * @throws IllegalArgumentException when the matrix has 2^31 synapses or more
   */
  public int length() {
    if (synapses() > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "%s would have %s synapses (%s x %s); at most 2147483583 fit into one array"
              .formatted(name, synapses(), post, pre));
    }
    return (int) synapses();
  }
}
