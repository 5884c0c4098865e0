package org.synapticcaching.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.OutputFolder;

/**
 * One tidy table of all figures in a directory: a line for each line of their {@code data.csv},
 * with the same text in each cell, under the columns that say what it belongs to and all columns
 * that any figure has. A cell is empty where a figure has no such column.
 *
 * <ul>
 *   <li>{@code figure}: its id
 *   <li>{@code scale}: {@code quick} or {@code paper}
 *   <li>{@code backend}: what computed it; {@code none} where none learns
 *   <li>{@code data}: the images it learned; {@code none} where there are none
 *   <li>{@code row}: the line's place in the figure's {@code data.csv}, from 1
 * </ul>
 *
 * @param directory with a folder for each figure
 * @param figures ids of those that are looked for, in the order of the table
 */
public record SummaryTable(Path directory, List<String> figures) {
  /** Name of the file. */
  public static final String NAME = "summary.csv";

  private static final List<String> PLACE = List.of("figure", "scale", "backend", "data", "row");
  private static final String NONE = "none";

  public SummaryTable {
    figures = List.copyOf(figures);
  }

  /** A figure's lines, and what they belong to. */
  private record Part(List<String> place, List<String> columns, List<CSVRecord> lines) {}

  private Path file() {
    return directory.resolve(NAME);
  }

  /**
   * Makes sure, before anything is computed, that it can be written.
   *
   * @throws IOException naming what is in the way
   */
  public void requireWritable() throws IOException {
    OutputFolder.prepare(directory);
    AtomicFile.requireWritable(file());
  }

  /** Whether there is one. */
  public boolean exists() {
    return Files.isRegularFile(file());
  }

  /**
   * Writes it anew from what is in the directory now, whole or not at all.
   *
   * @param notice receives a line for each figure that is left out because its files are damaged
   * @throws IOException when it cannot be written
   */
  public void write(Consumer<String> notice) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (String figure : figures) {
      part(figure, notice).ifPresent(parts::add);
    }
    Set<String> columns = new LinkedHashSet<>();
    parts.forEach(part -> columns.addAll(part.columns()));
    AtomicFile.write(file(), table(parts, columns));
  }

  private Optional<Part> part(String figure, Consumer<String> notice) {
    Path folder = directory.resolve(figure);
    if (!Files.exists(folder.resolve(FigureFiles.DATA))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(figure, folder));
    } catch (IOException | RuntimeException damaged) {
      String why = damaged instanceof IOException io ? FileTrouble.words(io) : damaged.getMessage();
      notice.accept(
          "%s is not in %s: %s; make it again with 'figure %s'"
              .formatted(folder, NAME, why, figure));
      return Optional.empty();
    }
  }

  private static Part read(String figure, Path folder) throws IOException {
    JsonNode run = json(folder.resolve(FigureFiles.RUN));
    String scale = run.required("scale").asText();
    String data = run.path("data").path("name").asText(NONE);
    JsonNode claims = json(folder.resolve(FigureFiles.CLAIMS));
    if (!claims.required("scale").asText().equals(scale)
        || !claims.required("data").asText().equals(data)) {
      throw new IOException("its files are of different runs");
    }
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(folder.resolve(FigureFiles.DATA));
        CSVParser csv = format.parse(in)) {
      List<String> columns = new ArrayList<>(csv.getHeaderNames());
      columns.remove(PLACE.get(0));
      List<CSVRecord> lines = csv.getRecords();
      if (lines.stream().anyMatch(line -> !line.isConsistent())) {
        throw new IOException("a line of " + FigureFiles.DATA + " has not as many cells as others");
      }
      String backend = run.path("backend").asText(NONE);
      return new Part(List.of(figure, scale, backend, data), columns, lines);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Json.read(in);
    } catch (JsonProcessingException damaged) {
      throw new IOException(file.getFileName() + " is damaged", damaged);
    }
  }

  private static byte[] table(List<Part> parts, Set<String> columns) {
    List<String> header = new ArrayList<>(PLACE);
    header.addAll(columns);
    return CsvTable.of(
        header,
        csv -> {
          for (Part part : parts) {
            print(csv, part, columns);
          }
        });
  }

  private static void print(CSVPrinter csv, Part part, Set<String> columns) throws IOException {
    Set<String> its = Set.copyOf(part.columns());
    for (CSVRecord line : part.lines()) {
      for (String place : part.place()) {
        csv.print(place);
      }
      csv.print(line.getRecordNumber());
      for (String column : columns) {
        csv.print(its.contains(column) ? line.get(column) : null);
      }
      csv.println();
    }
  }
}
