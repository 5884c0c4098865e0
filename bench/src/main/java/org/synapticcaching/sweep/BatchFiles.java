package org.synapticcaching.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.RowCells;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.OutputFolder;

/**
 * The finished points of a sweep, those of a batch in one file, each found by its id. Two who write
 * the same batch write the same points, and the second takes the place of the first. Safe for use
 * by several threads and processes for any batches.
 */
final class BatchFiles implements PointStore {
  /** Changes whenever the files' layout changes. */
  private static final int FORMAT = 1;

  private static final int FOLDER_LETTERS = 2;

  private final Path directory;
  private final Consumer<String> notice;
  private final Set<Path> prepared = ConcurrentHashMap.newKeySet();

  /**
   * Points in a directory, which is made when the first ones are saved.
   *
   * @param notice receives a line for each file that cannot be used
   */
  BatchFiles(Path directory, Consumer<String> notice) {
    this.directory = directory;
    this.notice = notice;
  }

  /** Where the points of a batch are, or will be. */
  Path file(Batch batch) {
    String name = batch.name();
    return directory.resolve(name.substring(0, FOLDER_LETTERS)).resolve(name + ".json");
  }

  /** Of a damaged file none. */
  @Override
  public Map<String, Row> load(Batch batch) throws IOException {
    Path file = file(batch);
    Optional<String> other = FileTrouble.notAFile(file);
    if (other.isPresent()) {
      throw new FileSystemException(
          file.toString(), null, "is " + other.get() + " in the place of saved points; remove it");
    }
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return parse(Files.readString(file));
    } catch (IOException | RuntimeException damaged) {
      notice.accept("saved points in " + file + " are damaged; they are computed again");
      return Map.of();
    }
  }

  /** Whole or not at all. */
  @Override
  public void save(Batch batch, Map<String, Row> rows) throws IOException {
    List<String> ids = new ArrayList<>();
    List<List<Object>> cells = new ArrayList<>();
    for (SweepPoint point : batch.points()) {
      Row row = rows.get(point.id());
      if (row != null) {
        ids.add(point.id());
        cells.add(RowCells.of(batch.group().columns(), row));
      }
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("check", check(ids, cells));
    content.put("columns", batch.group().columns());
    content.put("ids", ids);
    content.put("rows", cells);
    Path file = file(batch);
    if (prepared.add(file.getParent())) {
      OutputFolder.prepare(file.getParent());
    }
    AtomicFile.write(file, Json.compact(content).getBytes(StandardCharsets.UTF_8));
  }

  private static String check(Object ids, Object cells) {
    return Json.digest(Json.compact(List.of(FORMAT, ids, cells)));
  }

  /** With the columns that there were when it was saved, which may be fewer. */
  private static Map<String, Row> parse(String text) throws IOException {
    JsonNode content = Json.read(text);
    List<String> columns = new ArrayList<>();
    content.required("columns").forEach(column -> columns.add(column.asText()));
    JsonNode ids = content.required("ids");
    JsonNode cells = content.required("rows");
    if (!content.required("check").asText().equals(check(ids, cells))) {
      throw new IOException("the content does not fit its digest");
    }
    Map<String, Row> rows = new HashMap<>();
    for (int p = 0; p < ids.size(); p++) {
      rows.put(ids.get(p).asText(), RowCells.parse(columns, cells.get(p)));
    }
    return rows;
  }
}
