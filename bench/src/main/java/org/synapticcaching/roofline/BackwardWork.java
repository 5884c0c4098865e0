package org.synapticcaching.roofline;

/**
 * The backward pass: errors of the hidden units, and s += eta delta x^T.
 *
 * <p>Counted: w of the second matrix as in {@link ForwardWork}, read; s of every synapse that
 * changes, read and written, with a multiply-add. Not counted: errors of units, and the sums of
 * energy.
 */
final class BackwardWork {
  private BackwardWork() {}

  /** Errors of the hidden units. */
  static Pass errors(NetworkShape network) {
    return Pass.once(
        "errors",
        network.operations(network.second()),
        network.bytes(network.partsOfWeight() * network.second()),
        0);
  }

  /** The update of all visited synapses. */
  static Pass update(NetworkShape network) {
    return update(network, network.visited() + network.second());
  }

  /**
   * The update of some synapses.
   *
   * @param changed how many
   */
  static Pass update(NetworkShape network, double changed) {
    double bytes = network.bytes(changed);
    return Pass.once("update", 2 * changed, bytes, bytes);
  }

  /** Whether weights change here, and not only when they are consolidated. */
  static boolean updates(NetworkShape network) {
    return network.caching() || !network.algorithm().isSparse();
  }
}
