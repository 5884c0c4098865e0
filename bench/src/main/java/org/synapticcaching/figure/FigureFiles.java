package org.synapticcaching.figure;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.synapticcaching.csv.CsvTable;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;

/**
 * Writes the files of one figure, each whole or not at all. That one cannot be written keeps no
 * other from being written, and is told by {@link #written}.
 */
final class FigureFiles {
  static final String DATA = "data.csv";
  static final String CLAIMS = "claims.json";
  static final String RUN = "run.json";
  private static final String PNG = "figure.png";
  private static final String SVG = "figure.svg";
  private static final MathContext CSV_PRECISION = new MathContext(9);

  private final Path directory;
  private final List<String> names = new ArrayList<>();
  private final List<Unwritten> unwritten = new ArrayList<>();

  /** A file that could not be written. */
  private record Unwritten(String name, IOException problem) {
    private String reason() {
      return FileTrouble.words(problem);
    }
  }

  /** Files in an existing directory. */
  FigureFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes sure, before anything is computed, that all files can be written.
   *
   * @throws IOException naming the first that cannot
   */
  void requireWritable() throws IOException {
    for (String name : List.of(DATA, CLAIMS, RUN, PNG, SVG)) {
      AtomicFile.requireWritable(directory.resolve(name));
    }
  }

  /** {@code data.csv}: one line per row, numbers with nine digits, infinities as {@code inf}. */
  void data(String figure, Table rows) {
    List<String> columns = rows.columns();
    List<String> header = new ArrayList<>(List.of("figure"));
    header.addAll(columns);
    write(
        DATA,
        CsvTable.of(
            header,
            csv -> {
              for (Row row : rows.rows()) {
                csv.print(figure);
                for (String column : columns) {
                  csv.print(cell(row.values().get(column)));
                }
                csv.println();
              }
            }));
  }

  private static Object cell(Object value) {
    if (!(value instanceof Double number)) {
      return value;
    }
    if (number.isInfinite()) {
      return number > 0 ? "inf" : "-inf";
    }
    return number.isNaN() ? "nan" : new BigDecimal(number).round(CSV_PRECISION).doubleValue();
  }

  /** {@code claims.json}. */
  void claims(FigureCard card, Scale scale, String data, List<Judgement> judgements)
      throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("figure", card.id());
    content.put("source", card.source());
    content.put("scale", scale.id());
    content.put("data", data);
    content.put("claims", judgements.stream().map(FigureFiles::fields).toList());
    write(CLAIMS, Json.pretty(content));
  }

  private static Map<String, Object> fields(Judgement judgement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Claim claim = judgement.claim();
    fields.put("claim", claim.text());
    fields.put("basis", claim.basis().id());
    fields.put("number", claim.how());
    fields.put("expected", claim.expected().words());
    Measurement measured = judgement.measured();
    fields.put("measured", measured.isPresent() ? measured.value() : null);
    fields.put("verdict", judgement.verdict().id());
    fields.put("runs", measured.runs());
    fields.put("detail", measured.detail());
    fields.put("reason", judgement.reason());
    return fields;
  }

  /** {@code run.json}: how the figure was made. */
  void run(Map<String, Object> content) throws IOException {
    write(RUN, Json.pretty(content));
  }

  /** {@code figure.png}. */
  void png(byte[] picture) {
    write(PNG, picture);
  }

  /** {@code figure.svg}. */
  void svg(byte[] picture) {
    write(SVG, picture);
  }

  /** What has been written so far, and what could not be. */
  WrittenFiles written() {
    return new WrittenFiles(directory, names, failures());
  }

  /** One for each reason, as a full disk is that of many files. */
  private List<IOException> failures() {
    return unwritten.stream()
        .collect(Collectors.groupingBy(Unwritten::reason, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::failure)
        .toList();
  }

  private IOException failure(List<Unwritten> files) {
    String all = files.stream().map(Unwritten::name).collect(Collectors.joining(", "));
    IOException failure =
        new FileSystemException(
            directory.toString(),
            null,
            ("%s not written (%s); the runs are saved: once that is mended, the same command goes"
                    + " on from there")
                .formatted(all, files.get(0).reason()));
    failure.initCause(files.get(0).problem());
    return failure;
  }

  private void write(String name, byte[] content) {
    try {
      AtomicFile.write(directory.resolve(name), content);
      names.add(name);
    } catch (IOException problem) {
      unwritten.add(new Unwritten(name, problem));
    }
  }
}
