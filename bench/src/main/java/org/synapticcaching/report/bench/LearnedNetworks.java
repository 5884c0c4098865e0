package org.synapticcaching.report.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How many presentations networks of 100 hidden units took to 93 % accuracy in runs of {@code
 * lr20-fig5b}, whose network and caching are those of {@code TrainBenchmark} at 100 hidden units.
 *
 * @param presentations mean over the runs of a policy, by its id; only those of which every run
 *     reached the accuracy
 * @param source what was read
 */
record LearnedNetworks(Map<String, Double> presentations, String source) {
  /** Hidden units of these networks. */
  static final String HIDDEN = "100";

  private static final double GOAL = 0.93;
  private static final String FIGURE = "lr20-fig5b";
  private static final String DATA = "data.csv";

  LearnedNetworks {
    presentations = Map.copyOf(presentations);
  }

  /**
   * Those of a folder of results: of the figure made there, else of the reference run.
   *
   * @throws IOException when the file cannot be read
   */
  static LearnedNetworks in(Path results) throws IOException {
    Path reference = results.resolve("reference").resolve(FIGURE).resolve(DATA);
    for (Path csv : List.of(results.resolve(FIGURE).resolve(DATA), reference)) {
      if (Files.exists(csv)) {
        return read(csv, csv.equals(reference) ? "the reference run of " + FIGURE : FIGURE);
      }
    }
    return new LearnedNetworks(Map.of(), "");
  }

  private static LearnedNetworks read(Path csv, String source) throws IOException {
    Map<String, Map<String, Double>> firsts = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : parser) {
        Map<String, Double> runs =
            firsts.computeIfAbsent(line.get("policy"), any -> new LinkedHashMap<>());
        double at = Double.parseDouble(line.get("presentations"));
        boolean reached = Double.parseDouble(line.get("accuracy")) >= GOAL;
        runs.merge(line.get("seed"), reached ? at : Double.POSITIVE_INFINITY, Math::min);
      }
    } catch (IllegalArgumentException other) {
      throw new IOException(csv + ": is no data of " + FIGURE + ": " + other.getMessage(), other);
    }
    Map<String, Double> means = new LinkedHashMap<>();
    firsts.forEach(
        (policy, runs) -> {
          double mean = runs.values().stream().mapToDouble(at -> at).average().orElse(Double.NaN);
          if (Double.isFinite(mean)) {
            means.put(policy, mean);
          }
        });
    return new LearnedNetworks(means, source);
  }

  /** Presentations that the network of a benchmark's row takes; empty for other networks. */
  OptionalDouble of(SummaryLine line) {
    boolean same =
        line.benchmark().startsWith("TrainBenchmark.")
            && line.text("param.hidden").equals(HIDDEN)
            && presentations.containsKey(line.text("param.policy"));
    return same
        ? OptionalDouble.of(presentations.get(line.text("param.policy")))
        : OptionalDouble.empty();
  }

  /** Columns of {@link #of} for people, and what they rest on. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!presentations.isEmpty()) {
      words.add(
          "a network learned to 93 % is one of 100 hidden units; its presentations are those of "
              + source
              + ", on the images that it was drawn from; joules per presentation are taken as"
              + " constant while it learns");
    }
    return words;
  }
}
