package org.synapticcaching.dataset;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.synapticcaching.model.RandomStreams;

/**
 * The built-in digits: images in the shape of MNIST (28 x 28 bytes, ten classes, 60 000 to learn
 * and 10 000 to test, about 19 % of the pixels not zero), written by {@link DigitPen}. Every image
 * has a random stream of its own, so that a seed gives the same bytes for any number of threads,
 * and the first images do not depend on how many are requested.
 */
final class DigitImages {
  /** Ten digits. */
  static final int CLASSES = 10;

  /** Number of training images. */
  static final int TRAINING = 60_000;

  /** Number of test images. */
  static final int TEST = 10_000;

  private static final int CHUNK = 500;

  private final RandomStreams streams;

  /** The digits of a seed. */
  DigitImages(long seed) {
    streams = new RandomStreams(seed);
  }

  /** The first training images, 1 to 60 000. */
  Images training(int count) {
    return images(0, count, TRAINING);
  }

  /** The first test images, 1 to 10 000. */
  Images test(int count) {
    return images(TRAINING, count, TEST);
  }

  private Images images(int first, int count, int available) {
    if (count < 1 || count > available) {
      throw new IllegalArgumentException(
          "number of images must be in 1.." + available + ", got " + count);
    }
    byte[] pixels = new byte[count * Images.PIXELS];
    int[] labels = new int[count];
    IntStream.range(0, (count + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              DigitPen pen = new DigitPen();
              int end = Math.min(count, (chunk + 1) * CHUNK);
              for (int i = chunk * CHUNK; i < end; i++) {
                RandomGenerator random = streams.of(RandomStreams.Purpose.PATTERNS, first + i);
                labels[i] = random.nextInt(CLASSES);
                pen.draw(random, labels[i], pixels, i * Images.PIXELS);
              }
            });
    return new Images(pixels, labels, CLASSES);
  }
}
