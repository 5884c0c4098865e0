package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.IdxFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.file.TemporaryFile;

/**
 * Downloads the files of a data set. A file gets its name only when its content is verified; files
 * that verify already are kept, and files that do not are moved aside, not deleted.
 */
public final class DataFetcher {
  private final DataCatalog.Entry entry;
  private final Mirrors mirrors;

  /** Fetches a data set of the catalog over HTTPS. */
  public DataFetcher(DataCatalog.Entry entry) {
    this(entry, new Mirrors());
  }

  DataFetcher(DataCatalog.Entry entry, Mirrors mirrors) {
    this.entry = entry;
    this.mirrors = mirrors;
  }

  /** Whether an address is reached over HTTPS. */
  public static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  /**
   * Fetches what a directory lacks, making the directory where needed.
   *
   * @throws DataException when no mirror gave a file, or it cannot be written; files that were
   *     fetched before stay
   */
  public void fetch(Path directory, FetchListener listener) {
    filling(entry.name(), directory, () -> fetchFiles(directory, listener));
  }

  /** Something that puts files into a directory. */
  @FunctionalInterface
  interface Filling {
    void run() throws IOException, InterruptedException;
  }

  /** Makes a directory and fills it; what goes wrong is told in one line. */
  static void filling(String name, Path directory, Filling filling) {
    try {
      OutputFolder.prepare(directory);
      filling.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("fetching " + name + " was interrupted", e);
    } catch (IOException e) {
      throw new DataException(
          directory + ": cannot be written (" + FileTrouble.words(e) + "); use --to", e);
    }
  }

  private void fetchFiles(Path directory, FetchListener listener)
      throws IOException, InterruptedException {
    for (DataCatalog.DataFile file : entry.files()) {
      FileCheck check = FileCheck.of(file, directory);
      if (check.verified()) {
        listener.line(file.name() + ": is there and verified");
      } else if (file.sha256().isEmpty()) {
        throw new DataException(
            "%s.gz: no SHA-256 is known; give it with --sha256 %s.gz=DIGEST"
                .formatted(file.name(), file.name()));
      } else {
        fetch(file, check, directory, listener);
      }
    }
  }

  private void fetch(
      DataCatalog.DataFile file, FileCheck check, Path directory, FetchListener listener)
      throws IOException, InterruptedException {
    Mirrors.Wanted wanted =
        new Mirrors.Wanted(
            file.name(),
            file.name() + ".gz",
            longest(file),
            part -> problem(file, part),
            "copy the files of " + entry.name() + " by hand to " + directory);
    try (TemporaryFile part = TemporaryFile.beside(directory.resolve(file.name()))) {
      // Also when the user interrupts.
      part.path().toFile().deleteOnExit();
      URI source = mirrors.download(wanted, entry.mirrors(), part, listener);
      put(part, check, "fetched from " + source.getHost() + " and verified", listener);
    }
  }

  private static Optional<String> problem(DataCatalog.DataFile file, Path part) {
    FileCheck check = FileCheck.at(file, part);
    return check.verified() ? Optional.empty() : Optional.of(check.finding());
  }

  /**
   * Gives a file its name in its directory, and moves aside what was in its place.
   *
   * @param part its content, in that directory
   * @param check what was there
   * @param how it came
   */
  static void put(TemporaryFile part, FileCheck check, String how, FetchListener listener)
      throws IOException {
    if (check.path().isPresent()) {
      listener.line(moveAside(check));
    }
    String name = check.file().name() + (IdxFile.isGzip(part.path()) ? ".gz" : "");
    part.moveTo(part.path().resolveSibling(name));
    listener.line(name + ": " + how);
  }

  private static String moveAside(FileCheck check) throws IOException {
    Path old = check.path().orElseThrow();
    Path aside = old.resolveSibling(old.getFileName() + ".unverified");
    for (int number = 2; Files.exists(aside); number++) {
      aside = old.resolveSibling(old.getFileName() + ".unverified-" + number);
    }
    Files.move(old, aside);
    return old.getFileName() + ": " + check.finding() + "; moved to " + aside.getFileName();
  }

  /** Most bytes that a file may have: compression makes nothing longer by more than a little. */
  static long longest(DataCatalog.DataFile file) {
    return file.bytes() + file.bytes() / 1000 + 1024;
  }
}
