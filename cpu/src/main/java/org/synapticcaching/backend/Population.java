package org.synapticcaching.backend;

import java.util.List;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.ledger.EnergyLedger;

/**
 * R networks that learn side by side. Holds its weights itself; matrices of the host are row-major
 * {@code [post][pre]}, whatever is used inside: {@code float[]}, and {@code double[]} for those who
 * need all digits of a backend that computes in {@link Precision#FLOAT64}.
 *
 * <p>One presentation (model section 2) is {@link #forward}, {@link #backward}, {@link
 * #consolidate}, which exist apart to be measured and compared; {@link #train} is the loop over
 * them, faster and with the same result. Patterns have the network's number of inputs and classes;
 * a clamped bias is appended by the backend. Not thread-safe: a population uses threads, but is
 * used by one.
 */
public interface Population extends AutoCloseable {
  /** What was opened. */
  PopulationSpec spec();

  /**
   * Computes the outputs of every active replica with w = w(0) + l + s. In {@link
   * org.synapticcaching.model.EventOrder#DECAY_FIRST} the presentation begins here, with decay and
   * maintenance.
   *
   * @param patterns where the patterns come from
   * @param presented for each replica the index of its pattern, length R
   */
  void forward(Patterns patterns, int[] presented);

  /**
   * Computes the change of every synapse from the last {@link #forward} and adds it to s.
   *
   * @throws IllegalStateException when there was no forward pass before
   */
  void backward();

  /**
   * Consolidates as each replica's policy says, charges maintenance and decays: ends a
   * presentation.
   */
  void consolidate();

  /**
   * Presents patterns to every active replica, each in its own order and from where it left off.
   *
   * @param patterns the training set; one and the same throughout a run
   * @param presentations to each replica, >= 0
   */
  void train(Patterns patterns, int presentations);

  /**
   * Tests every active replica, without learning.
   *
   * @param patterns usually the test set
   * @return one per replica; null for replicas that are not active
   */
  List<Evaluation> evaluate(Patterns patterns);

  /**
   * Begins {@link #evaluate}: tests every active replica as it is now, while it may go on learning.
   * The result is the same. Where nothing can go on at the same time, it is finished already.
   *
   * @param patterns usually the test set
   */
  default Evaluation.Pending beginEvaluation(Patterns patterns) {
    return Evaluation.Pending.finished(evaluate(patterns));
  }

  /** Activities of the output units of the last forward pass, overwritten by the next. */
  float[] outputs(int replica);

  /** {@link #outputs} with all digits that the backend has. */
  default double[] exactOutputs(int replica) {
    return Rounding.widened(outputs(replica));
  }

  /** Number of presentations so far, since the weights were drawn. */
  long presentations(int replica);

  /** Includes a replica in what follows, or lets it keep its state; all are active at first. */
  void setActive(int replica, boolean active);

  /** Whether the replica takes part. */
  boolean isActive(int replica);

  /** What the replica has been charged so far. */
  EnergyLedger ledger(int replica);

  /**
   * The consolidation threshold of each weight matrix at present, in units of weight; 0 where the
   * policy has none. One that sets itself is infinite until a matrix has changed twice. Of
   * thresholds that neurons or synapses have of their own it is the mean, as they would be renewed
   * in the next presentation, without those that would be infinite.
   */
  double[] thresholds(int replica);

  /**
   * A copy of one part of one weight matrix.
   *
   * @param layer 0 for the input side
   * @return {@code [post][pre]}, row-major
   */
  float[] weights(int replica, int layer, WeightPart part);

  /**
   * {@link #weights} with all digits that the backend has.
   *
   * @param layer 0 for the input side
   * @return {@code [post][pre]}, row-major
   */
  default double[] exactWeights(int replica, int layer, WeightPart part) {
    return Rounding.widened(weights(replica, layer, part));
  }

  /**
   * Overwrites one part of one weight matrix. The ledger is left as it is.
   *
   * @param values {@code [post][pre]}, row-major; not modified, copied
   * @throws IllegalArgumentException when the length is wrong, a value is not finite, or the part
   *     is {@link WeightPart#TOTAL}
   */
  void setWeights(int replica, int layer, WeightPart part, float[] values);

  /**
   * Overwrites one part of one weight matrix, with all digits that the backend can hold. The ledger
   * is left as it is.
   *
   * @param values {@code [post][pre]}, row-major; not modified, copied
   * @throws IllegalArgumentException when the length is wrong, a value is not finite in the
   *     backend's number format, or the part is {@link WeightPart#TOTAL}
   */
  default void setWeights(int replica, int layer, WeightPart part, double[] values) {
    setWeights(replica, layer, part, Rounding.narrowed(values));
  }

  /** Releases what the population holds; a closed population cannot be used. */
  @Override
  void close();
}
