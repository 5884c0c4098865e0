package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  @TempDir Path directory;

  private ImageFiles mnist(Optional<Path> given, Optional<Path> environment) {
    return new ImageFiles(
        ImageSet.MNIST,
        DataPlace.of(ImageCollection.MNIST, given, environment.map(Path::toString), directory));
  }

  private static String message(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(DataException.class, action).getMessage();
  }

  @Test
  void optionComesBeforeEnvironmentBeforeDataFolder() throws IOException {
    Path a = directory.resolve("a");
    Path b = directory.resolve("b");
    Path usual = directory.resolve("data/mnist");
    for (Path place : new Path[] {a, b, usual}) {
      IdxBytes.writeMnist(place, 3, 2);
    }
    assertEquals(a, mnist(Optional.of(a), Optional.of(b)).require());
    assertEquals(b, mnist(Optional.empty(), Optional.of(b)).require());
    assertEquals(usual, mnist(Optional.empty(), Optional.empty()).require());
    assertEquals(
        usual,
        new ImageFiles(
                ImageSet.MNIST,
                DataPlace.of(ImageCollection.MNIST, Optional.empty(), Optional.of(" "), directory))
            .find()
            .orElseThrow());
  }

  @Test
  void namedDirectoryWithoutTheFilesIsAnErrorEvenIfAnotherPlaceHasThem() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 3, 2);
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertTrue(
        message(() -> mnist(Optional.of(empty), Optional.empty()).find()).startsWith("--mnist: "));
    assertTrue(
        message(() -> mnist(Optional.empty(), Optional.of(empty)).find())
            .startsWith("MNIST_DIR: " + empty + " lacks train-images-idx3-ubyte"));
    assertTrue(
        message(() -> mnist(Optional.of(empty.resolve("x")), Optional.empty()).find())
            .contains("is not a directory"));
  }

  @Test
  void absentMnistSaysHowToGetIt() {
    String message = message(() -> mnist(Optional.empty(), Optional.empty()).require());
    assertTrue(message.contains("data fetch mnist"), message);
    assertTrue(mnist(Optional.empty(), Optional.empty()).find().isEmpty());
  }

  @Test
  void acceptsGzipAndTheDottedNames() throws IOException {
    Files.write(
        directory.resolve("t10k-images.idx3-ubyte.gz"),
        IdxBytes.gzip(IdxBytes.counting(256, 4, 28, 28)));
    Files.write(directory.resolve("t10k-labels.idx1-ubyte"), IdxBytes.counting(10, 4));
    Images test = ImageFiles.readTest(ImageSet.MNIST, directory);
    assertArrayEquals(new int[] {0, 1, 2, 3}, test.labels());
    assertEquals(4 * 784, test.pixels().length);
  }

  @Test
  void refusesLabelsThatDoNotMatchTheImages() throws IOException {
    IdxBytes.writeMnist(directory, 3, 2);
    Path labels = directory.resolve("train-labels-idx1-ubyte");
    Files.write(labels, IdxBytes.counting(10, 4));
    String message = message(() -> ImageFiles.readTraining(ImageSet.MNIST, directory));
    assertTrue(message.contains("3 labels expected") && message.contains("found 4"), message);
  }

  @Test
  void refusesALabelAboveNineNamingItsPlace() throws IOException {
    IdxBytes.writeMnist(directory, 12, 2);
    Files.write(directory.resolve("train-labels-idx1-ubyte"), IdxBytes.counting(11, 12));
    String message = message(() -> ImageFiles.readTraining(ImageSet.MNIST, directory));
    assertTrue(message.contains("found 10 at index 10"), message);
  }

  @Test
  void refusesImagesOfAnotherSize() throws IOException {
    IdxBytes.writeMnist(directory, 3, 2);
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), IdxBytes.counting(9, 2, 28, 27));
    String message = message(() -> ImageFiles.readTest(ImageSet.MNIST, directory));
    assertTrue(message.contains("28 x 28 expected, found 28 x 27"), message);
  }

  /** As the archive names them; a pixel's value is its place in the file, modulo 251. */
  private void writeLetters(int modulusOfLabels) throws IOException {
    String stem = "emnist-letters-train-";
    Files.write(
        directory.resolve(stem + "images-idx3-ubyte.gz"),
        IdxBytes.gzip(IdxBytes.counting(251, 3, 28, 28)));
    byte[] labels = IdxBytes.counting(modulusOfLabels, 3);
    labels[8] = 26;
    Files.write(directory.resolve(stem + "labels-idx1-ubyte.gz"), IdxBytes.gzip(labels));
  }

  @Test
  void emnistIsTurnedUprightAndItsLettersCountFromZero() throws IOException {
    writeLetters(27);
    Images letters = ImageFiles.readTraining(ImageSet.EMNIST_LETTERS, directory);
    assertArrayEquals(new int[] {25, 0, 1}, letters.labels());
    assertEquals(26, letters.classes());
    for (int image = 0; image < 3; image++) {
      for (int row = 0; row < 28; row++) {
        for (int column = 0; column < 28; column++) {
          int stored = (image * 784 + column * 28 + row) % 251;
          assertEquals(stored, letters.pixels()[image * 784 + row * 28 + column] & 0xff);
        }
      }
    }
  }

  @Test
  void letterBelowTheFirstIsRefusedNamingItsPlace() throws IOException {
    writeLetters(1);
    String message = message(() -> ImageFiles.readTraining(ImageSet.EMNIST_LETTERS, directory));
    assertTrue(message.contains("labels 1 to 26 expected, found 0 at index 1"), message);
  }

  @Test
  void absentEmnistSaysWhereItComesFrom() {
    ImageFiles files =
        new ImageFiles(
            ImageSet.EMNIST_BALANCED,
            DataPlace.of(ImageCollection.EMNIST, Optional.empty(), Optional.empty(), directory));
    String message = message(files::require);
    assertTrue(message.contains("lacks emnist-balanced-train-images-idx3-ubyte"), message);
    assertTrue(message.contains("run 'data fetch emnist'"), message);
    assertTrue(message.contains("--emnist or EMNIST_DIR"), message);
  }

  @Test
  void realMnistHasItsPublishedFacts() {
    Images train = ImageFiles.readTraining(ImageSet.MNIST, RealMnist.directory());
    Images test = ImageFiles.readTest(ImageSet.MNIST, RealMnist.directory());
    assertEquals(60_000, train.labels().length);
    assertEquals(10_000, test.labels().length);
    assertArrayEquals(new int[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, Arrays.copyOf(train.labels(), 10));
    assertEquals(0.1307, PixelTable.mean(train.pixels()), 5e-5);
    long active = 0;
    for (byte pixel : train.pixels()) {
      active += pixel != 0 ? 1 : 0;
    }
    assertEquals(149.9, active / 60_000.0, 0.05);
  }
}
