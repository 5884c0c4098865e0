package org.synapticcaching.dataset.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.IdxBytes;
import org.synapticcaching.dataset.UnreliableServer;

/** Files that come in a zip archive, as those of EMNIST do. */
class ArchiveFetcherTest {
  private static final String ARCHIVE = "all.zip";
  private static final String IMAGES = "letters-images-idx3-ubyte";
  private static final String LABELS = "letters-labels-idx1-ubyte";

  @TempDir Path directory;
  private UnreliableServer server;
  private final byte[] images = IdxBytes.counting(251, 40, 28, 28);
  private final byte[] labels = IdxBytes.counting(10, 40);
  private final Map<String, byte[]> packed = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new UnreliableServer();
    packed.put("gzip/" + IMAGES + ".gz", IdxBytes.gzip(images));
    packed.put("gzip/" + LABELS + ".gz", IdxBytes.gzip(labels));
    packed.put("gzip/others.gz", IdxBytes.gzip(new byte[99]));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : packed.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Fetches from a folder that has this archive what the catalog knows by its length alone. */
  private void fetch(String folder, byte[] archive) {
    server.put(ARCHIVE, archive);
    fetch(
        folder,
        archive,
        List.of(
            new DataCatalog.DataFile(IMAGES, images.length, "", false),
            new DataCatalog.DataFile(LABELS, labels.length, "", false)));
  }

  private void fetch(String folder, byte[] archive, List<DataCatalog.DataFile> files) {
    LocalFetch.fetch(
        new DataCatalog.Archive(
            "letters",
            ARCHIVE,
            "gzip/",
            List.of(server.mirror(folder)),
            archive.length,
            LocalFetch.file(ARCHIVE, archive).sha256(),
            List.of()),
        files,
        directory,
        new FetchListener() {
          @Override
          public void line(String text) {
            lines.add(text);
          }

          @Override
          public void progress(String file, long done, OptionalLong total) {
            server.taken(done);
          }
        });
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void assertTakenOut() throws IOException {
    assertArrayEquals(IdxBytes.gzip(images), Files.readAllBytes(directory.resolve(IMAGES + ".gz")));
    assertArrayEquals(IdxBytes.gzip(labels), Files.readAllBytes(directory.resolve(LABELS + ".gz")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "resuming", "moved"})
  void takesFilesOutOfAnArchiveAndRemovesIt(String folder) throws IOException {
    fetch(folder, zip());
    assertTakenOut();
    assertEquals(List.of(IMAGES + ".gz", LABELS + ".gz"), names());
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    fetch("good", zip());
    int asked = server.requests().size();
    lines.clear();
    fetch("good", zip());
    assertEquals(asked, server.requests().size());
    assertEquals(
        List.of(
            IMAGES + ": is there, of the right length", LABELS + ": is there, of the right length"),
        lines);
  }

  @Test
  void archiveThatTheUserPutThereIsUsedAndKept() throws IOException {
    Files.write(directory.resolve(ARCHIVE), zip());
    fetch("missing", zip());
    assertTakenOut();
    assertEquals(List.of(), server.requests());
    assertTrue(Files.exists(directory.resolve(ARCHIVE)));
  }

  @Test
  void anotherArchiveIsRefusedAndLeftAlone() throws IOException {
    Path mine = Files.writeString(directory.resolve(ARCHIVE), "mine");
    String message = assertThrows(DataException.class, () -> fetch("good", zip())).getMessage();
    assertTrue(message.startsWith(mine + ": SHA-256 "), message);
    assertTrue(message.endsWith("remove it, and it will be downloaded"), message);
    assertEquals("mine", Files.readString(mine));
    assertEquals(List.of(ARCHIVE), names());
  }

  @Test
  void damagedDownloadLeavesNothingAndSaysWhatToDo() throws IOException {
    String message = assertThrows(DataException.class, () -> fetch("corrupt", zip())).getMessage();
    assertTrue(message.contains("SHA-256") && message.contains("expected, found"), message);
    assertTrue(message.contains("download it by hand to " + directory), message);
    assertEquals(List.of(), names());
  }

  @Test
  void archiveWithoutAFileKeepsWhatWasTakenOutAndTheDownload() throws IOException {
    packed.remove("gzip/" + LABELS + ".gz");
    String message = assertThrows(DataException.class, () -> fetch("good", zip())).getMessage();
    assertEquals(ARCHIVE + ": has no gzip/" + LABELS + ".gz", message);
    assertEquals(List.of(ARCHIVE, IMAGES + ".gz"), names());
  }

  @Test
  void fileOfAnotherLengthIsRefused() throws IOException {
    packed.put("gzip/" + LABELS + ".gz", IdxBytes.gzip(new byte[3]));
    String message = assertThrows(DataException.class, () -> fetch("good", zip())).getMessage();
    assertTrue(message.contains("48 uncompressed bytes expected, found 3"), message);
    assertFalse(Files.exists(directory.resolve(LABELS + ".gz")));
  }

  @Test
  void noZipAtAllIsOneLine() {
    byte[] text = "not a zip".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    String message = assertThrows(DataException.class, () -> fetch("good", text)).getMessage();
    assertTrue(message.startsWith(directory.resolve(ARCHIVE) + ": damaged: "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void digestThatTheUserTellsIsAskedFor() throws IOException {
    byte[] stored = IdxBytes.gzip(labels);
    DataCatalog.DataFile right =
        new DataCatalog.DataFile(
            LABELS, labels.length, LocalFetch.file(LABELS, stored).sha256(), true);
    DataCatalog.DataFile wrong =
        new DataCatalog.DataFile(LABELS, labels.length, "0".repeat(64), true);
    server.put(ARCHIVE, zip());
    byte[] archive = zip();
    String message =
        assertThrows(DataException.class, () -> fetch("good", archive, List.of(wrong)))
            .getMessage();
    assertTrue(message.contains("SHA-256 " + "0".repeat(64) + " expected"), message);
    fetch("missing", archive, List.of(right));
    assertArrayEquals(stored, Files.readAllBytes(directory.resolve(LABELS + ".gz")));
  }

  @Test
  void fileInTheWayIsMovedAside() throws IOException {
    Files.writeString(directory.resolve(LABELS), "mine");
    fetch("good", zip());
    assertTakenOut();
    assertEquals("mine", Files.readString(directory.resolve(LABELS + ".unverified")));
  }
}
