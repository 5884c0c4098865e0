package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpzPatternsTest {
  @TempDir Path directory;
  private final Map<String, NpyArray> arrays = new HashMap<>();

  NpzPatternsTest() {
    arrays.put("x_train", NpyArray.ofUnsignedBytes(new byte[] {0, 51, -1, 102, 0, 0}, 3, 1, 2));
    arrays.put("y_train", NpyArray.ofLongs(new long[] {0, 2, 1}, 3));
    arrays.put("x_test", NpyArray.ofUnsignedBytes(new byte[] {5, 6}, 1, 1, 2));
    arrays.put("y_test", NpyArray.ofLongs(new long[] {2}, 1, 1));
  }

  private DataSet open(InputEncoding encoding) {
    return open(encoding, false);
  }

  private DataSet open(InputEncoding encoding, boolean exact) {
    Path file = directory.resolve("set.npz");
    Npz.write(file, arrays);
    DataRequest request =
        new DataRequest(
            file.toString(),
            encoding,
            DataPlaces.usual(),
            1,
            OptionalInt.empty(),
            OptionalInt.empty(),
            exact);
    return DataSets.open(request, notice -> {});
  }

  private String failure(InputEncoding encoding) {
    String message = assertThrows(DataException.class, () -> open(encoding)).getMessage();
    assertTrue(message.contains("set.npz"), message);
    return message;
  }

  private static NpyArray floats(double scale) {
    float[] values = {0, 51, 255, 102, 0, 0};
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) scale;
    }
    return NpyArray.ofFloats(values, 3, 1, 2);
  }

  @Test
  void kerasArraysBecomeADataSet() {
    DataSet data = open(InputEncoding.UNIT);
    assertEquals("set.npz", data.name());
    assertEquals(3, data.train().size());
    assertEquals(2, data.train().inputs());
    assertEquals(3, data.train().classes());
    assertEquals(2, data.train().label(1));
    assertEquals(2, data.test().label(0));
    assertEquals(51 / 255.0, data.train().value(0, 1));
    assertEquals(6 / 255.0, data.test().value(0, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = InputEncoding.class,
      names = {"UNIT", "OFFSET", "ZERO_MEAN"})
  void bytesLongsPixelFloatsAndFractionsMeanTheSame(InputEncoding encoding) {
    Patterns bytes = open(encoding).train();
    NpyArray longs = NpyArray.ofLongs(new long[] {0, 51, 255, 102, 0, 0}, 3, 1, 2);
    for (NpyArray same : new NpyArray[] {longs, floats(1), floats(1 / 255.0)}) {
      arrays.put("x_train", same);
      if (same.type().isFloating()) {
        double scale = same.doubleAt(2) / 255;
        arrays.put("x_test", NpyArray.ofDoubles(new double[] {5 * scale, 6 * scale}, 1, 1, 2));
      }
      DataSet data = open(encoding);
      for (int i = 0; i < 6; i++) {
        assertEquals(bytes.value(i / 2, i % 2), data.train().value(i / 2, i % 2), 1e-7);
      }
    }
  }

  @Test
  void rawTakesNumbersAsTheyAre() {
    assertEquals(51, open(InputEncoding.RAW).train().value(0, 1));
    arrays.put("x_train", NpyArray.ofDoubles(new double[] {-3.5, 1e6, 0, 1, 2, 3}, 3, 1, 2));
    DataSet data = open(InputEncoding.RAW);
    assertEquals(-3.5f, data.train().value(0, 0));
    assertEquals(1e6f, data.train().value(0, 1));
    assertEquals(5, data.test().value(0, 0));
  }

  /** The arithmetic of NumPy scripts, x / 255 and x / 255 * 0.99 + 0.01, in 64 bits. */
  @Test
  void numbersAreKeptInSixtyFourBitsForThoseWhoComputeInThem() {
    double[] stored = {0.1, 0.2, 1 / 3.0, 200.7, 1e-9, 254.9};
    double mean = 0;
    for (double each : stored) {
      mean += each / stored.length;
    }
    arrays.put("x_train", NpyArray.ofDoubles(stored, 3, 1, 2));
    arrays.put("x_test", NpyArray.ofFloats(new float[] {0.1f, 200.7f}, 1, 1, 2));
    for (int i = 0; i < stored.length; i++) {
      assertEquals(stored[i], exact(InputEncoding.RAW, i));
      assertEquals(stored[i] / 255, exact(InputEncoding.UNIT, i));
      assertEquals(stored[i] / 255 * 0.99 + 0.01, exact(InputEncoding.OFFSET, i));
      assertEquals((stored[i] - mean) / 255, exact(InputEncoding.ZERO_MEAN, i), 1e-15);
      assertEquals((float) (stored[i] / 255), open(InputEncoding.UNIT).train().value(i / 2, i % 2));
    }
    assertEquals(0.1f / 255.0, open(InputEncoding.UNIT, true).test().value(0, 0));
  }

  private double exact(InputEncoding encoding, int input) {
    return open(encoding, true).train().value(input / 2, input % 2);
  }

  @Test
  void numbersOutsidePixelRangeAreRefusedUnlessRaw() {
    arrays.put("x_train", NpyArray.ofInts(new int[] {0, 1, 2, 3, 256, 5}, 3, 1, 2));
    String message = failure(InputEncoding.UNIT);
    assertTrue(message.contains("256") && message.contains("--input raw"), message);
    arrays.put("x_train", NpyArray.ofFloats(new float[] {0, 1, 2, 3, -0.1f, 5}, 3, 1, 2));
    assertTrue(failure(InputEncoding.ZERO_MEAN).contains("index 4"));
  }

  @ParameterizedTest
  @EnumSource(InputEncoding.class)
  void notANumberIsRefusedNamingItsPlace(InputEncoding encoding) {
    arrays.put("x_test", NpyArray.ofFloats(new float[] {0, Float.NaN}, 1, 1, 2));
    String message = failure(encoding);
    assertTrue(message.contains("x_test") && message.contains("NaN at index 1"), message);
  }

  @Test
  void labelsOutOfRangeOrBrokenAreRefused() {
    arrays.put("y_train", NpyArray.ofLongs(new long[] {0, -1, 1}, 3));
    assertTrue(failure(InputEncoding.UNIT).contains("found -1 at index 1"));
    arrays.put("y_train", NpyArray.ofFloats(new float[] {0, 1.5f, 1}, 3));
    assertTrue(failure(InputEncoding.UNIT).contains("found 1.5 at index 1"));
    arrays.put("y_train", NpyArray.ofLongs(new long[] {0, 1L << 40, 1}, 3));
    assertTrue(failure(InputEncoding.UNIT).contains("found 1099511627776"));
  }

  @Test
  void labelsMustMatchPatternsAndOneHotIsExplained() {
    arrays.put("y_train", NpyArray.ofLongs(new long[] {0, 1}, 2));
    assertTrue(failure(InputEncoding.UNIT).contains("each of 3 patterns"));
    arrays.put("y_train", NpyArray.ofLongs(new long[6], 3, 2));
    assertTrue(failure(InputEncoding.UNIT).contains("argmax"));
  }

  @Test
  void trainingAndTestPatternsMustHaveOneShape() {
    arrays.put("x_test", NpyArray.ofUnsignedBytes(new byte[3], 1, 1, 3));
    assertTrue(failure(InputEncoding.UNIT).contains("u1 (1, 1, 3)"));
  }

  @Test
  void missingOrEmptyArraysAreNamed() {
    arrays.put("x_test", NpyArray.ofUnsignedBytes(new byte[0], 0, 1, 2));
    assertTrue(failure(InputEncoding.UNIT).contains("x_test"));
    arrays.remove("y_test");
    assertTrue(failure(InputEncoding.UNIT).contains("y_test not found"));
  }
}
