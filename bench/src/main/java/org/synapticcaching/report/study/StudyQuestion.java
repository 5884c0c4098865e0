package org.synapticcaching.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import org.synapticcaching.report.Digits;
import org.synapticcaching.study.SavedStudy;

/**
 * What a study asks: energies of studies that ask the same can be compared.
 *
 * @param accuracy that is to be reached, 0 to 1
 * @param data that is learned, with its digest
 * @param prices of keeping and changing weights, in words
 */
record StudyQuestion(double accuracy, String data, String prices) {
  static StudyQuestion of(SavedStudy study) {
    JsonNode asked = study.best().path("study");
    JsonNode settings = asked.path("settings");
    return new StudyQuestion(
        asked.path("accuracy").asDouble(),
        asked.path("data").asText(),
        "maintenance cost %s per presentation, change cost %s, persistent changes to the power %s%s"
            .formatted(
                settings.path("maintenance-cost").asText(),
                settings.path("change-cost").asText(),
                settings.path("exponent").asText(),
                settings.path("potentiation-only").asBoolean() ? ", increases only" : ""));
  }

  /** The data without their digest. */
  String dataName() {
    return data.replaceAll("/.*", "");
  }

  /** Heading. */
  String title() {
    return "The cheapest way to %s right on %s".formatted(Digits.percent(accuracy), dataName());
  }

  /** What is compared. */
  String words() {
    return "Searches that ask the same (%s), each within what it was given to search."
            .formatted(prices)
        + " Energies are those of the winner on fresh seeds, until the first test with the"
        + " accuracy.";
  }
}
