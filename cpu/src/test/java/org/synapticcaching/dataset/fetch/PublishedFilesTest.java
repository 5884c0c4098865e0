package org.synapticcaching.dataset.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.IdxBytes;
import org.synapticcaching.dataset.ImageFiles;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.UnreliableServer;

/** Files of which the compressed form is known, or nothing but what the user tells. */
class PublishedFilesTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path directory;
  private UnreliableServer server;
  private final byte[] images = IdxBytes.counting(251, 6, 28, 28);
  private final byte[] labels = IdxBytes.counting(10, 6);

  @BeforeEach
  void start() throws IOException {
    server = new UnreliableServer();
    server.put(IMAGES + ".gz", IdxBytes.gzip(images));
    server.put(LABELS + ".gz", IdxBytes.gzip(labels));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void fetch(DataCatalog.Entry entry) {
    LocalFetch.fetch(
        entry,
        directory,
        new FetchListener() {
          @Override
          public void line(String text) {}

          @Override
          public void progress(String file, long done, OptionalLong total) {}
        });
  }

  /** As the catalog knows Fashion-MNIST: by what is downloaded, not by what that unpacks to. */
  private DataCatalog.Entry published(String labelsDigest) {
    DataCatalog.DataFile packed = LocalFetch.file(IMAGES, IdxBytes.gzip(images));
    return new DataCatalog.Entry(
        "fashion-mnist",
        "",
        "",
        "",
        "",
        List.of(server.mirror("good")),
        List.of(
            new DataCatalog.DataFile(IMAGES, images.length, packed.sha256(), true),
            new DataCatalog.DataFile(LABELS, labels.length, labelsDigest, true)));
  }

  @Test
  void filesAreVerifiedAsPublishedWhereThatIsWhatIsKnown() throws IOException {
    fetch(published(LocalFetch.file(LABELS, IdxBytes.gzip(labels)).sha256()));
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5},
        ImageFiles.readTraining(ImageSet.FASHION_MNIST, directory).labels());
    int asked = server.requests().size();
    fetch(published(LocalFetch.file(LABELS, IdxBytes.gzip(labels)).sha256()));
    assertEquals(asked, server.requests().size());
  }

  /** The same content, compressed in another way, is another file. */
  @Test
  void fileThatWasPublishedAnewIsRefusedUntilItsDigestIsTold() throws IOException {
    byte[] level = IdxBytes.gzip(labels);
    level[8] ^= 2;
    server.put(LABELS + ".gz", level);
    DataCatalog.Entry old = published(LocalFetch.file(LABELS, IdxBytes.gzip(labels)).sha256());
    String message = assertThrows(DataException.class, () -> fetch(old)).getMessage();
    String found = LocalFetch.file(LABELS, level).sha256();
    assertTrue(message.contains("expected, found " + found), message);
    assertTrue(message.contains("files of fashion-mnist by hand to"), message);
    fetch(old.expecting(LABELS + ".gz", found));
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5},
        ImageFiles.readTraining(ImageSet.FASHION_MNIST, directory).labels());
  }

  @Test
  void fileOfUnknownDigestIsNotAskedForUntilItIsTold() throws IOException {
    DataCatalog.Entry unknown = published("");
    String message = assertThrows(DataException.class, () -> fetch(unknown)).getMessage();
    assertTrue(message.contains("--sha256 " + LABELS + ".gz=DIGEST"), message);
    assertEquals(1, server.requests().size(), server.requests()::toString);
    fetch(
        unknown.expecting(LABELS + ".gz", LocalFetch.file(LABELS, IdxBytes.gzip(labels)).sha256()));
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5},
        ImageFiles.readTraining(ImageSet.FASHION_MNIST, directory).labels());
  }
}
