package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.cli.Cli.Outcome;
import org.synapticcaching.dataset.Npy;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.Npz;

/** Weights in and out, and orders of patterns. */
class TrainFilesTest {
  private static final int INPUTS = 784;
  private static final int HIDDEN = 5;
  private static final int CLASSES = 10;

  @TempDir private Path folder;

  @Test
  void savedWeightsAreInThreePartsOfTheRightShape() {
    Path file = folder.resolve("w.npz");
    run("--policy", "local-local", "--threshold", "0.02", "--save-weights", file.toString());
    Map<String, NpyArray> arrays = Npz.read(file);
    assertEquals(
        List.of(
            "W1_initial",
            "W1_persistent",
            "W1_transient",
            "W2_initial",
            "W2_persistent",
            "W2_transient"),
        List.copyOf(arrays.keySet()));
    assertArrayEquals(new int[] {HIDDEN, INPUTS}, arrays.get("W1_transient").shape());
    assertArrayEquals(new int[] {CLASSES, HIDDEN}, arrays.get("W2_persistent").shape());
    assertTrue(largest(arrays.get("W1_persistent")) > 0.02);
    assertTrue(largest(arrays.get("W1_transient")) > 0);
  }

  @Test
  void givenWeightsAreWhatTheRunStartsFrom() {
    Path given = folder.resolve("given.npz");
    float[] first = new float[HIDDEN * INPUTS];
    float[] second = new float[CLASSES * HIDDEN];
    Arrays.fill(first, 0.25f);
    second[7] = -1.5f;
    Npz.write(given, weights(first, second));
    Path saved = folder.resolve("saved.npz");
    run("--init-weights", given.toString(), "--save-weights", saved.toString());
    Map<String, NpyArray> arrays = Npz.read(saved);
    assertArrayEquals(first, arrays.get("W1_initial").toFloats());
    assertArrayEquals(second, arrays.get("W2_initial").toFloats());
  }

  @Test
  void anOrderFileIsFollowedAndRepeated() {
    Path order = folder.resolve("order.npy");
    Npy.write(order, NpyArray.ofLongs(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10));
    String listed = run("--order-file", order.toString(), "--presentations", "30", "--json");
    Path thrice = folder.resolve("thrice.npy");
    int[] indices = new int[30];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i % 10;
    }
    Npy.write(thrice, NpyArray.ofInts(indices, 30));
    String longer = run("--order-file", thrice.toString(), "--presentations", "30", "--json");
    assertEquals(energy(longer), energy(listed));
    assertFalse(energy(run("--presentations", "30", "--json")).equals(energy(listed)));
  }

  @Test
  void weightsOfAnotherShapeAreNamedWithBothShapes() {
    Path given = folder.resolve("given.npz");
    Npz.write(
        given,
        Map.of(
            "W1", NpyArray.ofFloats(new float[INPUTS], 1, INPUTS),
            "W2", NpyArray.ofFloats(new float[CLASSES], CLASSES, 1)));
    assertFails("expected shape (5, 784)", "--init-weights", given.toString());
    assertFails("(1, 784)", "--init-weights", given.toString());
  }

  @Test
  void aMissingArrayIsNamedWithThoseThereAre() {
    Path given = folder.resolve("given.npz");
    Npz.write(given, Map.of("V1", NpyArray.ofFloats(new float[4], 2, 2)));
    assertFails("has no array 'W1'; it has [V1]", "--init-weights", given.toString());
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    Path given = folder.resolve("given.npz");
    float[] first = new float[HIDDEN * INPUTS];
    first[3] = Float.NaN;
    Npz.write(given, weights(first, new float[CLASSES * HIDDEN]));
    assertFails("NaN at index 3", "--init-weights", given.toString());
  }

  @Test
  void ordersThatAreNoIndicesAreRefused() {
    Path order = folder.resolve("order.npy");
    Npy.write(order, NpyArray.ofInts(new int[] {0, 60}, 2));
    assertFails("60 at index 1", "--order-file", order.toString());
    Npy.write(order, NpyArray.ofDoubles(new double[] {0, 0.5}, 2));
    assertFails("0.5 at index 1", "--order-file", order.toString());
    Npy.write(order, NpyArray.ofInts(new int[] {0, 1, 2, 3}, 2, 2));
    assertFails("expected a list of indices", "--order-file", order.toString());
    Npy.write(order, NpyArray.ofInts(new int[0], 0));
    assertFails("at least one", "--order-file", order.toString());
  }

  @Test
  void missingAndDamagedFilesAreNamed() throws IOException {
    Path file = folder.resolve("damaged.npz");
    assertFails("damaged.npz", "--init-weights", file.toString());
    Files.writeString(file, "this is no archive");
    assertFails("damaged.npz", "--init-weights", file.toString());
    assertFails("damaged.npz", "--data", file.toString());
    assertFails("damaged.npz", "--order-file", file.toString());
  }

  @Test
  void dataOfAFileAreLearned() {
    Path file = folder.resolve("tiny.npz");
    Npz.write(
        file,
        Map.of(
            "x_train", NpyArray.ofUnsignedBytes(new byte[] {0, 1, 2, 3, 4, 5}, 3, 2),
            "y_train", NpyArray.ofInts(new int[] {0, 1, 1}, 3),
            "x_test", NpyArray.ofUnsignedBytes(new byte[] {9, 8}, 1, 2),
            "y_test", NpyArray.ofInts(new int[] {1}, 1)));
    Outcome outcome = Cli.run("train", "--data", file.toString(), "--hidden", "2", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("\"presentations\" : 3"), outcome.out());
    assertTrue(outcome.out().contains("\"data\" : \"" + file + "\""), outcome.out());
  }

  private static Map<String, NpyArray> weights(float[] first, float[] second) {
    return Map.of(
        "W1", NpyArray.ofFloats(first, HIDDEN, INPUTS),
        "W2", NpyArray.ofFloats(second, CLASSES, HIDDEN));
  }

  private static double largest(NpyArray array) {
    double largest = 0;
    for (double value : array.toDoubles()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static String run(String... options) {
    Outcome outcome = Cli.trainSmall(options);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out();
  }

  private static String energy(String json) {
    return json.substring(json.indexOf("\"energy\""), json.indexOf("\"seconds\""));
  }

  private static void assertFails(String expected, String... options) {
    Cli.assertFails(Cli.trainSmall(options), 1, expected);
  }
}
