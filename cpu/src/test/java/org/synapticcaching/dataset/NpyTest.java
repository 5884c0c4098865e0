package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path directory;

  /** A file as NumPy's format describes it, made without the code under test. */
  static byte[] bytes(int version, String dictionary, byte[] content) {
    byte[] text = dictionary.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + text.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    bytes.put(text).put(content);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static String dictionary(String descriptor, String fortran, String shape) {
    return "{'descr': "
        + descriptor
        + ", 'fortran_order': "
        + fortran
        + ", 'shape': "
        + shape
        + ", }\n";
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("x.npy"), bytes);
  }

  private String failure(byte[] bytes) throws IOException {
    Path file = file(bytes);
    String message = assertThrows(DataException.class, () -> Npy.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertFalse(message.contains("\n"), message);
    return message;
  }

  private String failure(String dictionary) throws IOException {
    return failure(bytes(1, dictionary, new byte[8]));
  }

  private static List<NpyArray> samples() {
    return List.of(
        NpyArray.ofUnsignedBytes(new byte[] {0, -1, 127, -128}, 2, 2),
        NpyArray.ofSignedBytes(new byte[] {0, -1, 127, -128}, 4),
        NpyArray.ofInts(new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}, 1, 3),
        NpyArray.ofLongs(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, 2, 1, 1),
        NpyArray.ofFloats(new float[] {Float.MIN_VALUE, -0f, Float.NaN}, 3),
        NpyArray.ofDoubles(new double[] {Math.PI}),
        NpyArray.ofFloats(new float[0], 0, 5));
  }

  private static void assertSame(NpyArray expected, NpyArray found) {
    assertEquals(expected.type(), found.type());
    assertArrayEquals(expected.shape(), found.shape());
    assertTrue(
        java.util.Objects.deepEquals(expected.values(), found.values()), expected.toString());
  }

  @Test
  void writtenArraysAreReadBackUnchanged() {
    Path file = directory.resolve("new/x.npy");
    for (NpyArray array : samples()) {
      Npy.write(file, array);
      assertSame(array, Npy.read(file));
    }
  }

  @Test
  void arraysLargerThanTheBufferAreReadBackUnchanged() {
    Random random = new Random(3);
    double[] values = random.doubles(25_013).toArray();
    Path file = directory.resolve("x.npy");
    Npy.write(file, NpyArray.ofDoubles(values, values.length));
    assertArrayEquals(values, Npy.read(file).toDoubles());
  }

  @Test
  void writtenHeaderIsVersionOneAlignedAndEndsWithANewline() throws IOException {
    Path file = directory.resolve("x.npy");
    for (int[] shape : new int[][] {{}, {1}, {1, 1}, {1, 1, 1, 1, 1, 1, 1}}) {
      Npy.write(file, NpyArray.ofFloats(new float[1], shape));
      byte[] bytes = Files.readAllBytes(file);
      int content = 10 + (bytes[8] & 0xff) + 256 * (bytes[9] & 0xff);
      assertEquals(1, bytes[6]);
      assertEquals(0, content % 64);
      assertEquals('\n', bytes[content - 1]);
      assertEquals(content + 4, bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyHeaderVersionIsRead(int version) throws IOException {
    NpyArray array =
        Npy.read(file(bytes(version, dictionary("'|u1'", "False", "(3,)"), new byte[] {1, 2, 3})));
    assertArrayEquals(new double[] {1, 2, 3}, array.toDoubles());
  }

  @Test
  void fortranOrderIsTurnedIntoCOrder() throws IOException {
    byte[] content = new byte[24];
    // Element (i, j, k) of a 2 x 3 x 4 array holds 100 i + 10 j + k; the first index runs fastest.
    for (int at = 0; at < 24; at++) {
      content[at] = (byte) (100 * (at % 2) + 10 * (at / 2 % 3) + at / 6);
    }
    NpyArray array = Npy.read(file(bytes(1, dictionary("'|i1'", "True", "(2, 3, 4)"), content)));
    int[] values = array.toInts("x", 0, 127);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          assertEquals(100 * i + 10 * j + k, values[(i * 3 + j) * 4 + k]);
        }
      }
    }
  }

  @Test
  void keysMayComeInAnyOrderAndEitherQuote() throws IOException {
    String text = "{\"shape\":(2L,),'fortran_order':False,\"descr\":\"<u1\"}";
    assertArrayEquals(
        new double[] {4, 5}, Npy.read(file(bytes(1, text, new byte[] {4, 5}))).toDoubles());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'|O'; Python objects",
        "[('a', '<f4')]; structured arrays",
        "'<f2'; astype",
        "'<c8'; astype",
        "'<U5'; astype",
        "'i4'; astype",
        "''; astype",
        "3; quoted"
      },
      quoteCharacter = '"')
  void otherElementsAreRefusedWithTheRemedy(String descriptor, String part) throws IOException {
    String message = failure(dictionary(descriptor, "False", "(1,)"));
    assertTrue(message.contains(part), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 1}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x"
      })
  void malformedHeadersAreRefused(String dictionary) throws IOException {
    assertTrue(failure(dictionary).contains("malformed .npy header"));
  }

  @Test
  void headerThatPromisesMoreOrLessThanTheFileHasIsRefusedBeforeAllocation() throws IOException {
    String message = failure(dictionary("'<f8'", "False", "(2000000000,)"));
    assertTrue(message.contains("16000000000 bytes of elements expected"), message);
    assertTrue(message.contains("found 8"), message);
    assertTrue(failure(dictionary("'|u1'", "False", "(7,)")).contains("found 8"));
  }

  @Test
  void otherFilesAndVersionsAreRefused() throws IOException {
    assertTrue(failure(new byte[0]).contains("not a NumPy"));
    assertTrue(failure("PK and more".getBytes(StandardCharsets.UTF_8)).contains("not a NumPy"));
    byte[] bytes = bytes(1, dictionary("'<f8'", "False", "(1,)"), new byte[8]);
    bytes[6] = 4;
    assertTrue(failure(bytes).contains("found 4"));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put(6, (byte) 2).putInt(8, -1);
    assertTrue(failure(bytes).contains("4294967295"));
    Path absent = directory.resolve("absent.npy");
    assertTrue(
        assertThrows(DataException.class, () -> Npy.read(absent))
            .getMessage()
            .contains("no such file"));
  }

  @Test
  void integersAreCheckedForRangeAndWholeness() {
    assertArrayEquals(
        new int[] {-1, 1}, NpyArray.ofDoubles(new double[] {-1, 1}, 2).toInts("t", -1, 1));
    for (double bad : new double[] {2, -2, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      NpyArray array = NpyArray.ofDoubles(new double[] {0, bad}, 2);
      String message =
          assertThrows(DataException.class, () -> array.toInts("targets", -1, 1)).getMessage();
      assertTrue(message.startsWith("targets: whole numbers from -1 to 1"), message);
      assertTrue(message.endsWith("at index 1"), message);
    }
  }

  @Test
  void finitenessIsThatOfFloats() {
    NpyArray.ofFloats(new float[] {1, 2}, 2).requireFinite("x");
    for (double bad : new double[] {1e39, Double.NaN, Double.NEGATIVE_INFINITY}) {
      NpyArray array = NpyArray.ofDoubles(new double[] {0, bad}, 2);
      assertThrows(DataException.class, () -> array.requireFinite("x"));
    }
  }

  @Test
  void shapeMustFitTheElements() {
    assertThrows(IllegalArgumentException.class, () -> NpyArray.ofInts(new int[3], 2, 2));
    assertThrows(IllegalArgumentException.class, () -> NpyArray.ofInts(new int[3], -3));
  }

  @Test
  void truncationAndMutationGiveDataExceptionOrAnArray() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Npy.write(NpyArray.ofInts(new int[] {1, 2, 3, 4, 5, 6}, 2, 3), whole);
    Random random = new Random(11);
    for (int trial = 0; trial < 2000; trial++) {
      byte[] damaged = whole.toByteArray();
      if (trial % 4 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = file(damaged);
      try {
        NpyArray array = Npy.read(file);
        assertTrue(array.size() * array.type().bytes() <= damaged.length);
      } catch (DataException expected) {
        assertTrue(expected.getMessage().startsWith(file.toString()), expected.getMessage());
      }
    }
  }
}
