package org.synapticcaching.suite.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.FileTrouble;

/**
 * The fields of an object in a JSON file, each with a line that names the file and the field when
 * it is not what was expected.
 *
 * @param file for messages
 * @param place of the object in the file, for messages; empty for the whole
 * @param node the object
 */
record JsonFields(Path file, String place, JsonNode node) {
  /** Far more than any run of benchmarks has. */
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Reads the content of a whole file.
   *
   * @throws IOException in one line when there is no such file, or no whole JSON in it
   */
  static JsonFields read(Path file) throws IOException {
    Optional<String> other = FileTrouble.notAFile(file);
    if (other.isPresent()) {
      throw problem(file, "is " + other.get() + " in the place of results");
    }
    long bytes = Files.size(file);
    if (bytes > MOST_BYTES) {
      throw problem(
          file,
          "has %d MiB, more than the %d MiB that results have"
              .formatted(bytes >> 20, MOST_BYTES >> 20));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      JsonNode content = Json.read(in);
      if (content.isMissingNode()) {
        throw problem(file, "is empty; measure again");
      }
      return new JsonFields(file, "", content);
    } catch (JsonProcessingException broken) {
      throw problem(file, notJson(broken));
    }
  }

  private static String notJson(JsonProcessingException broken) {
    String where =
        broken.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
    return "is no whole JSON" + where + "; was it written to its end? measure again";
  }

  private static IOException problem(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  /** What is wrong here, in one line that names the file. */
  IOException problem(String reason) {
    return problem(file, (place.isEmpty() ? "" : place + ": ") + reason);
  }

  private IOException wrong(String name, String expected) {
    JsonNode found = node.path(name);
    return problem(
        found.isMissingNode()
            ? "'" + name + "' is missing"
            : "'" + name + "' is not " + expected + ", but " + shortened(found.toString()));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /** Whether it is there and not null. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) throws IOException {
    if (!node.path(name).isTextual()) {
      throw wrong(name, "a text");
    }
    return node.path(name).textValue();
  }

  /** A text, or another where there is none. */
  String text(String name, String otherwise) {
    return node.path(name).isTextual() ? node.path(name).textValue() : otherwise;
  }

  long integer(String name) throws IOException {
    if (!node.path(name).canConvertToLong() || !node.path(name).isIntegralNumber()) {
      throw wrong(name, "a whole number");
    }
    return node.path(name).longValue();
  }

  int count(String name) throws IOException {
    long value = integer(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name, "a number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  boolean truth(String name) throws IOException {
    if (!node.path(name).isBoolean()) {
      throw wrong(name, "true or false");
    }
    return node.path(name).booleanValue();
  }

  /** A number, NaN and infinities included, which JSON has as texts. */
  double number(String name) throws IOException {
    return number(node.path(name)).orElseThrow(() -> wrong(name, "a number"));
  }

  private static Optional<Double> number(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.doubleValue());
    }
    return switch (value.asText()) {
      case "NaN", "Infinity", "-Infinity", "+Infinity" ->
          Optional.of(Double.parseDouble(value.textValue()));
      default -> Optional.empty();
    };
  }

  JsonFields object(String name) throws IOException {
    if (!node.path(name).isObject()) {
      throw wrong(name, "an object");
    }
    return new JsonFields(file, inner(name), node.path(name));
  }

  /** Where a field of this object is, for messages. */
  private String inner(String name) {
    return place.isEmpty() ? name : place + ", " + name;
  }

  /** The texts of a list. */
  List<String> texts(String name) throws IOException {
    return list(name, (element, at) -> element.isTextual() ? element.textValue() : null, "texts");
  }

  /** The objects of a list. */
  List<JsonFields> objects(String name) throws IOException {
    return list(
        name,
        (element, at) ->
            element.isObject() ? new JsonFields(file, inner(name + " " + at), element) : null,
        "objects");
  }

  /** {@code [fork][iteration]}. */
  List<List<Double>> numbers(String name) throws IOException {
    return list(
        name, (element, at) -> element.isArray() ? numbersOf(element) : null, "lists of numbers");
  }

  /** Null when one is none. */
  private static List<Double> numbersOf(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : list) {
      Optional<Double> number = number(element);
      if (number.isEmpty()) {
        return null;
      }
      numbers.add(number.get());
    }
    return numbers;
  }

  private <T> List<T> list(String name, BiFunction<JsonNode, Integer, T> read, String what)
      throws IOException {
    if (!node.path(name).isArray()) {
      throw wrong(name, "a list of " + what);
    }
    List<T> elements = new ArrayList<>();
    for (JsonNode element : node.path(name)) {
      T value = read.apply(element, elements.size() + 1);
      if (value == null) {
        throw wrong(name, "a list of " + what);
      }
      elements.add(value);
    }
    return elements;
  }

  /** The names of an object's fields, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** All fields as texts. */
  Map<String, String> textByName() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : names()) {
      texts.put(name, text(name));
    }
    return texts;
  }

  /** All fields as numbers. */
  Map<String, Double> numberByName() throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : names()) {
      numbers.put(name, number(name));
    }
    return numbers;
  }
}
