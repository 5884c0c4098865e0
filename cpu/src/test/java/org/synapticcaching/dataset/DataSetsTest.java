package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataSetsTest {
  @TempDir Path directory;
  private final List<String> notices = new ArrayList<>();

  private static DataRequest request(String source, InputEncoding encoding, int train, int test) {
    return new DataRequest(
        source, encoding, DataPlaces.usual(), 3, OptionalInt.of(train), OptionalInt.of(test));
  }

  private DataSet open(DataRequest request) {
    return DataSets.open(
        request,
        collection -> DataPlace.of(collection, Optional.empty(), Optional.empty(), directory),
        notices::add);
  }

  @Test
  void autoTakesMnistSilentlyWhereItIs() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 12, 5);
    DataSet data = open(request("auto", InputEncoding.UNIT, 11, 4));
    assertEquals("mnist", data.name());
    assertEquals(11, data.train().size());
    assertEquals(4, data.test().size());
    assertEquals(784, data.train().inputs());
    assertEquals(10, data.train().classes());
    assertTrue(notices.isEmpty());
  }

  @Test
  void autoFallsBackToDigitsWithOneNoticeThatSaysHowToGetMnist() {
    DataSet data = open(request("auto", InputEncoding.UNIT, 20, 10));
    assertEquals("digits", data.name());
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains("data fetch mnist"), notices.get(0));
  }

  @Test
  void mnistWithoutFilesIsAnError() {
    assertThrows(DataException.class, () -> open(request("mnist", InputEncoding.UNIT, 20, 10)));
  }

  @Test
  void fashionMnistIsTakenByNameFromItsOwnPlace() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 30, 5);
    String missing =
        assertThrows(
                DataException.class, () -> open(request("fashion-mnist", InputEncoding.UNIT, 9, 4)))
            .getMessage();
    assertTrue(missing.startsWith("Fashion-MNIST not found: "), missing);
    assertTrue(missing.contains("'data fetch fashion-mnist'"), missing);
    assertTrue(missing.contains("--fashion-mnist or FASHION_MNIST_DIR"), missing);
    IdxBytes.writeMnist(directory.resolve("data/fashion-mnist"), 12, 5);
    DataSet data = open(request("fashion-mnist", InputEncoding.UNIT, 12, 4));
    assertEquals("fashion-mnist", data.name());
    assertEquals(12, data.train().size());
    assertTrue(data.description().startsWith("Fashion-MNIST from "), data.description());
    assertTrue(notices.isEmpty());
  }

  @Test
  void damagedMnistIsAnErrorAlsoForAuto() throws IOException {
    Path usual = directory.resolve("data/mnist");
    IdxBytes.writeMnist(usual, 12, 5);
    Files.write(usual.resolve("t10k-labels-idx1-ubyte"), new byte[3]);
    assertThrows(DataException.class, () -> open(request("auto", InputEncoding.UNIT, 12, 5)));
  }

  @Test
  void encodingsMapPixelsAsDocumented() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 12, 5);
    Patterns raw = open(request("mnist", InputEncoding.RAW, 12, 5)).train();
    Patterns unit = open(request("mnist", InputEncoding.UNIT, 12, 5)).train();
    Patterns offset = open(request("mnist", InputEncoding.OFFSET, 12, 5)).train();
    Patterns centred = open(request("mnist", InputEncoding.ZERO_MEAN, 12, 5)).train();
    double sum = 0;
    for (int pattern = 0; pattern < 12; pattern++) {
      for (int i = 0; i < 784; i++) {
        double pixel = (pattern * 784 + i) % 251;
        assertEquals(pixel, raw.value(pattern, i));
        assertEquals(pixel / 255, unit.value(pattern, i));
        assertEquals(pixel / 255 * 0.99 + 0.01, offset.value(pattern, i));
        sum += centred.value(pattern, i);
      }
    }
    assertEquals(0, sum / (12 * 784), 1e-15);
  }

  /** As before there were any of 64 bits. */
  @ParameterizedTest
  @EnumSource(InputEncoding.class)
  void inputsOfThirtyTwoBitsAreThoseOfSixtyFourRounded(InputEncoding encoding) throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 12, 5);
    Patterns patterns = open(request("mnist", encoding, 12, 5)).train();
    float[] rounded = new float[784];
    double[] exact = new double[784];
    patterns.read(1, rounded, 0);
    patterns.read(1, exact, 0);
    for (int i = 0; i < 784; i++) {
      assertEquals(patterns.value(1, i), exact[i]);
      assertEquals((float) exact[i], rounded[i]);
      float pixel = (784 + i) % 251;
      if (encoding == InputEncoding.UNIT) {
        assertEquals(pixel / 255f, rounded[i]);
      }
    }
  }

  @Test
  void meanIsThatOfTheWholeTrainingSetWhateverTheLimits() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 12, 5);
    DataSet all = open(request("mnist", InputEncoding.ZERO_MEAN, 12, 5));
    DataSet few = open(request("mnist", InputEncoding.ZERO_MEAN, 1, 1));
    assertEquals(all.train().value(0, 9), few.train().value(0, 9));
    assertEquals(all.train().value(0, 0), few.test().value(0, 0));
  }

  @Test
  void limitsBeyondTheSetOrBelowOneAreRefusedWithTheNumbers() throws IOException {
    IdxBytes.writeMnist(directory.resolve("data/mnist"), 12, 5);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> open(request("mnist", InputEncoding.UNIT, 13, 5)))
            .getMessage();
    assertTrue(
        message.contains("--train-limit must be <= 12, all that there are, got 13"), message);
    assertThrows(IllegalArgumentException.class, () -> request("mnist", InputEncoding.UNIT, 12, 0));
  }

  @Test
  void unknownSourceIsRefusedNamingTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> DataRequest.of("cifar")).getMessage();
    assertTrue(message.contains("'cifar'") && message.contains(".npz"), message);
  }

  @Test
  void realMnistOpensWhole() {
    Path real = RealMnist.directory();
    DataSet data =
        DataSets.open(
            new DataRequest(
                "mnist",
                InputEncoding.UNIT,
                new DataPlaces(Map.of(ImageCollection.MNIST, real)),
                1,
                OptionalInt.empty(),
                OptionalInt.empty()),
            notices::add);
    assertEquals(60_000, data.train().size());
    assertEquals(10_000, data.test().size());
    assertEquals(5, data.train().label(0));
  }
}
