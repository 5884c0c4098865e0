package org.synapticcaching.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Verdict;

/**
 * A claim as a run judged it: an entry of {@code claims.json}.
 *
 * @param text the claim
 * @param basis what it rests on
 * @param number definition of its number
 * @param expected range in words
 * @param measured NaN for none
 * @param runs number of runs that it comes from
 * @param detail what it is made of; may be empty
 * @param verdict the word for what followed
 * @param reason why it is not met or not judged
 */
record JudgedClaim(
    String text,
    String basis,
    String number,
    String expected,
    double measured,
    int runs,
    String detail,
    String verdict,
    String reason) {

  /** All of a file's; fields that it lacks are empty. */
  static List<JudgedClaim> all(JsonNode file) {
    List<JudgedClaim> claims = new ArrayList<>();
    for (JsonNode claim : file.path("claims")) {
      claims.add(
          new JudgedClaim(
              claim.path("claim").asText(),
              claim.path("basis").asText(),
              claim.path("number").asText(),
              claim.path("expected").asText(),
              claim.path("measured").asDouble(Double.NaN),
              claim.path("runs").asInt(),
              claim.path("detail").asText(),
              claim.path("verdict").asText(),
              claim.path("reason").asText()));
    }
    return claims;
  }

  /**
   * The measured number for people, with its runs, and why it decides nothing where it does not.
   */
  String measuredWords() {
    String words =
        Double.isNaN(measured)
            ? "nothing"
            : Expectation.number(measured)
                + (runs == 0 ? "" : runs == 1 ? " (1 run)" : " (" + runs + " runs)");
    return decides() || reason.isEmpty() ? words : words + ": " + reason;
  }

  private boolean decides() {
    return !Double.isNaN(measured)
        && (verdict.equals(Verdict.MET.id()) || verdict.equals(Verdict.NOT_MET.id()));
  }
}
