package org.synapticcaching.backend;

/**
 * How well one replica does on a set of patterns. The answer is the largest output, the first one
 * on a tie; a NaN output makes the answer wrong.
 *
 * @param correct number of patterns with the right answer
 * @param total number of patterns asked, >= 1
 */
public record Evaluation(int correct, int total) {
  /** Fraction of right answers, 0 to 1. */
  public double accuracy() {
    return (double) correct / total;
  }
}
