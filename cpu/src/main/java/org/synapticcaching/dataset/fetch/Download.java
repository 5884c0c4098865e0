package org.synapticcaching.dataset.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Download of one file from one mirror, which a further call continues where the last one broke
 * off. Redirects are followed one by one, so that none leads where it is not allowed.
 */
final class Download {
  private static final int MAX_REDIRECTS = 5;

  private final HttpClient client;
  private final Predicate<URI> allowed;
  private final Duration stall;
  private final URI source;
  private final FileChannel target;
  private final long cap;

  /** What the server says identifies this version of the file; empty before the first answer. */
  private Optional<String> validator = Optional.empty();

  /**
   * @param client must not follow redirects by itself
   * @param allowed which addresses may be contacted
   * @param stall longest time without an answer or a byte, after which the server counts as stalled
   * @param target overwritten, from its end on where the server can continue
   * @param cap greatest length accepted, in bytes
   */
  Download(
      HttpClient client,
      Predicate<URI> allowed,
      Duration stall,
      URI source,
      FileChannel target,
      long cap) {
    this.client = client;
    this.allowed = allowed;
    this.stall = stall;
    this.source = source;
    this.target = target;
    this.cap = cap;
  }

  /** Receives how far a download is. */
  @FunctionalInterface
  interface Meter {
    /** {@code done} bytes are here, of {@code total} where the server said so. */
    void at(long done, OptionalLong total);
  }

  /**
   * Fetches the file, or what is left of it.
   *
   * @throws HttpFailure when the server's answer is of no use
   * @throws IOException when the connection fails, breaks off or stalls
   */
  void run(Meter meter) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = ask(target.size());
    try (InputStream body = response.body()) {
      boolean continues = response.statusCode() == 206 && continuesAt(response, target.size());
      if (response.statusCode() == 416 || response.statusCode() == 206 && !continues) {
        restart();
        throw new HttpFailure("server cannot continue the download", true);
      }
      if (response.statusCode() != 200 && !continues) {
        throw failure(response.statusCode());
      }
      if (!continues) {
        restart();
        validator =
            response
                .headers()
                .firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified"));
      }
      receive(body, total(response, target.size()), meter);
    }
  }

  private void restart() throws IOException {
    target.truncate(0);
    target.position(0);
  }

  private static HttpFailure failure(int status) {
    boolean worthRepeating = status == 408 || status == 429 || status >= 500;
    return new HttpFailure("HTTP status " + status, worthRepeating);
  }

  private static boolean continuesAt(HttpResponse<?> response, long from) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + from + "-"))
        .isPresent();
  }

  private static OptionalLong total(HttpResponse<?> response, long from) {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    return length.isPresent() ? OptionalLong.of(from + length.getAsLong()) : length;
  }

  /** Asks for the file from an offset on, through redirects. */
  private HttpResponse<InputStream> ask(long from) throws IOException, InterruptedException {
    URI at = source;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (!allowed.test(at)) {
        throw new HttpFailure("refused to follow to " + at + " (only https is allowed)", false);
      }
      HttpResponse<InputStream> response =
          client.send(request(at, from), HttpResponse.BodyHandlers.ofInputStream());
      Optional<URI> next = redirect(at, response);
      if (next.isEmpty()) {
        return response;
      }
      response.body().close();
      at = next.get();
    }
    throw new HttpFailure("more than " + MAX_REDIRECTS + " redirects", false);
  }

  private HttpRequest request(URI at, long from) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(stall);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      validator.ifPresent(known -> request.header("If-Range", known));
    }
    return request.build();
  }

  private static Optional<URI> redirect(URI at, HttpResponse<?> response) throws HttpFailure {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> {
        String location =
            response
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new HttpFailure("redirect without a Location", false));
        try {
          yield Optional.of(at.resolve(location));
        } catch (IllegalArgumentException e) {
          throw new HttpFailure("redirect to a malformed address", false);
        }
      }
      default -> Optional.empty();
    };
  }

  private void receive(InputStream body, OptionalLong total, Meter meter) throws IOException {
    requireBelowCap(total.orElse(0));
    long done = target.size();
    target.position(done);
    byte[] chunk = new byte[1 << 14];
    try (StallWatch watch = new StallWatch(body, stall)) {
      for (int n = watch.read(chunk); n >= 0; n = watch.read(chunk)) {
        done += n;
        requireBelowCap(done);
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, n);
        while (bytes.hasRemaining()) {
          target.write(bytes);
        }
        meter.at(done, total);
      }
    }
    if (total.isPresent() && done < total.getAsLong()) {
      throw new IOException("broke off after " + done + " of " + total.getAsLong() + " bytes");
    }
  }

  private void requireBelowCap(long length) throws HttpFailure {
    if (length > cap) {
      throw new HttpFailure("longer than the " + cap + " bytes that it may have", false);
    }
  }
}
