package org.synapticcaching.dataset.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.IdxBytes;
import org.synapticcaching.dataset.ImageFiles;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.Images;
import org.synapticcaching.dataset.UnreliableServer;

class DataFetcherTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";
  private static final int PATTERNS = 500;

  @TempDir Path directory;
  private UnreliableServer server;
  private final byte[] images = IdxBytes.counting(251, PATTERNS, 28, 28);
  private final byte[] labels = IdxBytes.counting(10, PATTERNS);
  private final List<String> lines = new ArrayList<>();
  private long progress;

  @BeforeEach
  void start() throws IOException {
    // Random bytes do not compress, so that half a file is a good part of it.
    byte[] noise = new byte[PATTERNS * 784];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, images, 16, noise.length);
    server = new UnreliableServer();
    server.put(IMAGES + ".gz", IdxBytes.gzip(images));
    server.put(LABELS + ".gz", IdxBytes.gzip(labels));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private DataCatalog.Entry entry(List<URI> mirrors) {
    return new DataCatalog.Entry(
        "mnist",
        "",
        "",
        "",
        "",
        mirrors,
        List.of(LocalFetch.file(IMAGES, images), LocalFetch.file(LABELS, labels)));
  }

  private void fetch(String... folders) {
    fetch(Stream.of(folders).map(server::mirror).toList());
  }

  private void fetch(List<URI> mirrors) {
    LocalFetch.fetch(
        entry(mirrors),
        directory,
        new FetchListener() {
          @Override
          public void line(String text) {
            lines.add(text);
          }

          @Override
          public void progress(String file, long done, OptionalLong total) {
            progress = Math.max(progress, done);
            server.taken(done);
          }
        });
  }

  private void assertFetched() throws IOException {
    Images read = ImageFiles.readTraining(ImageSet.MNIST, directory);
    assertArrayEquals(Arrays.copyOfRange(images, 16, images.length), read.pixels());
    assertTrue(progress > images.length, "progress " + progress);
    try (Stream<Path> all = Files.list(directory)) {
      assertEquals(2, all.count());
    }
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      assertEquals(List.of(), all.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "flaky", "resuming", "changing", "lying", "moved"})
  void fetchesFromAServerThatWorksInTheEnd(String folder) throws IOException {
    fetch(folder);
    assertFetched();
  }

  @Test
  void continuesWhereTheConnectionBroke() throws IOException {
    fetch("resuming");
    assertFetched();
    String second = server.requests().get(1);
    String path = "/resuming/" + IMAGES + ".gz bytes=";
    assertTrue(second.startsWith(path) && second.endsWith("-"), server.requests()::toString);
    int from = Integer.parseInt(second.substring(path.length(), second.length() - 1));
    assertEquals(IdxBytes.gzip(images).length / 2, from);
  }

  @ParameterizedTest
  @CsvSource({
    "missing, HTTP status 404",
    "broken, HTTP status 500",
    "corrupt, unreadable",
    "other, SHA-256",
    "short, unreadable",
    "endless, longer than",
    "promising, longer than",
    "truncating, ''",
    "loop, redirects",
    "elsewhere, refused to follow to http://example.invalid",
    "nowhere, malformed"
  })
  void takesTheNextMirrorWhenOneFailsAndSaysWhy(String folder, String reason) throws IOException {
    fetch(folder, "good");
    assertFetched();
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.contains(UnreliableServer.HOST) && line.contains(reason)),
        lines::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stalling", "silent"})
  void takesTheNextMirrorWhenOneStalls(String folder) throws IOException {
    fetch(folder, "good");
    assertFetched();
  }

  @Test
  void failsNamingEveryMirrorWhenNoneWorksAndLeavesNothing() throws IOException {
    String message =
        assertThrows(DataException.class, () -> fetch("missing", "other")).getMessage();
    assertTrue(message.startsWith(IMAGES), message);
    assertTrue(message.contains("HTTP status 404") && message.contains("SHA-256"), message);
    assertTrue(message.contains("by hand to"), message);
    assertNothingLeft();
  }

  @Test
  void missingFileIsNotAskedForTwiceAndABrokenServerSeveralTimes() {
    assertThrows(DataException.class, () -> fetch("missing", "broken"));
    assertEquals(4, server.requests().size(), server.requests()::toString);
  }

  @Test
  void refusedConnectionIsOneClearLine() throws IOException {
    // Bound, so that nobody else can take the port, but not listening.
    try (Socket deaf = new Socket()) {
      deaf.bind(new InetSocketAddress(UnreliableServer.HOST, 0));
      URI mirror = URI.create("http://" + UnreliableServer.HOST + ":" + deaf.getLocalPort() + "/");
      String message = assertThrows(DataException.class, () -> fetch(List.of(mirror))).getMessage();
      assertTrue(message.contains(UnreliableServer.HOST + ": no connection"), message);
    }
  }

  @Test
  void verifiedFilesAreKeptWithoutAsking() throws IOException {
    fetch("good");
    int asked = server.requests().size();
    fetch("missing");
    assertEquals(asked, server.requests().size());
    assertTrue(lines.get(lines.size() - 1).contains("is there and verified"));
  }

  @Test
  void whatWasFetchedStaysWhenALaterFileFails() throws IOException {
    server.put(LABELS + ".gz", new byte[10]);
    assertThrows(DataException.class, () -> fetch("good"));
    try (Stream<Path> all = Files.list(directory)) {
      assertEquals(List.of(directory.resolve(IMAGES + ".gz")), all.toList());
    }
  }

  @Test
  void wrongFileIsMovedAsideOnceTheRightOneIsThere() throws IOException {
    Path wrong = Files.writeString(directory.resolve(LABELS), "mine");
    assertThrows(DataException.class, () -> fetch("missing"));
    assertEquals("mine", Files.readString(wrong));
    fetch("good");
    assertFalse(Files.exists(wrong));
    assertEquals("mine", Files.readString(directory.resolve(LABELS + ".unverified")));
    assertEquals(PATTERNS, ImageFiles.readTraining(ImageSet.MNIST, directory).labels().length);
  }

  @Test
  void whatAKilledDownloadLeftIsRemoved() throws IOException {
    Files.writeString(directory.resolve("." + IMAGES + ".99999999999-1-1.part"), "half");
    fetch("good");
    assertFetched();
  }

  @Test
  void uncompressedAnswerIsStoredUncompressed() throws IOException {
    server.put(LABELS + ".gz", labels);
    fetch("good");
    assertArrayEquals(labels, Files.readAllBytes(directory.resolve(LABELS)));
  }

  @Test
  void onlyHttpsIsAskedForByUsers() {
    assertTrue(DataFetcher.isHttps(URI.create("https://example.invalid/")));
    assertFalse(DataFetcher.isHttps(URI.create("http://example.invalid/")));
    assertFalse(DataFetcher.isHttps(URI.create("file:///etc/passwd")));
    DataCatalog.Entry entry = entry(List.of(server.mirror("good")));
    String message =
        assertThrows(
                DataException.class,
                () ->
                    new DataFetcher(entry)
                        .fetch(
                            directory,
                            new FetchListener() {
                              @Override
                              public void line(String text) {}

                              @Override
                              public void progress(String file, long done, OptionalLong total) {}
                            }))
            .getMessage();
    assertTrue(message.contains("only https"), message);
    assertEquals(List.of(), server.requests());
  }

  @Test
  void unwritableDirectoryIsOneClearLine() throws IOException {
    directory = Files.writeString(directory.resolve("file"), "").resolve("mnist");
    String message = assertThrows(DataException.class, () -> fetch("good")).getMessage();
    assertTrue(message.contains("cannot be written"), message);
  }
}
