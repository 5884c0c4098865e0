package org.synapticcaching.roofline;

/**
 * A network of one hidden layer that is presented a pattern.
 *
 * @param algorithm how it is computed
 * @param inputs of the first matrix, with a bias if there is one
 * @param active mean number of inputs whose rows the algorithm has to visit, with the bias
 * @param hidden units
 * @param outputs units
 * @param caching whether changes stay transient for a while
 */
record NetworkShape(
    Algorithm algorithm, int inputs, double active, int hidden, int outputs, boolean caching) {
  NetworkShape {
    if (inputs < 1 || hidden < 1 || outputs < 1 || !(active >= 0 && active <= inputs)) {
      throw new IllegalArgumentException(
          "expected units in every layer and active inputs among them, got %s, %s, %s and %s"
              .formatted(inputs, hidden, outputs, active));
    }
  }

  /** Synapses of the first matrix, whether or not they are visited. */
  double first() {
    return (double) inputs * hidden;
  }

  /** Synapses of the first matrix that a presentation has to visit. */
  double visited() {
    return algorithm.isSparse() ? active * hidden : first();
  }

  /** Synapses of the second matrix: all are visited. */
  double second() {
    return (double) hidden * outputs;
  }

  /** All synapses. */
  double synapses() {
    return first() + second();
  }

  /** Bytes of so many numbers. */
  double bytes(double numbers) {
    return algorithm.bytes() * numbers;
  }

  /** Bytes of a pattern: number and value of each active input, or the values of all. */
  double patternBytes() {
    return algorithm.isSparse() ? active * (Integer.BYTES + Float.BYTES) : bytes(inputs);
  }

  int partsOfWeight() {
    return algorithm.partsOfWeight(caching);
  }

  /** Operations of products with the weights of some synapses. */
  double operations(double synapses) {
    return 2 * algorithm.multiplyAddsOfWeight(caching) * synapses;
  }
}
