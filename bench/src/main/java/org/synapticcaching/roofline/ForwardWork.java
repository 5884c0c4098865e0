package org.synapticcaching.roofline;

/**
 * The forward pass: z = w x of both matrices.
 *
 * <p>Counted: the pattern, read; of every visited synapse each stored part of its weight, read; a
 * multiply-add for each part that is multiplied by itself (w(0) + l and s of the sparse algorithms;
 * the dense ones multiply the sum). Not counted: the additions that form the sum, the activation
 * functions, and the vectors of units, which are short.
 */
final class ForwardWork {
  private ForwardWork() {}

  static Pass of(NetworkShape network) {
    return Pass.once(
        "forward",
        network.operations(synapses(network)),
        network.patternBytes() + weightBytes(network),
        0);
  }

  /** One pattern of many, among which weights may be shared: all but their {@link #weights}. */
  static Pass ofMany(NetworkShape network) {
    return Pass.once("forward", network.operations(synapses(network)), network.patternBytes(), 0);
  }

  /** The weights that one pattern needs, read: those that any of many need are more. */
  static Pass weights(NetworkShape network) {
    return Pass.once("read weights", 0, weightBytes(network), 0);
  }

  private static double synapses(NetworkShape network) {
    return network.visited() + network.second();
  }

  private static double weightBytes(NetworkShape network) {
    return network.bytes(network.partsOfWeight() * synapses(network));
  }
}
