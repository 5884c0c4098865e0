package org.synapticcaching.figure.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.model.Numerics;

/**
 * The finished points of a figure, one file each, so that an interrupted figure goes on where it
 * was. A file's name holds the point's key, a digest of its settings and data, and one of the
 * {@link Numerics}: a point with other settings, or computed by other code or on another kind of
 * machine, has another file. Safe for use by several threads for different points.
 */
public final class SavedPoints {
  /** Changes whenever the files' layout, or what points make of what is learned, changes. */
  private static final int FORMAT = 2;

  private static final int NAME_LIMIT = 80;
  private static final int DIGEST_LENGTH = 12;
  private static final int NUMERICS_LENGTH = 8;
  private static final String NUMERICS = "numbers";
  private static final String SUFFIX = ".json";

  private final Path directory;
  private final String numerics;
  private final Object circumstances;
  private final Consumer<String> notice;

  /**
   * Points in a directory, which is made when the first one is saved.
   *
   * @param numerics what the digits of every point depend on
   * @param circumstances what else the rows of every point depend on besides its definition: data
   * @param notice receives a line for each file that cannot be used
   */
  public SavedPoints(
      Path directory, Numerics numerics, Object circumstances, Consumer<String> notice) {
    this.directory = directory;
    this.numerics = numerics.words();
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

  /**
   * Makes sure, before anything is computed, that a point can be saved.
   *
   * @throws IOException naming what is in the way
   */
  void requirePlace(Point point) throws IOException {
    Path file = file(point);
    requireFile(file);
    AtomicFile.requireWritable(file);
  }

  private static void requireFile(Path file) throws IOException {
    Optional<String> other = FileTrouble.notAFile(file);
    if (other.isPresent()) {
      throw new FileSystemException(
          file.toString(), null, "is " + other.get() + " in the place of a saved run; remove it");
    }
  }

  /**
   * A point, if it was saved under the same settings and is undamaged.
   *
   * @throws IOException when what is in its place is no file
   */
  Optional<Finished> load(Point point) throws IOException {
    Path file = file(point);
    requireFile(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file), digest(point), numerics));
    } catch (IOException | RuntimeException damaged) {
      notice.accept("saved run " + file + " is damaged; computing it again");
      return Optional.empty();
    }
  }

  /**
   * Says in one line how many of these points, which are about to be computed, are saved with other
   * numerics. They stay as they are.
   *
   * @throws IOException when the directory cannot be read
   */
  void noticeOthers(List<Point> missing) throws IOException {
    Set<String> starts = missing.stream().map(this::start).collect(Collectors.toSet());
    SortedMap<String, Path> others = new TreeMap<>();
    int count = 0;
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          int end = name.length() - SUFFIX.length();
          int split = Math.max(0, end - NUMERICS_LENGTH);
          if (starts.contains(name.substring(0, split))) {
            count++;
            others.put(name.substring(split, end), file);
          }
        }
      }
    }
    if (count > 0) {
      notice.accept(
          ("%d saved run(s) in %s are of another backend, code or kind of machine (%s; this is"
                  + " %s) and are not used; they stay there")
              .formatted(
                  count,
                  directory,
                  others.values().stream()
                      .map(SavedPoints::numericsOf)
                      .collect(Collectors.joining("; ")),
                  numerics));
    }
  }

  /** In the words of the file; what the name says where the file says nothing. */
  private static String numericsOf(Path file) {
    try {
      requireFile(file);
      return Json.mapper().readTree(Files.readString(file)).required(NUMERICS).asText();
    } catch (IOException | RuntimeException damaged) {
      return "unknown, in " + file.getFileName();
    }
  }

  /** Saves a finished point, whole or not at all. */
  void save(Point point, Finished finished) throws IOException {
    List<Row> rows = finished.rows();
    List<String> columns = new Table(rows).columns();
    List<List<Object>> cells = rows.stream().map(row -> RowCells.of(columns, row)).toList();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("key", point.key());
    content.put("digest", digest(point));
    content.put(NUMERICS, numerics);
    content.put("seconds", finished.seconds());
    content.put("check", check(columns, cells));
    content.put("columns", columns);
    content.put("rows", cells);
    AtomicFile.write(file(point), Json.compact(content).getBytes(StandardCharsets.UTF_8));
  }

  private Path file(Point point) {
    return directory.resolve(name(point));
  }

  /** The name of a point's file. */
  public String name(Point point) {
    return start(point) + Json.digest(numerics).substring(0, NUMERICS_LENGTH) + SUFFIX;
  }

  /** What the name of a point's file begins with, whatever the numerics. */
  private String start(Point point) {
    String name = point.key().replaceAll("[^A-Za-z0-9.=-]+", "_");
    String start = name.substring(0, Math.min(NAME_LIMIT, name.length()));
    return start + "-" + digest(point).substring(0, DIGEST_LENGTH) + "-";
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

  private static Finished parse(String text, String digest, String numerics) throws IOException {
    JsonNode content = Json.mapper().readTree(text);
    List<String> columns = new ArrayList<>();
    content.required("columns").forEach(column -> columns.add(column.asText()));
    JsonNode cells = content.required("rows");
    if (!content.required("digest").asText().equals(digest)
        || !content.required(NUMERICS).asText().equals(numerics)
        || !content.required("check").asText().equals(check(columns, cells))) {
      throw new IOException("the content does not fit its digest");
    }
    List<Row> rows = new ArrayList<>();
    cells.forEach(line -> rows.add(RowCells.parse(columns, line)));
    return new Finished(rows, content.path("seconds").asDouble(Double.NaN));
  }
}
