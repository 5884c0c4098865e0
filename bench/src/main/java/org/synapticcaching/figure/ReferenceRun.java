package org.synapticcaching.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.run.Json;

/**
 * What the reference run of a figure measured, to be set beside what a user measures. Reference
 * runs are kept in {@code results/reference/}; their claims are built into the program, so that
 * they are at hand wherever it runs.
 *
 * @param scale of the run
 * @param data that it learned; {@code none} for random patterns
 * @param claims by their text
 */
public record ReferenceRun(String scale, String data, Map<String, Entry> claims) {
  private static final String CLAIMS = "reference/%s/claims.json";

  public ReferenceRun {
    claims = Map.copyOf(claims);
  }

  /**
   * What it measured of one claim.
   *
   * @param number what number was measured, in words
   * @param measured NaN when its data did not hold the number
   * @param verdict the word for what followed
   * @param runs number of runs that it comes from
   */
  public record Entry(String number, double measured, String verdict, int runs) {
    /** {@code 21.30, met}, and what number it is where that is not the claim's own. */
    String words(Claim claim) {
      String value = Double.isNaN(measured) ? "nothing" : Expectation.number(measured);
      String other = number.equals(claim.how()) ? "" : " (" + number + ")";
      return value + ", " + verdict + other;
    }
  }

  /** The reference run of a figure, if there is one. */
  public static Optional<ReferenceRun> of(String figure) {
    try (InputStream in = ReferenceRun.class.getResourceAsStream(CLAIMS.formatted(figure))) {
      return in == null ? Optional.empty() : Optional.of(parse(Json.read(in)));
    } catch (IOException damaged) {
      throw new UncheckedIOException("the reference run of " + figure, damaged);
    }
  }

  private static ReferenceRun parse(JsonNode content) {
    Map<String, Entry> claims = new LinkedHashMap<>();
    for (JsonNode claim : content.required("claims")) {
      claims.put(
          claim.required("claim").asText(),
          new Entry(
              claim.required("number").asText(),
              claim.required("measured").asDouble(Double.NaN),
              claim.required("verdict").asText(),
              claim.required("runs").asInt()));
    }
    return new ReferenceRun(
        content.required("scale").asText(), content.required("data").asText(), claims);
  }

  /** What it measured of a claim; empty when the claim has changed since. */
  Optional<Entry> of(Claim claim) {
    return Optional.ofNullable(claims.get(claim.text()));
  }

  /** How it was made. */
  public String words() {
    return scale + " scale" + (data.equals("none") ? "" : ", " + data);
  }
}
