package org.synapticcaching.backend;

import org.synapticcaching.ledger.EnergyLedger;

/**
 * One network of a {@link ReplicaPopulation}; its methods are those of {@link Population}, for one
 * replica and with arguments that are checked.
 *
 * @param <I> patterns in the layout that the network reads
 */
public interface ReplicaNetwork<I> {
  /** One forward pass of pattern {@code index}. */
  void forward(I inputs, int index);

  /** The update from the last forward pass, added to s. */
  void backward();

  /** Consolidation, maintenance and decay: the end of a presentation. */
  void consolidate();

  /** Presentations in the replica's own order. */
  void train(I inputs, int presentations);

  /** Activities of the output units; a copy. */
  float[] outputs();

  /** Number of presentations so far. */
  long presentations();

  /** What it has been charged so far. */
  EnergyLedger ledger();

  /** The consolidation threshold of each weight matrix at present; a copy. */
  double[] thresholds();

  /** A copy of one part of one weight matrix, {@code [post][pre]}. */
  float[] weights(int layer, WeightPart part);

  /** Overwrites one part of one weight matrix, {@code [post][pre]}. */
  void setWeights(int layer, WeightPart part, float[] values);
}
