package org.synapticcaching.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.synapticcaching.model.Require;
import org.synapticcaching.word.KnownWords;

/**
 * Data sets that can be downloaded; the file {@code catalog.json} on the class path.
 *
 * @param dataSets all of them
 */
public record DataCatalog(List<Entry> dataSets) {
  /** Copies the list. */
  public DataCatalog {
    dataSets = List.copyOf(dataSets);
  }

  /**
   * A data set.
   *
   * @param name the word that users type
   * @param title what it is called
   * @param description what it holds
   * @param licence who owns it and on what terms it is passed on
   * @param citation how to cite it
   * @param mirrors HTTPS directories, each ending in a slash, that hold every file with {@code .gz}
   *     appended to its name; tried in this order
   * @param files what it consists of
   */
  public record Entry(
      String name,
      String title,
      String description,
      String licence,
      String citation,
      List<URI> mirrors,
      List<DataFile> files) {
    /**
     * @throws IllegalArgumentException when a mirror is not a directory
     */
    public Entry {
      mirrors = List.copyOf(mirrors);
      files = List.copyOf(files);
      for (URI mirror : mirrors) {
        Require.that(mirror.toString().endsWith("/"), "mirror must end in '/', got %s", mirror);
      }
    }
  }

  /**
   * A file, as it is uncompressed; compressions differ between mirrors.
   *
   * @param name of the uncompressed file
   * @param bytes its length, at least 1
   * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
   */
  public record DataFile(String name, long bytes, String sha256) {
    /**
     * @throws IllegalArgumentException when a value is out of range
     */
    public DataFile {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
          || bytes < 1
          || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "catalog: plain name, length >= 1 and SHA-256 expected, got %s, %s, %s"
                .formatted(name, bytes, sha256));
      }
    }
  }

  /** The catalog of this version. */
  public static DataCatalog load() {
    try (InputStream in = DataCatalog.class.getResourceAsStream("catalog.json")) {
      return new ObjectMapper().readValue(in, DataCatalog.class);
    } catch (IOException e) {
      throw new UncheckedIOException("catalog.json on the class path", e);
    }
  }

  /**
   * A data set by its word.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Entry named(String name) {
    return dataSets.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    new KnownWords("data set to fetch", dataSets.stream().map(Entry::name).toList())
                        .refusal(name)));
  }
}
