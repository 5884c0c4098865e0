package org.synapticcaching.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

/**
 * A figure's folder: what a run of it left.
 *
 * @param path where
 * @param reference whether it is the reference run
 */
record FigureFolder(Path path, boolean reference) {
  private static final String CLAIMS = "claims.json";
  private static final String RUN = "run.json";
  private static final String DATA = "data.csv";
  private static final String SVG = "figure.svg";
  private static final Path REFERENCES = Path.of("reference");

  /** The folder of a figure among results: the user's own, else the reference run, if any. */
  static Optional<FigureFolder> of(Path results, String figure) {
    FigureFolder own = new FigureFolder(results.resolve(figure), isReference(results));
    FigureFolder kept = new FigureFolder(results.resolve(REFERENCES).resolve(figure), true);
    return Stream.of(own, kept).filter(each -> isOne(each.path)).findFirst();
  }

  /** Whether a folder is that of the reference runs itself. */
  private static boolean isReference(Path results) {
    return results.toAbsolutePath().normalize().endsWith(REFERENCES);
  }

  /** Whether a folder holds what a figure leaves. */
  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(CLAIMS)) || Files.exists(folder.resolve(DATA));
  }

  /**
   * The claims as they were judged.
   *
   * @throws IOException in one line that names the file
   */
  List<JudgedClaim> claims() throws IOException {
    return JudgedClaim.all(json(CLAIMS));
  }

  /**
   * How the figure was made.
   *
   * @throws IOException in one line that names the file
   */
  JsonNode run() throws IOException {
    return json(RUN);
  }

  /** A pipe in the place of a file would be waited for. */
  private Path file(String name) throws IOException {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + (Files.exists(file) ? ": is no file" : ": is missing"));
    }
    return file;
  }

  private JsonNode json(String name) throws IOException {
    Path file = file(name);
    try {
      JsonNode content = new ObjectMapper().readTree(file.toFile());
      if (content.isObject()) {
        return content;
      }
    } catch (com.fasterxml.jackson.core.JacksonException broken) {
      throw new IOException(file + ": is no JSON, or half-written: make the figure again", broken);
    }
    throw new IOException(file + ": holds nothing: make the figure again");
  }

  /**
   * The rows.
   *
   * @throws IOException in one line that names the file
   */
  Table rows() throws IOException {
    return DataFile.read(file(DATA));
  }

  /** The file of all points. */
  Path data() {
    return path.resolve(DATA);
  }

  /** The picture; empty where none was drawn. */
  Optional<byte[]> picture() throws IOException {
    Path svg = path.resolve(SVG);
    return Files.isRegularFile(svg) ? Optional.of(Files.readAllBytes(svg)) : Optional.empty();
  }

  /** The options that a run was made with, as far as they matter for drawing it. */
  static FigureOptions options(JsonNode run) {
    Scale scale = run.path("scale").asText().equals(Scale.PAPER.id()) ? Scale.PAPER : Scale.QUICK;
    String command = run.path("command").asText();
    long seed = option(command, "--seed").orElse(1);
    OptionalLong runs = option(command, "--runs");
    return new FigureOptions(
        scale,
        seed,
        runs.isPresent() ? OptionalInt.of((int) runs.getAsLong()) : OptionalInt.empty(),
        Optional.empty());
  }

  private static OptionalLong option(String command, String name) {
    Matcher found = Pattern.compile(name + "[ =](\\d{1,9})\\b").matcher(command);
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }
}
