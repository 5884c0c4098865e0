package org.synapticcaching.roofline;

/**
 * Weights that come from the host, or go to it, in numbers of 32 bits: each is read and written
 * once.
 */
final class RestoreWork {
  private RestoreWork() {}

  /** One part of all weights, set. */
  static Pass set(NetworkShape network) {
    return Pass.once(
        "set weights", 0, Float.BYTES * network.synapses(), network.bytes(network.synapses()));
  }

  /** One part of all weights, read out. */
  static Pass get(NetworkShape network) {
    return Pass.once(
        "get weights", 0, network.bytes(network.synapses()), Float.BYTES * network.synapses());
  }

  /** After that, any synapse may be over threshold: s of all of them is read. */
  static Pass checkAll(NetworkShape network) {
    return Pass.once("check all", 0, network.bytes(network.synapses()), 0);
  }
}
