package org.synapticcaching.study;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.run.Statistics;

/**
 * Settings with what came of them on some seeds.
 *
 * @param settings values of the options that are searched, as words
 * @param answers one for each seed, at least one
 */
public record Trial(Map<String, String> settings, List<Answer> answers) {
  /** Above the logarithm of every energy. */
  private static final double MISSED = 1000;

  /** Above every difference of accuracies. */
  private static final double FOR_EACH = 10;

  public Trial {
    answers = List.copyOf(answers);
  }

  /** Whether every seed reached the accuracy. */
  public boolean reached() {
    return reaching() == answers.size();
  }

  /** Mean total energy; of no meaning where not every seed reached the accuracy. */
  public double energy() {
    return mean(Answer::energy);
  }

  /** Standard deviation of the total energy over seeds; NaN of a single one. */
  public double energyDeviation() {
    return answers.size() < 2
        ? Double.NaN
        : Statistics.deviation(answers.stream().map(Answer::energy).toList());
  }

  /** How many seeds reached the accuracy. */
  public long reaching() {
    return answers.stream().filter(Answer::reached).count();
  }

  /** Mean accuracy at the end. */
  public double accuracy() {
    return mean(Answer::accuracy);
  }

  /** Mean number of presentations. */
  public double presentations() {
    return mean(Answer::presentations);
  }

  private double mean(ToDoubleFunction<Answer> value) {
    return Statistics.mean(answers.stream().map(value::applyAsDouble).toList());
  }

  /**
   * By how much it is worse than others: those that reached the accuracy by the logarithm of their
   * energy, and after them those that did not, by how many seeds missed it, and by how much.
   */
  public double loss() {
    if (reached()) {
      return Math.log(Math.max(energy(), Double.MIN_NORMAL));
    }
    double share = (double) (answers.size() - reaching()) / answers.size();
    double accuracy = Double.isFinite(accuracy()) ? accuracy() : 0;
    return MISSED + FOR_EACH * share + 1 - accuracy;
  }
}
