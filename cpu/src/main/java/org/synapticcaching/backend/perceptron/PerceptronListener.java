package org.synapticcaching.backend.perceptron;

/** Is told how far a perceptron is, on the thread that learns. */
@FunctionalInterface
public interface PerceptronListener {
  /** Ignores everything. */
  PerceptronListener NONE = (presentations, most) -> {};

  /**
   * So many presentations are over. Told now and then, many times a second where it matters to a
   * user; the same number may come again.
   *
   * @param presentations so far
   * @param most after which learning is given up
   */
  void presented(long presentations, long most);
}
