package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        Stream.of(Mnist.Part.values()).map(Mnist.Part::fileName).toList(),
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
    new DataCatalog.DataFile("a", 1, sum);
    assertThrows(IllegalArgumentException.class, () -> new DataCatalog.DataFile("../a", 1, sum));
    assertThrows(IllegalArgumentException.class, () -> new DataCatalog.DataFile("a", 0, sum));
    assertThrows(IllegalArgumentException.class, () -> new DataCatalog.DataFile("a", 1, "00"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DataCatalog.Entry(
                "a", "", "", "", "", List.of(URI.create("https://x/y")), List.of()));
  }
}
