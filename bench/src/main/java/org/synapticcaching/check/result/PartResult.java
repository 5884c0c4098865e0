package org.synapticcaching.check.result;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;

/**
 * What a part of a check tells of itself when it has come to its end.
 *
 * @param line what was done, in one line
 * @param findings in the order in which they were made
 * @param problems what is wrong, a line each; none where all is well
 */
public record PartResult(String line, List<Finding> findings, List<String> problems) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public PartResult {
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /** All well. */
  public static PartResult good(String line, List<Finding> findings) {
    return new PartResult(line, findings, List.of());
  }

  /** Nothing found but what is wrong. */
  public static PartResult bad(String problem) {
    return new PartResult("", List.of(), List.of(problem));
  }

  /** This and then another one, each of which did a share of the work. */
  public PartResult and(PartResult next, String line) {
    List<Finding> both = new ArrayList<>(findings);
    both.addAll(next.findings);
    List<String> wrong = new ArrayList<>(problems);
    wrong.addAll(next.problems);
    return new PartResult(line, both, wrong);
  }

  /** Writes a file, whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, Json.pretty(this));
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line that names the file, when it cannot be read or holds no result
   */
  public static PartResult read(Path file) throws IOException {
    return read(file, PartResult.class);
  }

  static <T> T read(Path file, Class<T> type) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      return JSON.readValue(content, type);
    } catch (JacksonException wrong) {
      throw new FileSystemException(
          file.toString(), null, "holds no result of a stage: " + wrong.getOriginalMessage());
    }
  }
}
