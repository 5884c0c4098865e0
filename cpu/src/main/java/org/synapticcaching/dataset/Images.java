package org.synapticcaching.dataset;

/**
 * Byte images with their labels, as stored.
 *
 * @param pixels {@code [image][pixel]}, unsigned
 * @param labels one per image
 */
public record Images(byte[] pixels, int[] labels) {
  /** Rows and columns of an image. */
  static final int SIDE = 28;

  /** Pixels of an image. */
  static final int PIXELS = SIDE * SIDE;

  /** Ten digits. */
  static final int CLASSES = 10;

  /** The images as a network sees them. */
  Patterns encoded(double[] table) {
    return Patterns.ofBytes(pixels, PIXELS, table, labels, CLASSES);
  }
}
