package org.synapticcaching.dataset.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.UnreliableServer;

/** Fetching from a server on this machine. */
final class LocalFetch {
  private LocalFetch() {}

  /** A file of the catalog, known by its content. */
  static DataCatalog.DataFile file(String name, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new DataCatalog.DataFile(
          name, content.length, HexFormat.of().formatHex(digest), false);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Loses patience soon where the server is silent on purpose, and nowhere else. */
  private static Duration patience(URI source) {
    boolean silent = source.getPath().matches("/(stalling|silent)/.*");
    return silent ? Duration.ofMillis(100) : Duration.ofMinutes(5);
  }

  /** Mirrors nowhere else. */
  private static Mirrors mirrors() {
    return new Mirrors(
        uri -> UnreliableServer.HOST.equals(uri.getHost()),
        LocalFetch::patience,
        Duration.ofMillis(1),
        3);
  }

  /** Fetches a data set, file by file. */
  static void fetch(DataCatalog.Entry entry, Path directory, FetchListener listener) {
    new DataFetcher(entry, mirrors()).fetch(directory, listener);
  }

  /** Fetches files that come in an archive. */
  static void fetch(
      DataCatalog.Archive archive,
      List<DataCatalog.DataFile> files,
      Path directory,
      FetchListener listener) {
    new ArchiveFetcher(archive, files, mirrors()).fetch(directory, listener);
  }
}
