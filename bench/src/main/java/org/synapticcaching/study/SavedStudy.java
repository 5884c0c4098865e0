package org.synapticcaching.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.synapticcaching.figure.chart.ChartSpec;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;

/**
 * A study as its folder tells it.
 *
 * @param directory where it is
 * @param best what {@code best.json} says: {@code command} repeats the winner, {@code study} has
 *     the prices and all else that was asked
 * @param found all runs of {@code trials.csv}; finalists as they were asked for
 */
public record SavedStudy(Path directory, JsonNode best, Found found) {
  private static final List<String> COUNTS = List.of("presentations");
  private static final List<String> NUMBERS = List.of("accuracy", "total");
  private static final String SUCCESS = "success";

  /** Whether a folder holds a study that came to its end. */
  public static boolean isOne(Path folder) {
    StudyFolder study = new StudyFolder(folder);
    return Files.isRegularFile(study.best()) && Files.isRegularFile(study.trials());
  }

  /**
   * Reads a study that came to its end.
   *
   * @throws IOException in one line that names the file, when one is missing or not what a search
   *     writes
   */
  public static SavedStudy read(Path folder) throws IOException {
    StudyFolder study = new StudyFolder(folder);
    JsonNode best = json(study.best());
    Space space = space(study.best(), best.path("study").path("space"));
    List<Entry> entries = entries(study.trials(), space);
    Map<Integer, List<Answer>> finalists = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.phase() == Phase.FINAL) {
        finalists.computeIfAbsent(entry.trial(), any -> new ArrayList<>()).add(entry.answer());
      }
    }
    List<Trial> last =
        finalists.values().stream()
            .map(answers -> new Trial(answers.get(0).question().settings(), answers))
            .toList();
    if (last.isEmpty()) {
      throw new IOException(study.trials() + ": has no run of a finalist; search again");
    }
    return new SavedStudy(folder, best, new Found(entries, last, space));
  }

  /** The file of all runs. */
  public Path trials() {
    return new StudyFolder(directory).trials();
  }

  /** What can be seen of it, by the names of files: a picture of one or two panels each. */
  public Map<String, List<ChartSpec>> charts() {
    return StudyCharts.of(found);
  }

  private static JsonNode json(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode content = Json.read(in);
      if (content.path("study").path("space").isObject()) {
        return content;
      }
    } catch (com.fasterxml.jackson.core.JacksonException broken) {
      throw new IOException(file + ": is no JSON, or half-written: search again", broken);
    }
    throw new IOException(file + ": does not say what was searched; search again");
  }

  private static Space space(Path file, JsonNode texts) throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonNode> each : texts.properties()) {
        parameters.add(
            ParameterWords.parse(each.getKey() + "=" + each.getValue().asText(), any -> false));
      }
      return new Space(parameters, Map.of());
    } catch (IllegalArgumentException odd) {
      throw new IOException(file + ": " + odd.getMessage(), odd);
    }
  }

  private static List<Entry> entries(Path file, Space space) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Entry> entries = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      for (CSVRecord line : parser) {
        entries.add(entry(line, space));
      }
    } catch (CSVException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException broken) {
      throw new IOException(file + ": is no table of trials: " + broken.getMessage(), broken);
    }
    return entries;
  }

  private static Entry entry(CSVRecord line, Space space) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String option : space.options()) {
      if (!line.get(option).isEmpty()) {
        settings.put(option, line.get(option));
      }
    }
    Row.Builder row = Row.builder().set(SUCCESS, Boolean.parseBoolean(line.get(SUCCESS)));
    COUNTS.forEach(column -> row.set(column, Long.parseLong(line.get(column))));
    NUMBERS.forEach(column -> row.set(column, number(line.get(column))));
    Question question =
        new Question(settings, Long.parseLong(line.get("seed")), Long.parseLong(line.get("limit")));
    return new Entry(
        Integer.parseInt(line.get("trial")),
        Phase.of(line.get("phase")),
        new Answer(question, line.get("id"), row.build(), Double.NaN));
  }

  private static double number(String cell) {
    return switch (cell) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(cell);
    };
  }
}
