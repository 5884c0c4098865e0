package org.synapticcaching.figure.paper;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Verdict;
import org.synapticcaching.figure.run.Scale;

/** The reference runs are those of today's figures, and what they do not meet is explained. */
class ReferenceRunsTest {
  private static final Path REFERENCE = Path.of("..", "results", "reference");
  private static final Path EXPLANATIONS = REFERENCE.resolve("README.md");
  private static final int LARGEST_SVG = 350_000;

  static List<String> figures() {
    return FigureCatalog.all().stream().map(figure -> figure.card().id()).toList();
  }

  private static Figure figure(String id) {
    return FigureCatalog.all().stream()
        .filter(figure -> figure.card().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String figure, String file) throws IOException {
    return new ObjectMapper().readTree(REFERENCE.resolve(figure).resolve(file).toFile());
  }

  private static List<JsonNode> claims(String figure) throws IOException {
    List<JsonNode> claims = new ArrayList<>();
    json(figure, "claims.json").required("claims").forEach(claims::add);
    return claims;
  }

  @ParameterizedTest
  @MethodSource("figures")
  void claimsAreThoseThatTheFigureMakesToday(String id) throws IOException {
    assertEquals("paper", json(id, "claims.json").required("scale").asText());
    List<String> today = new ArrayList<>();
    for (Claim claim : figure(id).plan(FigureOptions.of(Scale.PAPER)).claims()) {
      today.add(
          String.join(
              " | ", claim.basis().id(), claim.text(), claim.how(), claim.expected().words()));
    }
    List<String> kept = new ArrayList<>();
    for (JsonNode claim : claims(id)) {
      kept.add(
          String.join(
              " | ",
              claim.required("basis").asText(),
              claim.required("claim").asText(),
              claim.required("number").asText(),
              claim.required("expected").asText()));
    }
    assertEquals(String.join("\n", today), String.join("\n", kept));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void itIsToldHowARunWasMade(String id) throws IOException {
    JsonNode run = json(id, "run.json");
    assertAll(
        () -> assertTrue(run.required("command").asText().startsWith("figure "), "command"),
        () -> assertTrue(run.required("settings").size() > 0, "settings"),
        () -> assertTrue(run.required("commit").asText().matches("[0-9a-f]{40}"), "commit"),
        () -> assertTrue(!run.required("machine").required("processor").asText().isBlank()));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void picturesAreThereAndSmall(String id) throws IOException {
    Path folder = REFERENCE.resolve(id);
    assertTrue(Files.size(folder.resolve("figure.png")) > 0);
    assertTrue(Files.size(folder.resolve("data.csv")) > 0);
    long size = Files.size(folder.resolve("figure.svg"));
    assertTrue(size < LARGEST_SVG, size + " bytes");
  }

  @ParameterizedTest
  @MethodSource("figures")
  void whatIsNotMetIsExplained(String id) throws IOException {
    List<String> explained = Files.readAllLines(EXPLANATIONS);
    for (JsonNode claim : claims(id)) {
      if (claim.required("verdict").asText().equals(Verdict.NOT_MET.id())) {
        String row = "| `" + id + "` | " + claim.required("claim").asText() + " |";
        assertTrue(
            explained.stream().anyMatch(line -> line.startsWith(row)), EXPLANATIONS + ": " + row);
      }
    }
  }

  @Test
  void theTableOfBasesCountsTheClaims() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String id : figures()) {
      all.addAll(claims(id));
    }
    String text = Files.readString(EXPLANATIONS);
    for (Basis basis : Basis.values()) {
      String row =
          Arrays.stream(new Verdict[] {Verdict.MET, Verdict.NOT_MET, Verdict.REPORTED})
              .map(verdict -> count(all, basis, verdict))
              .map(count -> " | " + count)
              .reduce("| " + basis.id(), String::concat);
      assertTrue(text.contains(row + " |"), row);
    }
  }

  private static long count(List<JsonNode> claims, Basis basis, Verdict verdict) {
    Predicate<JsonNode> counts =
        claim ->
            claim.required("basis").asText().equals(basis.id())
                && claim.required("verdict").asText().equals(verdict.id());
    return claims.stream().filter(counts).count();
  }
}
