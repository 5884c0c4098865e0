package org.synapticcaching.check;

import java.util.Optional;
import org.synapticcaching.check.result.Finding;

/**
 * What is expected of a card.
 *
 * @param finding id of what shows it
 * @param stage that finds it
 * @param words what is expected
 * @param predicted for an H200 unless it says otherwise: no measurement
 * @param least value that meets it on every card; NaN where that depends on the card, or where it
 *     is no number
 * @param most value that meets it
 */
record Expectation(
    String finding, String stage, String words, String predicted, double least, double most) {
  /** One that a number neither meets nor misses. */
  static Expectation of(String finding, String stage, String words, String predicted) {
    return new Expectation(finding, stage, words, predicted, Double.NaN, Double.NaN);
  }

  Expectation atLeast(double value) {
    return new Expectation(finding, stage, words, predicted, value, most);
  }

  Expectation atMost(double value) {
    return new Expectation(finding, stage, words, predicted, least, value);
  }

  /** Whether a measured number meets it; empty where it is not for a number to say. */
  Optional<Boolean> isMetBy(Finding found) {
    if (Double.isNaN(found.value()) || Double.isNaN(least) && Double.isNaN(most)) {
      return Optional.empty();
    }
    return Optional.of(!(found.value() < least) && !(found.value() > most));
  }
}
