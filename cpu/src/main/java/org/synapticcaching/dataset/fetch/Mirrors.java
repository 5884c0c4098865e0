package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.file.FileTrouble;
import org.synapticcaching.file.TemporaryFile;

/**
 * Downloads files from the first of their mirrors that works: several attempts at each with growing
 * pauses, continued where they broke off.
 */
final class Mirrors {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** How long any server may be silent. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Predicate<URI> allowed;
  private final Function<URI, Duration> patience;
  private final Duration pause;
  private final int attempts;

  /** Mirrors that are reached over HTTPS. */
  Mirrors() {
    this(DataFetcher::isHttps, any -> SILENCE, Duration.ofMillis(500), 3);
  }

  /**
   * @param allowed which addresses may be contacted
   * @param patience how long the server at an address may be silent
   * @param pause before the second attempt; doubles with each further one
   * @param attempts at each mirror, at least 1
   */
  Mirrors(Predicate<URI> allowed, Function<URI, Duration> patience, Duration pause, int attempts) {
    this.allowed = allowed;
    this.patience = patience;
    this.pause = pause;
    this.attempts = attempts;
  }

  /**
   * A file that mirrors have.
   *
   * @param name what it is called in messages
   * @param path its address, seen from that of each mirror
   * @param cap most bytes that it may have
   * @param problem what is wrong with what was downloaded, or nothing
   * @param remedy what to do by hand when no mirror gives it
   */
  record Wanted(
      String name,
      String path,
      long cap,
      Function<Path, Optional<String>> problem,
      String remedy) {}

  /**
   * Tries the mirrors in turn.
   *
   * @param mirrors directories, each ending in a slash
   * @param part receives the file
   * @return the address that gave what is verified
   * @throws DataException when none did
   */
  URI download(Wanted file, List<URI> mirrors, TemporaryFile part, FetchListener listener)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI source = mirror.resolve(file.path());
      part.channel().truncate(0);
      Optional<String> problem = tryMirror(source, file, part, listener);
      if (problem.isEmpty()) {
        return source;
      }
      failures.add(mirror.getHost() + ": " + problem.get());
      listener.line(file.name() + ": " + mirror.getHost() + ": " + problem.get());
    }
    throw new DataException(
        "%s: no mirror gave it (%s); check the network, or %s"
            .formatted(file.name(), String.join("; ", failures), file.remedy()));
  }

  /** Returns what went wrong with a mirror at last, or nothing. */
  private Optional<String> tryMirror(
      URI source, Wanted file, TemporaryFile part, FetchListener listener)
      throws IOException, InterruptedException {
    Download download =
        new Download(client, allowed, patience.apply(source), source, part.channel(), file.cap());
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
      return file.problem().apply(part.path());
    }
    return Optional.of(problem);
  }
}
