package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitImagesTest {
  @Test
  void sameSeedGivesTheSameBytesForAnyNumberOfThreads() throws Exception {
    Images here = new DigitImages(5).training(1700);
    for (int threads : new int[] {1, 7}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        Images there = pool.submit(() -> new DigitImages(5).training(1700)).get();
        assertArrayEquals(here.pixels(), there.pixels());
        assertArrayEquals(here.labels(), there.labels());
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void bytesOfSeedOneStayWhatTheyWereOnEveryJava() {
    CRC32 sum = new CRC32();
    sum.update(new DigitImages(1).training(1000).pixels());
    assertEquals(
        3_868_289_473L, sum.getValue(), "committed results on the digits are no longer repeatable");
  }

  @Test
  void firstImagesDoNotDependOnHowManyAreAskedFor() {
    Images many = new DigitImages(5).test(600);
    Images few = new DigitImages(5).test(37);
    assertArrayEquals(few.pixels(), Arrays.copyOf(many.pixels(), few.pixels().length));
    assertArrayEquals(few.labels(), Arrays.copyOf(many.labels(), 37));
  }

  @Test
  void seedsAndSetsDiffer() {
    byte[] pixels = new DigitImages(1).training(20).pixels();
    assertFalse(Arrays.equals(pixels, new DigitImages(2).training(20).pixels()));
    assertFalse(Arrays.equals(pixels, new DigitImages(1).test(20).pixels()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void statisticsResembleMnist(long seed) {
    Images images = new DigitImages(seed).training(5000);
    int[] perClass = new int[10];
    long active = 0;
    for (int label : images.labels()) {
      perClass[label]++;
    }
    for (byte pixel : images.pixels()) {
      active += pixel != 0 ? 1 : 0;
    }
    assertEquals(0.19, active / (double) images.pixels().length, 0.005);
    assertEquals(0.12, PixelTable.mean(images.pixels()), 0.01);
    for (int digit = 0; digit < 10; digit++) {
      assertTrue(perClass[digit] > 400 && perClass[digit] < 600, Arrays.toString(perClass));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 60_001})
  void refusesCountsOutOfRange(int count) {
    assertThrows(IllegalArgumentException.class, () -> new DigitImages(1).training(count));
  }
}
