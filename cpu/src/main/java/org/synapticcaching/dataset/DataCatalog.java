package org.synapticcaching.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.synapticcaching.model.Require;
import org.synapticcaching.word.KnownWords;

/**
 * Data sets that can be downloaded; the file {@code catalog.json} on the class path.
 *
 * @param dataSets all of them
 * @param archives in which files of several data sets come together
 */
public record DataCatalog(List<Entry> dataSets, List<Archive> archives) {
  private static final String SHA256 = "[0-9a-f]{64}";

  /** Copies the lists. */
  public DataCatalog {
    dataSets = List.copyOf(dataSets);
    archives = List.copyOf(archives);
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
   *     appended to its name; tried in this order; none for what comes in an archive
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
      requireDirectories(mirrors);
    }

    /**
     * This data set, with another SHA-256 for one of its files: that of the file as it is stored,
     * byte for byte, whatever the catalog says of it.
     *
     * @param file its name, with or without {@code .gz}
     * @throws IllegalArgumentException when there is no such file, or the digest is none
     */
    public Entry expecting(String file, String digest) {
      List<String> names = files.stream().map(known -> known.name() + ".gz").toList();
      String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
      Require.that(
          names.contains(plain + ".gz"),
          "%s",
          new KnownWords("file of " + name, names).refusal(file));
      String sha256 = digest.toLowerCase(Locale.ROOT);
      Require.that(
          sha256.matches(SHA256), "64 hexadecimal digits expected for %s, got %s", file, digest);
      List<DataFile> expected =
          files.stream()
              .map(known -> known.name().equals(plain) ? known.stored(sha256) : known)
              .toList();
      return new Entry(name, title, description, licence, citation, mirrors, expected);
    }
  }

  private static void requireDirectories(List<URI> mirrors) {
    for (URI mirror : mirrors) {
      Require.that(mirror.toString().endsWith("/"), "mirror must end in '/', got %s", mirror);
    }
  }

  /**
   * A zip archive with the files of several data sets, each compressed by gzip.
   *
   * @param name the word for all of them together
   * @param file what the archive is called
   * @param folder where the files are in it, ending in a slash, or empty
   * @param mirrors HTTPS directories, each ending in a slash, that hold it; tried in this order
   * @param bytes its length, at least 1
   * @param sha256 of the archive, 64 lower-case hexadecimal digits
   * @param dataSets the names of what is taken out of it
   */
  public record Archive(
      String name,
      String file,
      String folder,
      List<URI> mirrors,
      long bytes,
      String sha256,
      List<String> dataSets) {
    /**
     * @throws IllegalArgumentException when a value is out of range
     */
    public Archive {
      mirrors = List.copyOf(mirrors);
      dataSets = List.copyOf(dataSets);
      requireDirectories(mirrors);
      requireFile(file, bytes, sha256.matches(SHA256), sha256);
    }
  }

  private static void requireFile(String name, long bytes, boolean digest, String sha256) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || bytes < 1 || !digest) {
      throw new IllegalArgumentException(
          "catalog: plain name, length >= 1 and SHA-256 expected, got %s, %s, %s"
              .formatted(name, bytes, sha256));
    }
  }

  /**
   * A file.
   *
   * @param name of the uncompressed file
   * @param bytes its length when uncompressed, at least 1
   * @param sha256 a SHA-256, 64 lower-case hexadecimal digits; empty when none is known
   * @param compressed whether that is the SHA-256 of the file as it is stored, which is compressed
   *     in the one way that was published; else it is that of the uncompressed content, however it
   *     is compressed
   */
  public record DataFile(String name, long bytes, String sha256, boolean compressed) {
    /**
     * @throws IllegalArgumentException when a value is out of range
     */
    public DataFile {
      sha256 = sha256 == null ? "" : sha256;
      requireFile(name, bytes, sha256.isEmpty() || sha256.matches(SHA256), sha256);
    }

    /** This file, with the SHA-256 of what is stored. */
    DataFile stored(String digest) {
      return new DataFile(name, bytes, digest, true);
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
   * A data set by its word; by that of an archive, all data sets in it together.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Entry named(String name) {
    return dataSets.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .or(() -> archives.stream().filter(in -> in.name().equals(name)).map(this::all).findFirst())
        .orElseThrow(() -> new IllegalArgumentException(names().refusal(name)));
  }

  private KnownWords names() {
    Stream<String> sets = dataSets.stream().map(Entry::name);
    return new KnownWords(
        "published data set", Stream.concat(sets, archives.stream().map(Archive::name)).toList());
  }

  /** The archive that a data set comes in, or that has the name. */
  public Optional<Archive> archiveOf(String name) {
    return archives.stream()
        .filter(archive -> archive.name().equals(name) || archive.dataSets().contains(name))
        .findFirst();
  }

  /** The data sets of an archive as one. */
  private Entry all(Archive archive) {
    List<Entry> sets = archive.dataSets().stream().map(this::named).toList();
    Entry first = sets.get(0);
    List<DataFile> files = sets.stream().flatMap(set -> set.files().stream()).toList();
    return new Entry(
        archive.name(),
        archive.name(),
        String.join(", ", archive.dataSets()),
        first.licence(),
        first.citation(),
        List.of(),
        files);
  }
}
