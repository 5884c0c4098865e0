package org.synapticcaching.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.synapticcaching.figure.FigureOptions;

/**
 * How a figure was made: its {@code run.json}.
 *
 * @param run all of the file; what it lacks is not told
 */
record RunFacts(JsonNode run) {
  private static final String PROGRAM = "java -jar bench/target/synaptic-caching.jar ";
  private static final int LONGEST_SETTING = 400;

  /** The options that matter for drawing it. */
  FigureOptions options() {
    return FigureFolder.options(run);
  }

  /** What repeats it. */
  String command() {
    return PROGRAM + text(run.path("command"));
  }

  /** When it was made, in UTC; empty where that is not known. */
  String started() {
    return text(run.path("started"));
  }

  /** What computed it, in words; empty where that is not known. */
  String machine() {
    JsonNode machine = run.path("machine");
    return machine.isMissingNode()
        ? ""
        : "%s, %s cores".formatted(text(machine.path("processor")), text(machine.path("cores")));
  }

  /** System and Java of that machine. */
  String system() {
    JsonNode machine = run.path("machine");
    return (text(machine.path("system")) + ", " + text(machine.path("java")))
        .replaceAll("^, |, $", "");
  }

  /** In one line. */
  String line(boolean reference) {
    List<String> words = new ArrayList<>();
    words.add(reference ? "Reference run" : "Made here");
    words.add(text(run.path("scale")) + " scale");
    add(words, "data ", run.path("data").path("name"));
    add(words, "backend ", run.path("backend"));
    add(words, "", run.path("runs"), " runs");
    words.add(machine());
    add(words, "version ", run.path("version"));
    String started = started();
    words.add(started.length() > 10 ? started.substring(0, 10) : started);
    words.removeIf(String::isBlank);
    return String.join(" · ", words);
  }

  private static void add(List<String> words, String before, JsonNode value) {
    add(words, before, value, "");
  }

  private static void add(List<String> words, String before, JsonNode value, String after) {
    if (value.isValueNode()) {
      words.add(before + text(value) + after);
    }
  }

  /** Notes, settings, and whatever else the file tells. */
  List<Block> details() {
    List<Block> blocks = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    run.path("notes").forEach(note -> notes.add(text(note)));
    if (!notes.isEmpty()) {
      blocks.add(new Block.Lines(notes));
    }
    List<List<String>> rows = new ArrayList<>();
    settings("", run.path("settings"), rows);
    for (String fact : List.of("skipped", "numbers", "threads", "coreSeconds", "commit")) {
      settings(fact, run.path(fact), rows);
    }
    rows.add(List.of("machine", (machine() + "; " + system()).replaceAll("^; |; $", "")));
    blocks.add(new Block.OfTable(new Table("Settings", List.of("setting", "value"), rows)));
    return blocks;
  }

  /** Objects within objects as {@code outer.inner}. */
  private static void settings(String name, JsonNode value, List<List<String>> rows) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String inner = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
        settings(inner, field.getValue(), rows);
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      rows.add(List.of(name, shortened(text(value))));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SETTING
        ? text
        : text.substring(0, LONGEST_SETTING) + " ... (all of it in run.json)";
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
  }
}
