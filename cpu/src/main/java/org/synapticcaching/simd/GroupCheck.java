package org.synapticcaching.simd;

/**
 * Which neurons and weight matrices of one replica are over their thresholds, in units of what is
 * stored: transients are a scale g times that.
 */
interface GroupCheck {
  /**
   * Marks the neurons behind one weight matrix that are over.
   *
   * @param scale g
   * @param marked one for each neuron, all false; overwritten
   * @return whether any neuron is
   */
  boolean markNeurons(int layer, float scale, boolean[] marked);

  /** Whether one weight matrix is over. */
  boolean layerIsOver(int layer, float scale);

  /** Whether the network is over. */
  boolean networkIsOver(float scale);
}
