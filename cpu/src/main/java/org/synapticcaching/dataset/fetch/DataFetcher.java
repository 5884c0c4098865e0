package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.IdxFile;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.OutputFolder;
import org.synapticcaching.file.TemporaryFile;

/**
 * Downloads the files of a data set: from each mirror in turn, several attempts each with growing
 * pauses, continued where they broke off. A file gets its name only when its content is verified;
 * files that verify already are kept, and files that do not are moved aside, not deleted.
 */
public final class DataFetcher {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** How long any server may be silent. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final DataCatalog.Entry entry;
  private final Predicate<URI> allowed;
  private final Function<URI, Duration> patience;
  private final Duration pause;
  private final int attempts;

  /** Fetches a data set of the catalog over HTTPS. */
  public DataFetcher(DataCatalog.Entry entry) {
    this(entry, DataFetcher::isHttps, any -> SILENCE, Duration.ofMillis(500), 3);
  }

  /**
   * @param allowed which addresses may be contacted
   * @param patience how long the server at an address may be silent
   * @param pause before the second attempt; doubles with each further one
   * @param attempts at each mirror, at least 1
   */
  DataFetcher(
      DataCatalog.Entry entry,
      Predicate<URI> allowed,
      Function<URI, Duration> patience,
      Duration pause,
      int attempts) {
    this.entry = entry;
    this.allowed = allowed;
    this.patience = patience;
    this.pause = pause;
    this.attempts = attempts;
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
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    try {
      OutputFolder.prepare(directory);
      for (DataCatalog.DataFile file : entry.files()) {
        FileCheck check = FileCheck.of(file, directory);
        if (check.verified()) {
          listener.line(file.name() + ": is there and verified");
        } else if (file.sha256().isEmpty()) {
          throw new DataException(
              "%s.gz: no SHA-256 is known; give it with --sha256 %s.gz=DIGEST"
                  .formatted(file.name(), file.name()));
        } else {
          fetch(client, file, check, directory, listener);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("fetching " + entry.name() + " was interrupted", e);
    } catch (IOException e) {
      throw new DataException(
          directory + ": cannot be written (" + FileTrouble.words(e) + "); use --to", e);
    }
  }

  private void fetch(
      HttpClient client,
      DataCatalog.DataFile file,
      FileCheck check,
      Path directory,
      FetchListener listener)
      throws IOException, InterruptedException {
    try (TemporaryFile part = TemporaryFile.beside(directory.resolve(file.name()))) {
      // Also when the user interrupts.
      part.path().toFile().deleteOnExit();
      URI source = download(client, file, part.path(), part.channel(), listener);
      if (check.path().isPresent()) {
        listener.line(moveAside(check));
      }
      String name = file.name() + (IdxFile.isGzip(part.path()) ? ".gz" : "");
      part.moveTo(directory.resolve(name));
      listener.line(name + ": fetched from " + source.getHost() + " and verified");
    }
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

  /** Tries the mirrors; returns the address that gave the verified file. */
  private URI download(
      HttpClient client,
      DataCatalog.DataFile file,
      Path part,
      FileChannel channel,
      FetchListener listener)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : entry.mirrors()) {
      URI source = mirror.resolve(file.name() + ".gz");
      channel.truncate(0);
      Optional<String> problem = tryMirror(client, source, file, part, channel, listener);
      if (problem.isEmpty()) {
        return source;
      }
      failures.add(mirror.getHost() + ": " + problem.get());
      listener.line(file.name() + ": " + mirror.getHost() + ": " + problem.get());
    }
    throw new DataException(
        String.format(
            "%s: no mirror gave it (%s); check the network, or copy the files of %s by hand to %s",
            file.name(), String.join("; ", failures), entry.name(), part.getParent()));
  }

  /** Returns what went wrong with a mirror at last, or nothing. */
  private Optional<String> tryMirror(
      HttpClient client,
      URI source,
      DataCatalog.DataFile file,
      Path part,
      FileChannel channel,
      FetchListener listener)
      throws IOException, InterruptedException {
    Download download =
        new Download(client, allowed, patience.apply(source), source, channel, cap(file));
    String problem = "";
    for (int attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1) {
        listener.line(file.name() + ": " + source.getHost() + ": " + problem + "; trying again");
        Thread.sleep(pause.toMillis() << (attempt - 2));
      }
      try {
        download.run((done, total) -> listener.progress(file.name(), done, total));
      } catch (HttpFailure e) {
        problem = e.getMessage();
        if (e.worthRepeating()) {
          continue;
        }
        return Optional.of(problem);
      } catch (IOException e) {
        problem = e instanceof ConnectException ? "no connection" : FileTrouble.words(e);
        continue;
      }
      // What is wrong though complete will be wrong again.
      return FileCheck.problem(file, part);
    }
    return Optional.of(problem);
  }

  /** Compression makes nothing longer by more than a small fraction. */
  private static long cap(DataCatalog.DataFile file) {
    return file.bytes() + file.bytes() / 1000 + 1024;
  }
}
