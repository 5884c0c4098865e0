package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.dataset.fetch.DataFetcher;
import org.synapticcaching.dataset.fetch.FileCheck;

class DataCatalogTest {
  @TempDir Path directory;

  @Test
  void mnistHasTheFourFilesThatAreReadAndOnlyHttpsMirrors() {
    DataCatalog.Entry mnist = DataCatalog.load().named("mnist");
    assertEquals(
        ImageSet.MNIST.fileNames(),
        mnist.files().stream().map(DataCatalog.DataFile::name).toList());
    assertTrue(mnist.mirrors().size() >= 2);
    for (URI mirror : mnist.mirrors()) {
      assertTrue(DataFetcher.isHttps(mirror), mirror.toString());
    }
    long pixels = 784;
    assertEquals(16 + 60_000 * pixels, mnist.files().get(0).bytes());
    assertEquals(8 + 10_000, mnist.files().get(3).bytes());
  }

  @Test
  void everySetCanBeFetchedOverHttpsAndHasItsFilesInTheCatalog() {
    DataCatalog catalog = DataCatalog.load();
    for (ImageSet set : ImageSet.values()) {
      DataCatalog.Entry entry = catalog.named(set.word());
      assertEquals(set.title(), entry.title().replace(" handwritten digits", ""));
      assertEquals(
          set.fileNames(), entry.files().stream().map(DataCatalog.DataFile::name).toList());
      assertTrue(entry.mirrors().stream().allMatch(DataFetcher::isHttps), set.word());
    }
  }

  @Test
  void emnistComesInOneArchiveOverHttps() {
    DataCatalog catalog = DataCatalog.load();
    DataCatalog.Archive archive = catalog.archiveOf("emnist-digits").orElseThrow();
    assertEquals(archive, catalog.archiveOf("emnist").orElseThrow());
    assertTrue(archive.mirrors().stream().allMatch(DataFetcher::isHttps));
    assertEquals(12, catalog.named("emnist").files().size());
    assertEquals("emnist", catalog.named("emnist").name());
    assertTrue(catalog.archiveOf("mnist").isEmpty());
    for (String name : archive.dataSets()) {
      assertEquals(ImageCollection.EMNIST, ImageSet.named(name).orElseThrow().collection());
    }
  }

  /** Whatever compressed the content of MNIST; Fashion-MNIST as it was published, and only so. */
  @Test
  void digestIsThatOfTheContentOrThatOfTheFileAsTheCatalogSays() throws Exception {
    byte[] content = {1, 2, 3};
    byte[] gzip = IdxBytes.gzip(content);
    DataCatalog.DataFile ofContent = new DataCatalog.DataFile("a", 3, sha256(content), false);
    DataCatalog.DataFile ofGzip = new DataCatalog.DataFile("a", 3, sha256(gzip), true);
    DataCatalog.DataFile unknown = new DataCatalog.DataFile("a", 3, "", false);
    Path compressed = Files.write(directory.resolve("a.gz"), gzip);
    assertTrue(FileCheck.of(ofContent, directory).verified());
    assertTrue(FileCheck.of(ofGzip, directory).verified());
    FileCheck notKnown = FileCheck.of(unknown, directory);
    assertTrue(
        !notKnown.verified() && notKnown.finding().contains("not known"), notKnown.toString());
    gzip[gzip.length - 1] ^= 1;
    Files.write(compressed, gzip);
    String finding = FileCheck.of(ofGzip, directory).finding();
    assertEquals("SHA-256 " + ofGzip.sha256() + " expected, found " + sha256(gzip), finding);
    Files.write(directory.resolve("a"), content);
    assertTrue(FileCheck.of(ofContent, directory).verified());
    assertEquals(
        "uncompressed, but the known SHA-256 is that of the .gz file",
        FileCheck.of(ofGzip, directory).finding());
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void anotherDigestIsThatOfTheStoredFile() throws Exception {
    DataCatalog.Entry mnist = DataCatalog.load().named("mnist");
    byte[] stored = {7};
    Files.write(directory.resolve("t10k-labels-idx1-ubyte.gz"), stored);
    DataCatalog.Entry told =
        mnist.expecting("t10k-labels-idx1-ubyte.gz", sha256(stored).toUpperCase(Locale.ROOT));
    assertEquals(
        List.of(false, false, false, true),
        FileCheck.of(told, directory).stream().map(FileCheck::verified).toList());
    String file =
        assertThrows(IllegalArgumentException.class, () -> mnist.expecting("t10k", sha256(stored)))
            .getMessage();
    assertTrue(file.startsWith("unknown file of mnist 't10k'"), file);
    String digest =
        assertThrows(
                IllegalArgumentException.class,
                () -> mnist.expecting("t10k-labels-idx1-ubyte.gz", "12"))
            .getMessage();
    assertTrue(digest.contains("64 hexadecimal digits expected"), digest);
  }

  @Test
  void realMnistVerifies() {
    Path real = RealMnist.directory();
    for (FileCheck check : FileCheck.of(DataCatalog.load().named("mnist"), real)) {
      assertTrue(check.verified(), check.toString());
    }
  }

  @Test
  void checksTellMissingWrongAndUnreadable() throws IOException {
    List<DataCatalog.DataFile> files = DataCatalog.load().named("mnist").files();
    byte[] zeros = new byte[10_008];
    Files.write(directory.resolve("train-labels.idx1-ubyte"), new byte[7]);
    Files.write(directory.resolve("t10k-images-idx3-ubyte.gz"), new byte[] {0x1f, (byte) 0x8b, 1});
    Files.write(directory.resolve("t10k-labels-idx1-ubyte.gz"), IdxBytes.gzip(zeros));
    assertEquals("missing", FileCheck.of(files.get(0), directory).finding());
    assertEquals(
        "60008 uncompressed bytes expected, found 7",
        FileCheck.of(files.get(1), directory).finding());
    assertTrue(FileCheck.of(files.get(2), directory).finding().startsWith("unreadable"));
    assertTrue(FileCheck.of(files.get(3), directory).finding().startsWith("SHA-256"));
    Files.write(directory.resolve("t10k-labels-idx1-ubyte"), new byte[10_009]);
    assertEquals(
        "10008 uncompressed bytes expected, found more",
        FileCheck.of(files.get(3), directory).finding());
  }

  @Test
  void unknownDataSetIsRefusedNamingTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> DataCatalog.load().named("cifar"))
            .getMessage();
    assertTrue(message.contains("'cifar'") && message.contains("mnist"), message);
  }

  @Test
  void catalogEntriesAreChecked() {
    String sum = "0".repeat(64);
    new DataCatalog.DataFile("a", 1, sum, false);
    assertThrows(
        IllegalArgumentException.class, () -> new DataCatalog.DataFile("../a", 1, sum, false));
    assertThrows(
        IllegalArgumentException.class, () -> new DataCatalog.DataFile("a", 0, sum, false));
    assertThrows(
        IllegalArgumentException.class, () -> new DataCatalog.DataFile("a", 1, "00", false));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DataCatalog.Entry(
                "a", "", "", "", "", List.of(URI.create("https://x/y")), List.of()));
  }
}
