package org.synapticcaching.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;

/**
 * What the forks of a folder have in common. Forks of other settings, or measured under other
 * circumstances, are not mixed with them.
 *
 * @param suites ids, in the order of the catalog
 * @param quick whether the grid and the effort are reduced
 * @param backends ids
 * @param forks of each row, >= 1
 * @param circumstances processor, Java, commit and so on, by the words in which a refusal names
 *     them
 */
public record SuiteSettings(
    List<String> suites,
    boolean quick,
    List<String> backends,
    int forks,
    Map<String, String> circumstances) {
  private static final String FILE = "settings.json";
  private static final int FORMAT = 1;

  public SuiteSettings {
    suites = List.copyOf(suites);
    backends = List.copyOf(backends);
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
  }

  /** Where they are, in the folder of the forks. */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Writes them beside the forks. */
  public void write(Path folder) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("suites", suites);
    content.put("quick", quick);
    content.put("backends", backends);
    content.put("forks", forks);
    content.put("circumstances", circumstances);
    AtomicFile.write(file(folder), Json.pretty(content));
  }

  /**
   * Those of a folder; empty where none has been measured.
   *
   * @throws IOException when they are damaged or of another version, naming the file
   */
  public static Optional<SuiteSettings> read(Path folder) throws IOException {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode content = Json.read(in);
      if (content.required("format").asInt() != FORMAT) {
        throw new IOException("it is of another version of this program");
      }
      Map<String, String> circumstances = new LinkedHashMap<>();
      content
          .required("circumstances")
          .properties()
          .forEach(each -> circumstances.put(each.getKey(), each.getValue().asText()));
      return Optional.of(
          new SuiteSettings(
              words(content.required("suites")),
              content.required("quick").asBoolean(),
              words(content.required("backends")),
              content.required("forks").asInt(),
              circumstances));
    } catch (IOException | IllegalArgumentException damaged) {
      String why = damaged instanceof IOException io ? FileTrouble.words(io) : "it lacks a value";
      throw new FileSystemException(
          file.toString(),
          null,
          "cannot be used (" + why.lines().findFirst().orElse("") + "); choose another --name");
    }
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(each -> words.add(each.asText()));
    return words;
  }

  /**
   * What keeps forks of these settings from going on under others: the first thing that differs, in
   * words. More forks are no hindrance.
   *
   * @param now what is asked for, here
   */
  public Optional<String> hindrance(SuiteSettings now) {
    Map<String, String> before = asWords();
    Map<String, String> after = now.asWords();
    for (Map.Entry<String, String> fact : before.entrySet()) {
      String value = after.getOrDefault(fact.getKey(), "none");
      if (!value.equals(fact.getValue())) {
        return Optional.of(
            "%s was %s, now it is %s".formatted(fact.getKey(), fact.getValue(), value));
      }
    }
    for (Map.Entry<String, String> fact : after.entrySet()) {
      if (!before.containsKey(fact.getKey())) {
        return Optional.of("%s was none, now it is %s".formatted(fact.getKey(), fact.getValue()));
      }
    }
    return now.forks < forks
        ? Optional.of("--forks was %s, now it is %s".formatted(forks, now.forks))
        : Optional.empty();
  }

  private Map<String, String> asWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("the list of suites", String.join(" ", suites));
    words.put("--quick", quick ? "given" : "not given");
    words.put("--backend", String.join(",", backends));
    words.putAll(circumstances);
    return words;
  }
}
