package org.synapticcaching.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.figure.run.Json;

class SweepPerceptronCommandTest {
  @TempDir private Path folder;

  private List<CSVRecord> table() throws IOException {
    try (CSVParser csv =
        CSVParser.parse(
            folder.resolve("sweep/sweep.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return csv.getRecords();
    }
  }

  @Test
  void perceptronsAreThoseOfTheCommand() throws IOException {
    Outcome outcome =
        Cli.run(
            "sweep", "perceptron",
            "--out", folder.resolve("sweep").toString(),
            "--synapses", "20",
            "--vary", "patterns=5,10",
            "--vary", "threshold=1,2,auto",
            "--vary", "exponent=0,1",
            "--vary", "seed=1..3",
            "--policy", "local-global");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(36, table().size());
    for (CSVRecord row : table()) {
      Map<String, String> options = new LinkedHashMap<>();
      for (String option : List.of("patterns", "threshold", "exponent", "seed")) {
        options.put(option, row.get(option));
      }
      List<String> words = new ArrayList<>(List.of("perceptron", "--json", "--synapses", "20"));
      words.addAll(List.of("--policy", "local-global"));
      options.forEach((option, value) -> words.addAll(List.of("--" + option, value)));
      JsonNode run = Cli.json(Cli.run(words.toArray(String[]::new)));
      assertEquals(run.get("presentations").asText(), row.get("presentations"));
      assertEquals(run.get("success").asText(), row.get("success"));
      assertEquals(run.get("energy").get("total").asDouble(), Double.parseDouble(row.get("total")));
      JsonNode threshold = run.get("layers").get(0).get("threshold");
      assertEquals(threshold == null ? "" : threshold.asText(), row.get("thresholdAtEnd"));
      assertEquals(row.get("threshold").equals("auto"), threshold != null);
    }
  }

  /** As they were saved before thresholds at the end were told: a column less. */
  @Test
  void olderPointsOfPerceptronsKeepTheirIdsAndAreRead() throws IOException {
    String[] words = {
      "sweep", "perceptron",
      "--out", folder.resolve("sweep").toString(),
      "--synapses", "20",
      "--patterns", "10",
      "--vary", "threshold=2,auto",
      "--policy", "local-local",
      "--backend", "ejml"
    };
    assertEquals(0, Cli.run(words).code());
    CSVRecord now = table().get(1);
    assertTrue(Double.parseDouble(now.get("thresholdAtEnd")) > 0);
    if (System.getProperty("os.arch").equals("amd64")) {
      assertEquals("feaf32e50f9908a4", now.get("id"));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("sweep/points"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        makeOlder(file);
      }
    }
    assertEquals(0, Cli.run(words).code());
    CSVRecord then = table().get(1);
    assertEquals("1234.5", then.get("total"), "it is not learned again");
    assertEquals("", then.get("thresholdAtEnd"));
    assertEquals(now.get("id"), then.get("id"));
    assertEquals(now.get("modifications"), then.get("modifications"));
  }

  private static void makeOlder(Path file) throws IOException {
    ObjectNode saved = (ObjectNode) Json.read(Files.readString(file));
    ((ArrayNode) saved.get("columns")).remove(saved.get("columns").size() - 1);
    for (JsonNode row : saved.get("rows")) {
      ((ArrayNode) row).remove(row.size() - 1);
      ((ArrayNode) row).set(8, 1234.5);
    }
    saved.put(
        "check",
        Json.digest(
            Json.compact(List.of(saved.get("format"), saved.get("ids"), saved.get("rows")))));
    Files.writeString(file, Json.compact(saved));
  }
}
