package org.synapticcaching.spiking;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.synapticcaching.model.Require;

/**
 * What is to be learned: each pattern has some active auditory inputs and one of two teachers.
 *
 * @param active for each pattern its active inputs, all different within a pattern
 * @param strong for each pattern whether the teacher fires at ratio 1.0 (else 0.5)
 */
public record PatternSet(List<List<Integer>> active, List<Boolean> strong) {
  public PatternSet {
    active = active.stream().map(List::copyOf).toList();
    strong = List.copyOf(strong);
    if (active.isEmpty() || active.size() != strong.size()) {
      throw new IllegalArgumentException(
          "pattern set: expected as many teachers as patterns, at least one, got %s and %s"
              .formatted(strong.size(), active.size()));
    }
  }

  /**
   * Independent random patterns: active inputs without replacement, either teacher with probability
   * 1/2.
   *
   * @param patterns how many, >= 1
   * @param protocol number of inputs and of active ones
   * @param random what to draw from; advanced
   */
  public static PatternSet random(int patterns, Protocol protocol, RandomGenerator random) {
    Require.atLeast("patterns", 1, patterns);
    List<List<Integer>> active = new ArrayList<>();
    List<Boolean> strong = new ArrayList<>();
    for (int p = 0; p < patterns; p++) {
      List<Integer> chosen = new ArrayList<>();
      while (chosen.size() < protocol.active()) {
        int input = random.nextInt(protocol.inputs());
        if (!chosen.contains(input)) {
          chosen.add(input);
        }
      }
      active.add(chosen);
      strong.add(random.nextBoolean());
    }
    return new PatternSet(active, strong);
  }

  /** Number of patterns. */
  public int size() {
    return active.size();
  }

  /**
   * Responses A = w.x of the auditory synapses to each pattern.
   *
   * @param weights one per input, in siemens; not modified
   */
  public List<Double> responses(double[] weights) {
    return active.stream()
        .map(inputs -> inputs.stream().mapToDouble(input -> weights[input]).sum())
        .toList();
  }
}
