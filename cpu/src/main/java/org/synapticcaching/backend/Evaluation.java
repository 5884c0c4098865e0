package org.synapticcaching.backend;

/**
 * The accuracy of one replica on a set of patterns. Its answer is the largest output, the first one
 * on a tie; a NaN output makes the answer wrong.
 *
 * @param correct number of patterns with the right answer
 * @param total number of patterns, >= 1
 */
public record Evaluation(int correct, int total) {
  /** {@code correct / total}, 0 to 1. */
  public double accuracy() {
    return (double) correct / total;
  }

  /**
   * The answer that a network's outputs give.
   *
   * @param outputs activities of the output units; not modified
   * @return the first largest output, or -1 when one is NaN
   */
  public static int answer(double[] outputs) {
    int answer = 0;
    for (int k = 0; k < outputs.length; k++) {
      if (Double.isNaN(outputs[k])) {
        return -1;
      }
      if (outputs[k] > outputs[answer]) {
        answer = k;
      }
    }
    return answer;
  }
}
