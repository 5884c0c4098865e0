package org.synapticcaching.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.RowCells;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.sweep.Batch;
import org.synapticcaching.sweep.PlanFacts;
import org.synapticcaching.sweep.PointStore;
import org.synapticcaching.sweep.SweepPoint;

/**
 * Every finished run of a study, a line each, added as soon as it is known and forced to the disk;
 * the first line is what the study is. Held by one program at a time; safe for use by its threads.
 */
public final class Journal implements PointStore, AutoCloseable {
  private static final double MILLISECONDS = 1e3;

  private final Path file;
  private final List<String> columns;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final FileChannel channel;
  private final long start = System.nanoTime();
  private double before;

  /**
   * What a line says of a run.
   *
   * @param row what came of it
   * @param seconds that the study had worked by then
   */
  record Line(Row row, double seconds) {}

  /**
   * Opens a journal, or begins one. A line that was cut, as by a kill or a full disk, is left out.
   *
   * @param facts what the study is
   * @param columns of the rows
   * @param notice receives a line for the user when something is left out
   * @throws IllegalStateException when the file is another study's, or open elsewhere
   * @throws IOException when it cannot be read or written
   */
  public Journal(
      Path file, Map<String, Object> facts, List<String> columns, Consumer<String> notice)
      throws IOException {
    this.file = file;
    this.columns = List.copyOf(columns);
    Optional<String> other = FileTrouble.notAFile(file);
    if (other.isPresent()) {
      throw new FileSystemException(
          file.toString(), null, "is " + other.get() + " in the place of a journal; remove it");
    }
    OutputFolder.prepare(file.toAbsolutePath().getParent());
    if (!Files.exists(file)) {
      AtomicFile.write(file, line(facts));
    }
    this.channel = lock(file);
    try {
      read(facts, notice);
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /**
   * A fact of the study whose journal a file is.
   *
   * @return empty when there is no journal, or no such fact
   */
  public static Optional<String> fact(Path file, String key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (Stream<String> text = Files.lines(file)) {
      return text.findFirst()
          .flatMap(Journal::parse)
          .map(facts -> facts.path(key))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText);
    } catch (UncheckedIOException noText) {
      return Optional.empty();
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException byThisJava) {
      // As by another one.
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          file + ": another search is at work on this study; wait for its end");
    }
    return channel;
  }

  private void read(Map<String, Object> facts, Consumer<String> notice) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    String[] text = new String(content, 0, end, StandardCharsets.UTF_8).split("\n");
    Optional<JsonNode> first = parse(text[0]);
    if (end == 0 || first.isEmpty()) {
      throw new IllegalStateException(
          file + " is damaged in its first line: no study can go on; remove it");
    }
    Optional<String> difference = PlanFacts.difference(facts, first.get());
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "%s has another study, whose %s; choose another --study"
              .formatted(file.toAbsolutePath().getParent(), difference.get()));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes((text[0] + "\n").getBytes(StandardCharsets.UTF_8));
    for (int l = 1; l < text.length; l++) {
      if (add(text[l])) {
        whole.writeBytes((text[l] + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    int damaged = text.length - 1 - lines.size() + (end < content.length ? 1 : 0);
    if (whole.size() < content.length) {
      notice.accept(
          "%s: %d cut or damaged %s left out; what is missing is learned again"
              .formatted(file, damaged, damaged == 1 ? "line is" : "lines are"));
      replace(whole.toByteArray());
    }
    channel.position(channel.size());
  }

  /** In place, since the lock is on this file: what is cut meanwhile is left out as well. */
  private void replace(byte[] whole) throws IOException {
    channel.position(0);
    write(whole);
    channel.truncate(whole.length);
    channel.force(true);
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private boolean add(String text) {
    Optional<JsonNode> line =
        parse(text)
            .filter(node -> node.path("id").isTextual() && node.path("seconds").isNumber())
            .filter(node -> node.path("row").size() == columns.size());
    if (line.isEmpty() || lines.containsKey(line.get().get("id").asText())) {
      return false;
    }
    double seconds = line.get().get("seconds").asDouble();
    before = Math.max(before, seconds);
    Row row = RowCells.parse(columns, line.get().get("row"));
    lines.put(line.get().get("id").asText(), new Line(row, seconds));
    return true;
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(Json.read(text)).filter(JsonNode::isObject);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static byte[] line(Object content) {
    return (Json.compact(content) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** What is known of a run. */
  synchronized Optional<Line> known(String id) {
    return Optional.ofNullable(lines.get(id));
  }

  /** Number of finished runs. */
  public synchronized int size() {
    return lines.size();
  }

  /** Seconds that the study has worked, in all programs that did. */
  synchronized double seconds() {
    double now = before + (System.nanoTime() - start) * 1e-9;
    return Math.rint(now * MILLISECONDS) / MILLISECONDS;
  }

  @Override
  public synchronized Map<String, Row> load(Batch batch) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (SweepPoint point : batch.points()) {
      known(point.id()).ifPresent(line -> rows.put(point.id(), line.row()));
    }
    return rows;
  }

  @Override
  public synchronized void save(Batch batch, Map<String, Row> rows) throws IOException {
    ByteArrayOutputStream added = new ByteArrayOutputStream();
    Map<String, Line> news = new LinkedHashMap<>();
    for (SweepPoint point : batch.points()) {
      Row row = rows.get(point.id());
      if (row != null && known(point.id()).isEmpty()) {
        Line line = new Line(row, seconds());
        news.put(point.id(), line);
        added.writeBytes(line(content(point, line)));
      }
    }
    if (news.isEmpty()) {
      return;
    }
    long end = channel.position();
    try {
      write(added.toByteArray());
      channel.force(false);
    } catch (IOException unwritten) {
      channel.truncate(end);
      throw new FileSystemException(file.toString(), null, FileTrouble.words(unwritten));
    }
    lines.putAll(news);
  }

  private Map<String, Object> content(SweepPoint point, Line line) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", point.id());
    content.put("seconds", line.seconds());
    content.put("values", point.values());
    content.put("row", RowCells.of(columns, line.row()));
    return content;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
