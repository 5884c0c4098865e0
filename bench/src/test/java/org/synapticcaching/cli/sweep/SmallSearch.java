package org.synapticcaching.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.synapticcaching.cli.Cli;
import org.synapticcaching.cli.Cli.Outcome;

/**
 * Studies of few hundred presentations, and what is in their folders.
 *
 * @param folder of all of them
 */
record SmallSearch(Path folder) {
  /** Options that make it small. */
  static final List<String> SMALL =
      List.of(
          "--data=digits",
          "--train-limit=100",
          "--test-limit=40",
          "--presentations",
          "900",
          "--test-every=150",
          "--wave",
          "6",
          "--finalists=2",
          "--fresh-seeds=2");

  private static final List<String> SPACE =
      List.of(
          "--vary=hidden=10:20:log",
          "--vary=rule=all,largest-updates,subnet",
          "--vary=initial-deviation=0.01:0.3:log",
          "--maintenance-cost=0.001");

  List<String> words(String study, String... more) {
    List<String> words =
        new ArrayList<>(List.of("search", "--study", folder.resolve(study).toString()));
    words.addAll(SMALL);
    words.addAll(SPACE);
    words.addAll(List.of(more));
    return words;
  }

  /** Runs a search in a study. */
  Outcome search(String study, String... more) {
    return Cli.run(words(study, more).toArray(String[]::new));
  }

  /** Runs one for an accuracy that many reach. */
  Outcome easy(String study, String... more) {
    List<String> words =
        new ArrayList<>(List.of("--accuracy", "0.25", "--budget", "8000", "--backend", "simd"));
    words.addAll(List.of(more));
    return search(study, words.toArray(String[]::new));
  }

  Path file(String study, String name) {
    return folder.resolve(study).resolve(name);
  }

  JsonNode best(String study) throws IOException {
    return new ObjectMapper().readTree(file(study, "best.json").toFile());
  }

  List<CSVRecord> trials(String study) throws IOException {
    try (CSVParser csv =
        CSVParser.parse(
            file(study, "trials.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return csv.getRecords();
    }
  }
}
