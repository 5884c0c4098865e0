package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingsTest {
  @TempDir Path folder;

  /** A made-up machine of 4 cores: 100 flop/s, and 80, 40, 20 and 10 B/s from the levels. */
  static Ceilings made() {
    return new Ceilings(
        Ceilings.FORMAT,
        "bench",
        "1",
        "unknown",
        "made up",
        4,
        512,
        new CacheSizes(100, 1000, 10_000),
        List.of(),
        "java",
        1,
        Double.NaN,
        List.of(
            Ceiling.of(Resource.FMA_FLOAT32, 1, 100, "a"),
            Ceiling.of(Resource.FMA_FLOAT64, 1, 50, "a"),
            Ceiling.of(Resource.L1, 1, 80, "a"),
            Ceiling.of(Resource.L2, 1, 40, "a"),
            Ceiling.of(Resource.L3, 1, 20, "a"),
            Ceiling.of(Resource.MEMORY, 1, 10, "a"),
            Ceiling.of(Resource.FMA_FLOAT32, 4, 380, "a"),
            Ceiling.of(Resource.MEMORY, 4, 15, "a")));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("ceilings.json");
    made().write(file);
    assertEquals(made(), Ceilings.read(file));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = folder.resolve("ceilings.json");
    Files.writeString(file, "{\"format\": 7}");
    assertEquals(
        file + ": expected ceilings of format 1, got 7",
        assertThrows(IOException.class, () -> Ceilings.read(file)).getMessage());
    Files.writeString(file, "{\"format\": 1, \"cores\"");
    String half = assertThrows(IOException.class, () -> Ceilings.read(file)).getMessage();
    assertTrue(half.startsWith(file + ": no ceilings: "), half);
  }

  @Test
  void threadsHaveNoMoreThanTheirOwnShares_norMoreThanAllCores() {
    assertEquals(200, value(Resource.FMA_FLOAT32, 2));
    assertEquals(380, value(Resource.FMA_FLOAT32, 4));
    assertEquals(380, value(Resource.FMA_FLOAT32, 9));
    assertEquals(15, value(Resource.MEMORY, 3));
    assertEquals(10, value(Resource.MEMORY, 1));
    assertTrue(made().bound(Resource.CARD_MEMORY, 1).isEmpty());
  }

  private static double value(Resource resource, int threads) {
    return made().bound(resource, threads).orElseThrow().value();
  }
}
