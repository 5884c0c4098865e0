package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("images"), bytes);
  }

  private String failure(byte[] bytes, int dimensions) throws IOException {
    Path file = file(bytes);
    String message =
        assertThrows(DataException.class, () -> IdxFile.read(file, dimensions)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertFalse(message.contains("\n"), message);
    return message;
  }

  private static byte[] withLength(byte[] bytes, int index, int length) {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).putInt(4 + 4 * index, length);
    return changed;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsShapeAndValuesPlainOrGzip(boolean gzip) throws IOException {
    byte[] bytes = IdxBytes.counting(256, 5, 3, 7);
    IdxFile idx = IdxFile.read(file(gzip ? IdxBytes.gzip(bytes) : bytes), 3);
    assertEquals(5, idx.dimension(0));
    assertEquals(3, idx.dimension(1));
    assertEquals(7, idx.dimension(2));
    assertArrayEquals(Arrays.copyOfRange(bytes, 16, bytes.length), idx.values());
  }

  /** Gzip holds a few values in each byte, as of images, or a hundred. */
  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void readsHoweverWellTheValuesCompress(int modulus) throws IOException {
    byte[] bytes = IdxBytes.counting(modulus, 100_000);
    new Random(1).ints(10_000 * modulus / 256, 8, bytes.length).forEach(i -> bytes[i]++);
    byte[] gzip = IdxBytes.gzip(bytes);
    assertEquals(modulus == 1, bytes.length > 50 * gzip.length, gzip.length + " bytes");
    assertArrayEquals(
        Arrays.copyOfRange(bytes, 8, bytes.length), IdxFile.read(file(gzip), 1).values());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void refusesValuesThatAreMissingHoweverWellTheyCompress(int modulus) throws IOException {
    byte[] bytes = withLength(IdxBytes.counting(modulus, 100_000), 0, 100_001);
    String message = failure(IdxBytes.gzip(bytes), 1);
    assertTrue(message.contains("100009") && message.contains("100008"), message);
  }

  @Test
  void refusesAnotherMagicNumberNamingBoth() throws IOException {
    String message = failure(IdxBytes.counting(10, 20), 3);
    assertTrue(message.contains("0x00000803") && message.contains("0x00000801"), message);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesAMissingOrAnExtraByte(boolean gzip) throws IOException {
    byte[] bytes = IdxBytes.counting(10, 20);
    for (int length : new int[] {bytes.length - 1, bytes.length + 1}) {
      byte[] wrong = Arrays.copyOf(bytes, length);
      String message = failure(gzip ? IdxBytes.gzip(wrong) : wrong, 1);
      assertTrue(message.contains("28 uncompressed bytes expected"), message);
      boolean toTheEnd = gzip && length > bytes.length;
      assertTrue(message.contains("found " + (toTheEnd ? "more" : length)), message);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesDimensionsThatPromiseMoreThanTheFileHasWithoutAllocating(boolean gzip)
      throws IOException {
    byte[] lying = withLength(IdxBytes.counting(10, 2, 28, 28), 0, 2_700_000);
    String message = failure(gzip ? IdxBytes.gzip(lying) : lying, 3);
    assertTrue(message.contains("2116800016 uncompressed bytes expected"), message);
  }

  @Test
  void readsSeveralGzipMembersAsOneFile() throws IOException {
    byte[] bytes = IdxBytes.counting(10, 20);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(IdxBytes.gzip(Arrays.copyOf(bytes, 13)));
    members.write(IdxBytes.gzip(Arrays.copyOfRange(bytes, 13, bytes.length)));
    Path file = Files.write(directory.resolve("members"), members.toByteArray());
    assertArrayEquals(Arrays.copyOfRange(bytes, 8, bytes.length), IdxFile.read(file, 1).values());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesDimensionsBelowOne(int length) throws IOException {
    failure(withLength(IdxBytes.counting(10, 2, 28, 28), 1, length), 3);
  }

  @Test
  void refusesDimensionsWhoseProductOverflows() throws IOException {
    byte[] lying = IdxBytes.counting(10, 2, 28, 28);
    for (int index = 0; index < 3; index++) {
      lying = withLength(lying, index, Integer.MAX_VALUE);
    }
    assertTrue(failure(lying, 3).contains("at most"));
  }

  @Test
  void refusesBytesAfterTheGzipData() throws IOException {
    byte[] gzip = IdxBytes.gzip(IdxBytes.counting(10, 20));
    String message = failure(Arrays.copyOf(gzip, gzip.length + 3), 1);
    assertTrue(message.contains("bytes follow the gzip data"), message);
  }

  @Test
  void missingFileIsNamed() {
    Path file = directory.resolve("absent");
    String message = assertThrows(DataException.class, () -> IdxFile.read(file, 1)).getMessage();
    assertTrue(message.contains("no such file"), message);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void truncationAndMutationGiveDataExceptionOrAnArray(boolean gzip) throws IOException {
    byte[] plain = IdxBytes.counting(256, 3, 4, 5);
    byte[] bytes = gzip ? IdxBytes.gzip(plain) : plain;
    Random random = new Random(7);
    for (int trial = 0; trial < 500; trial++) {
      byte[] damaged = bytes.clone();
      if (trial % 2 == 0) {
        damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = file(damaged);
      try {
        assertEquals(60, IdxFile.read(file, 3).values().length);
      } catch (DataException expected) {
        assertTrue(expected.getMessage().startsWith(file.toString()), expected.getMessage());
      }
    }
  }
}
