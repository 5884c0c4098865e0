package org.synapticcaching.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.claim.Expectation;

/**
 * A claim as a run judged it: an entry of {@code claims.json}.
 *
 * @param text the claim
 * @param basis what it rests on
 * @param number definition of its number
 * @param expected range in words
 * @param measured NaN for none
 * @param verdict the word for what followed
 * @param reason why it is not met or not judged
 */
record JudgedClaim(
    String text,
    String basis,
    String number,
    String expected,
    double measured,
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
              claim.path("verdict").asText(),
              claim.path("reason").asText()));
    }
    return claims;
  }

  /** The measured number for people. */
  String measuredWords() {
    return Double.isNaN(measured) ? "nothing" : Expectation.number(measured);
  }
}
