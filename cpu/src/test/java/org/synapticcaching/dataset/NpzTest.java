package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
  @TempDir Path directory;

  private static Map<String, NpyArray> weights() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("W2", NpyArray.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
    arrays.put("W1", NpyArray.ofDoubles(new double[] {0.5}, 1, 1));
    return arrays;
  }

  private String failure(Path file) {
    String message = assertThrows(DataException.class, () -> Npz.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  @Test
  void fileWrittenByNumPyIsReadInFull() throws URISyntaxException {
    Map<String, NpyArray> arrays =
        Npz.read(Path.of(NpzTest.class.getResource("numpy.npz").toURI()));
    assertEquals(
        List.of("c_u1", "fortran_f8", "big_i4", "big_f4", "i8", "i1", "scalar", "empty"),
        List.copyOf(arrays.keySet()));
    assertArrayEquals(new int[] {2, 3}, arrays.get("c_u1").shape());
    assertArrayEquals(
        new int[] {250, 251, 252, 253, 254, 255}, arrays.get("c_u1").toInts("x", 0, 255));
    double[] eighths = new double[24];
    Arrays.setAll(eighths, i -> i / 8.0);
    assertArrayEquals(new int[] {2, 3, 4}, arrays.get("fortran_f8").shape());
    assertArrayEquals(eighths, arrays.get("fortran_f8").toDoubles());
    assertArrayEquals(new double[] {1, -2, Integer.MAX_VALUE}, arrays.get("big_i4").toDoubles());
    assertArrayEquals(new float[] {0.5f, -1e30f}, arrays.get("big_f4").toFloats());
    assertArrayEquals(new double[] {-0x1p62, 7}, arrays.get("i8").toDoubles());
    assertArrayEquals(new double[] {-128, 127}, arrays.get("i1").toDoubles());
    assertEquals(0, arrays.get("scalar").rank());
    assertEquals(2.5, arrays.get("scalar").doubleAt(0));
    assertArrayEquals(new int[] {0, 3}, arrays.get("empty").shape());
  }

  @Test
  void writtenArraysAreReadBackInOrder() {
    Path file = directory.resolve("w.npz");
    Npz.write(file, weights());
    Map<String, NpyArray> read = Npz.read(file);
    assertEquals(List.of("W2", "W1"), List.copyOf(read.keySet()));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read.get("W2").toFloats());
    assertEquals(NpyType.F8, read.get("W1").type());
  }

  @Test
  void equalArraysGiveEqualBytesInAnyTimeZone() throws IOException {
    Path one = directory.resolve("one.npz");
    Path two = directory.resolve("two.npz");
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Honolulu"));
      Npz.write(one, weights());
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      Npz.write(two, weights());
    } finally {
      TimeZone.setDefault(zone);
    }
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  private Path zip(String name, byte[] content) throws IOException {
    Path file = directory.resolve("x.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return file;
  }

  @Test
  void entryThatPromisesMoreThanItHasIsRefusedNamingTheArray() throws IOException {
    String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000,), }";
    String message = failure(zip("x_train.npy", NpyTest.bytes(1, dictionary, new byte[16])));
    assertTrue(message.contains("array 'x_train'"), message);
    assertTrue(message.contains("16000000000 bytes of elements expected"), message);
  }

  @Test
  void archiveThatLiesAboutSizesIsRefusedWithoutAllocating() throws IOException {
    String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (100000000,), }";
    byte[] npy = NpyTest.bytes(1, dictionary, new byte[16]);
    Path file = zip("x.npy", npy);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // The uncompressed size in the central directory, whose signature is PK 01 02.
    for (int at = 0; at + 28 < bytes.length; at++) {
      if (zip.getInt(at) == 0x02014b50) {
        zip.putInt(at + 24, npy.length - 16 + 800_000_000);
      }
    }
    Files.write(file, bytes);
    assertTrue(failure(file).contains("array 'x'"));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertTrue(failure(directory.resolve("absent.npz")).contains("no such file"));
    Path text = Files.writeString(directory.resolve("t.npz"), "hello");
    assertTrue(failure(text).contains("not a readable .npz"));
    assertTrue(failure(zip("x.npy", "hello".getBytes(StandardCharsets.UTF_8))).contains("'x'"));
    assertTrue(failure(directory).contains("is a folder; name a file"));
  }

  @Test
  void unwritablePlaceIsOneClearLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "").resolve("w.npz");
    String message =
        assertThrows(DataException.class, () -> Npz.write(file, weights())).getMessage();
    assertTrue(message.contains("cannot be written"), message);
  }

  @Test
  void truncationAndMutationGiveDataExceptionOrTheArrays() throws IOException {
    Path good = directory.resolve("good.npz");
    Npz.write(good, weights());
    byte[] stored = Files.readAllBytes(good);
    ByteArrayOutputStream npy = new ByteArrayOutputStream();
    Npy.write(weights().get("W2"), npy);
    byte[] deflated = Files.readAllBytes(zip("W2.npy", npy.toByteArray()));
    Random random = new Random(13);
    Path file = directory.resolve("damaged.npz");
    for (int trial = 0; trial < 1500; trial++) {
      byte[] damaged = trial % 2 == 0 ? stored.clone() : deflated.clone();
      if (trial % 5 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        for (NpyArray array : Npz.read(file).values()) {
          assertTrue(array.size() <= damaged.length);
        }
      } catch (DataException expected) {
        assertTrue(expected.getMessage().startsWith(file.toString()), expected.getMessage());
      }
    }
  }
}
