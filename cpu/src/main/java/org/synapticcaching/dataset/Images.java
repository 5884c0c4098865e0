package org.synapticcaching.dataset;

/**
 * Byte images with their labels, as stored.
 *
 * @param pixels {@code [image][pixel]}, unsigned
 * @param labels one per image, from 0
 * @param classes number of classes; labels are below it
 */
public record Images(byte[] pixels, int[] labels, int classes) {
  /** Rows and columns of an image. */
  static final int SIDE = 28;

  /** Pixels of an image. */
  static final int PIXELS = SIDE * SIDE;

  /** The images as a network sees them. */
  Patterns encoded(double[] table) {
    return Patterns.ofBytes(pixels, PIXELS, table, labels, classes);
  }
}
