package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that differ from a common one are listed as plain loops over what is read find them. */
class PatternsTest {
  private static final int[] LABELS = new int[9];

  @ParameterizedTest
  @MethodSource("patterns")
  void othersAreThoseThatPlainLoopsFind(Patterns patterns) {
    int inputs = patterns.inputs();
    float[] read = new float[inputs];
    int[] places = new int[inputs + 3];
    float[] others = new float[inputs + 3];
    for (int p = 0; p < patterns.size(); p++) {
      patterns.read(p, read, 0);
      for (float common : new float[] {patterns.background(), 0, 0.5f, read[0]}) {
        int[] expectedPlaces = new int[inputs + 3];
        float[] expectedOthers = new float[inputs + 3];
        int next = 3;
        for (int i = 0; i < inputs; i++) {
          if (read[i] != common) {
            expectedPlaces[next] = i;
            expectedOthers[next++] = read[i];
          }
        }
        Arrays.fill(places, 0);
        Arrays.fill(others, 0);
        assertEquals(next, patterns.listOthers(p, common, places, others, 3));
        if (next < places.length) {
          // The place after the last may have been written to.
          places[next] = 0;
          others[next] = 0;
        }
        assertArrayEquals(expectedPlaces, places);
        assertArrayEquals(expectedOthers, others);
        assertEquals(next - 3, patterns.countOthers(p, common));
        int[] fittingPlaces = new int[next];
        float[] fittingOthers = new float[next];
        assertEquals(next, patterns.listOthers(p, common, fittingPlaces, fittingOthers, 3));
        assertArrayEquals(Arrays.copyOf(expectedPlaces, next), fittingPlaces);
        assertArrayEquals(Arrays.copyOf(expectedOthers, next), fittingOthers);
      }
    }
  }

  /** Widths that are no multiple of eight pixels, many and few of them blank, each encoding. */
  static Stream<Patterns> patterns() {
    double[] unit = new double[256];
    double[] zeroMean = new double[256];
    double[] thick = new double[256];
    for (int b = 0; b < 256; b++) {
      unit[b] = b / 255.0;
      zeroMean[b] = b / 255.0 - 0.13;
      thick[b] = b < 100 ? 0 : 1;
    }
    return Stream.of(1, 7, 8, 9, 61)
        .flatMap(
            inputs ->
                Stream.of(0.02, 0.5, 1.0)
                    .flatMap(
                        density ->
                            Stream.concat(
                                Stream.of(unit, zeroMean, thick)
                                    .map(table -> images(inputs, density, table)),
                                numbers(inputs, density).stream())));
  }

  private static Patterns images(int inputs, double density, double[] table) {
    Random random = new Random(inputs);
    byte[] pixels = new byte[inputs * LABELS.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextDouble() < density ? random.nextInt(256) : 0);
    }
    return Patterns.ofBytes(pixels, inputs, table, LABELS, 1);
  }

  private static List<Patterns> numbers(int inputs, double density) {
    Random random = new Random(inputs);
    float[] floats = new float[inputs * LABELS.length];
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = random.nextDouble() < density ? random.nextGaussian() : 0;
      floats[i] = (float) doubles[i];
    }
    return List.of(
        Patterns.ofFloats(floats, inputs, LABELS, 1),
        Patterns.ofDoubles(doubles, inputs, LABELS, 1));
  }
}
