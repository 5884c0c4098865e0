package org.synapticcaching.dataset;

/** Input values of the 256 pixel values under an encoding. */
final class PixelTable {
  private PixelTable() {}

  /**
   * Table of 256 input values.
   *
   * @param training pixels of the whole training set, unsigned; read for {@link
   *     InputEncoding#ZERO_MEAN} only
   */
  static double[] of(InputEncoding encoding, byte[] training) {
    double mean = encoding == InputEncoding.ZERO_MEAN ? mean(training) : 0;
    double[] table = new double[256];
    for (int pixel = 0; pixel < 256; pixel++) {
      table[pixel] =
          switch (encoding) {
            case UNIT -> pixel / 255.0;
            case OFFSET -> 0.01 + 0.99 * (pixel / 255.0);
            case ZERO_MEAN -> pixel / 255.0 - mean;
            case RAW -> pixel;
          };
    }
    return table;
  }

  /** Mean of unsigned pixels over full scale, in [0, 1]. */
  static double mean(byte[] pixels) {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    return sum / (255.0 * pixels.length);
  }
}
