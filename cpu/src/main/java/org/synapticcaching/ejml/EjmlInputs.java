package org.synapticcaching.ejml;

import org.ejml.data.DMatrixRMaj;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.Network;

/** Patterns as the inputs of the first weight matrix, with the clamped bias appended. */
final class EjmlInputs {
  private final DMatrixRMaj vector;

  EjmlInputs(Network network) {
    this.vector = new DMatrixRMaj(network.firstLayerInputs(), 1);
    if (network.bias()) {
      vector.data[network.inputs()] = 1;
    }
  }

  /** The pattern read last, pre x 1; overwritten by the next. */
  DMatrixRMaj vector() {
    return vector;
  }

  /** Overwrites the vector with one pattern. */
  void read(Patterns patterns, int pattern) {
    patterns.read(pattern, vector.data, 0);
  }
}
