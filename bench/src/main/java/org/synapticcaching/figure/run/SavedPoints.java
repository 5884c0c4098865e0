package org.synapticcaching.figure.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.synapticcaching.dataset.AtomicFile;

/**
 * The finished points of a figure, one file each, so that an interrupted figure goes on where it
 * was. A file's name holds the point's key and a digest of everything that its rows depend on; a
 * point with other settings has another file. Safe for use by several threads for different points.
 */
public final class SavedPoints {
  /** Changes whenever the files' layout, or what is computed, changes. */
  private static final int FORMAT = 1;

  private static final int NAME_LIMIT = 80;
  private static final int DIGEST_LENGTH = 12;

  private final Path directory;
  private final Object circumstances;
  private final Consumer<String> notice;

  /**
   * Points in a directory, which is made when the first one is saved.
   *
   * @param circumstances what the rows of every point depend on besides its definition: data,
   *     backend, version
   * @param notice receives a line for each file that cannot be used
   */
  public SavedPoints(Path directory, Object circumstances, Consumer<String> notice) {
    this.directory = directory;
    this.circumstances = circumstances;
    this.notice = notice;
  }

  /**
   * A finished point.
   *
   * @param rows what came of it
   * @param seconds how long one core took; NaN when it was saved without telling
   */
  record Finished(List<Row> rows, double seconds) {}

  /** A point, if it was saved under the same settings and is undamaged. */
  Optional<Finished> load(Point point) {
    Path file = file(point);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file), digest(point)));
    } catch (IOException | RuntimeException damaged) {
      notice.accept("saved run " + file + " is damaged; computing it again");
      return Optional.empty();
    }
  }

  /** Saves a finished point, whole or not at all. */
  void save(Point point, Finished finished) throws IOException {
    List<Row> rows = finished.rows();
    List<String> columns = new Table(rows).columns();
    List<List<Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<Object> line = new ArrayList<>();
      columns.forEach(column -> line.add(row.values().get(column)));
      cells.add(line);
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("key", point.key());
    content.put("digest", digest(point));
    content.put("seconds", finished.seconds());
    content.put("check", check(columns, cells));
    content.put("columns", columns);
    content.put("rows", cells);
    Files.createDirectories(directory);
    AtomicFile.write(file(point), Json.compact(content).getBytes(StandardCharsets.UTF_8));
  }

  private Path file(Point point) {
    String name = point.key().replaceAll("[^A-Za-z0-9.=-]+", "_");
    String start = name.substring(0, Math.min(NAME_LIMIT, name.length()));
    return directory.resolve(start + "-" + digest(point).substring(0, DIGEST_LENGTH) + ".json");
  }

  private String digest(Point point) {
    return Json.digest(
        Json.compact(List.of(FORMAT, circumstances, point.key(), ordered(point.definition()))));
  }

  /**
   * A map without an order of its own has another one in each Java, and would not be found again.
   */
  private static Object ordered(Object definition) {
    boolean keepsOrder = definition instanceof LinkedHashMap || definition instanceof SortedMap;
    return definition instanceof Map<?, ?> map && !keepsOrder ? new TreeMap<>(map) : definition;
  }

  private static String check(List<String> columns, Object cells) {
    return Json.digest(Json.compact(List.of(columns, cells)));
  }

  private static Finished parse(String text, String digest) throws IOException {
    JsonNode content = Json.mapper().readTree(text);
    List<String> columns = new ArrayList<>();
    content.required("columns").forEach(column -> columns.add(column.asText()));
    JsonNode cells = content.required("rows");
    if (!content.required("digest").asText().equals(digest)
        || !content.required("check").asText().equals(check(columns, cells))) {
      throw new IOException("the content does not fit its digest");
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode line : cells) {
      Row.Builder row = Row.builder();
      for (int c = 0; c < columns.size(); c++) {
        set(row, columns.get(c), line.get(c));
      }
      rows.add(row.build());
    }
    return new Finished(rows, content.path("seconds").asDouble(Double.NaN));
  }

  private static void set(Row.Builder row, String column, JsonNode value) {
    if (value.isIntegralNumber()) {
      row.set(column, value.longValue());
    } else if (value.isNumber()) {
      row.set(column, value.doubleValue());
    } else if (value.isBoolean()) {
      row.set(column, value.booleanValue());
    } else if (value.isTextual()) {
      String text = value.textValue();
      switch (text) {
        case "NaN", "Infinity", "-Infinity" -> row.set(column, Double.parseDouble(text));
        default -> row.set(column, text);
      }
    }
  }
}
