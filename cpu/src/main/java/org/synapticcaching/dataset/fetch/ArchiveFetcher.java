package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.TemporaryFile;

/**
 * Downloads an archive and takes files out of it. What is known is the SHA-256 of the archive; it
 * vouches for its files. An archive that a user has put into the directory is used, and left there;
 * one that was downloaded stays until all files are taken out of it.
 */
public final class ArchiveFetcher {
  private final DataCatalog.Archive archive;
  private final List<DataCatalog.DataFile> files;
  private final Mirrors mirrors;

  /**
   * Fetches an archive of the catalog over HTTPS.
   *
   * @param files to take out of it
   */
  public ArchiveFetcher(DataCatalog.Archive archive, List<DataCatalog.DataFile> files) {
    this(archive, files, new Mirrors());
  }

  ArchiveFetcher(DataCatalog.Archive archive, List<DataCatalog.DataFile> files, Mirrors mirrors) {
    this.archive = archive;
    this.files = List.copyOf(files);
    this.mirrors = mirrors;
  }

  /**
   * Fetches what a directory lacks, making the directory where needed. Files of the right length of
   * which no SHA-256 is known count as being there.
   *
   * @throws DataException when no mirror gave the archive, it lacks a file, or a file cannot be
   *     written; files that were taken out before stay
   */
  public void fetch(Path directory, FetchListener listener) {
    DataFetcher.filling(archive.name(), directory, () -> fetchFiles(directory, listener));
  }

  private void fetchFiles(Path directory, FetchListener listener)
      throws IOException, InterruptedException {
    List<FileCheck> lacking = new ArrayList<>();
    for (DataCatalog.DataFile file : files) {
      FileCheck check = FileCheck.of(file, directory);
      if (check.verified()) {
        listener.line(file.name() + ": is there and verified");
      } else if (check.plausible()) {
        listener.line(file.name() + ": is there, of the right length");
      } else {
        lacking.add(check);
      }
    }
    if (!lacking.isEmpty()) {
      Path packed = directory.resolve(archive.file());
      boolean given = isThere(packed, listener);
      if (!given) {
        download(packed, listener);
      }
      unpack(packed, lacking, directory, listener);
      if (!given) {
        Files.deleteIfExists(packed);
      }
    }
  }

  /** Whether the user, or a call that was interrupted, has put the archive there. */
  private boolean isThere(Path packed, FetchListener listener) throws IOException {
    if (!Files.isRegularFile(packed)) {
      return false;
    }
    listener.line(archive.file() + ": is there, being verified");
    Optional<String> problem = problem(packed);
    if (problem.isPresent()) {
      throw new DataException(
          packed + ": " + problem.get() + "; remove it, and it will be downloaded");
    }
    return true;
  }

  private Optional<String> problem(Path packed) {
    try (InputStream in = Files.newInputStream(packed)) {
      String found = Sha256.read(in, Long.MAX_VALUE).hex();
      return found.equals(archive.sha256())
          ? Optional.empty()
          : Optional.of("SHA-256 " + archive.sha256() + " expected, found " + found);
    } catch (IOException e) {
      return Optional.of("unreadable (" + FileTrouble.words(e) + ")");
    }
  }

  private void download(Path packed, FetchListener listener)
      throws IOException, InterruptedException {
    Mirrors.Wanted wanted =
        new Mirrors.Wanted(
            archive.file(),
            archive.file(),
            archive.bytes(),
            this::problem,
            "download it by hand to " + packed + ", and give the same command again");
    try (TemporaryFile part = TemporaryFile.beside(packed)) {
      // Also when the user interrupts.
      part.path().toFile().deleteOnExit();
      URI source = mirrors.download(wanted, archive.mirrors(), part, listener);
      part.moveTo(packed);
      listener.line(archive.file() + ": fetched from " + source.getHost() + " and verified");
    }
  }

  private void unpack(Path packed, List<FileCheck> lacking, Path directory, FetchListener listener)
      throws IOException {
    try (ZipFile zip = new ZipFile(packed.toFile())) {
      for (FileCheck check : lacking) {
        unpack(zip, check, directory, listener);
      }
    } catch (ZipException e) {
      throw new DataException(packed + ": " + FileTrouble.words(e), e);
    }
  }

  private void unpack(ZipFile zip, FileCheck check, Path directory, FetchListener listener)
      throws IOException {
    DataCatalog.DataFile file = check.file();
    String place = archive.folder() + file.name() + ".gz";
    ZipEntry entry = zip.getEntry(place);
    if (entry == null) {
      throw new DataException(archive.file() + ": has no " + place);
    }
    try (TemporaryFile part = TemporaryFile.beside(directory.resolve(file.name()));
        InputStream in = zip.getInputStream(entry)) {
      part.path().toFile().deleteOnExit();
      in.transferTo(Channels.newOutputStream(part.channel()));
      FileCheck taken = FileCheck.at(file, part.path());
      if (!taken.plausible()) {
        throw new DataException(archive.file() + ": " + place + ": " + taken.finding());
      }
      DataFetcher.put(part, check, "taken out of " + archive.file(), listener);
    }
  }
}
