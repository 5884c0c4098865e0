package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labelled patterns of a {@code .npz} file with the array names of Keras: {@code x_train} and
 * {@code x_test}, {@code [pattern]} followed by any shape, and {@code y_train} and {@code y_test},
 * one class each from 0.
 *
 * <p>Integers are pixels, 0 to 255 of full scale. Floats are taken as fractions of full scale when
 * none of the file exceeds 1, and as pixels when none exceeds 255. With {@link InputEncoding#RAW}
 * numbers are taken as they are, whatever their range.
 */
final class NpzPatterns {
  private static final String X_TRAIN = "x_train";
  private static final String Y_TRAIN = "y_train";
  private static final String X_TEST = "x_test";
  private static final String Y_TEST = "y_test";

  /** More classes than any network here is meant for: such labels are rather something else. */
  private static final int MAX_CLASSES = 1000;

  private final Path file;
  private final Map<String, NpyArray> arrays;

  private NpzPatterns(Path file, Map<String, NpyArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  /**
   * Training patterns and test patterns.
   *
   * @param train whole training set
   * @param test whole test set
   */
  record Both(Patterns train, Patterns test) {}

  /**
   * Reads a file.
   *
   * @param exact whether numbers that are not pixels are kept in 64 bits
   * @throws DataException when an array is missing, of a wrong shape, not finite, or out of range
   */
  static Both read(Path file, InputEncoding encoding, boolean exact) {
    Set<String> keys = Set.of(X_TRAIN, Y_TRAIN, X_TEST, Y_TEST);
    NpzPatterns patterns = new NpzPatterns(file, Npz.read(file, keys::contains));
    for (String key : List.of(X_TRAIN, Y_TRAIN, X_TEST, Y_TEST)) {
      patterns.requireArray(key);
    }
    return patterns.encoded(encoding, exact);
  }

  private void requireArray(String key) {
    if (!arrays.containsKey(key)) {
      throw new DataException(
          file
              + ": arrays x_train, y_train, x_test and y_test expected, "
              + key
              + " not found; save them with numpy.savez");
    }
  }

  private Both encoded(InputEncoding encoding, boolean exact) {
    NpyArray train = inputs(X_TRAIN);
    NpyArray test = inputs(X_TEST);
    if (!Arrays.equals(shapeOfOne(train), shapeOfOne(test))) {
      throw new DataException(
          "%s: patterns of one shape expected, found x_train %s and x_test %s"
              .formatted(file, train, test));
    }
    int[] trainLabels = labels(Y_TRAIN, train.dimension(0));
    int[] testLabels = labels(Y_TEST, test.dimension(0));
    int classes = Math.max(2, Math.max(largest(trainLabels), largest(testLabels)) + 1);
    int inputs = train.size() / train.dimension(0);
    boolean raw = encoding == InputEncoding.RAW;
    boolean bytes = train.type() == NpyType.U1 && test.type() == NpyType.U1;
    double full = raw ? 1 : fullScale(train, test);
    if (bytes || !raw && !train.type().isFloating() && !test.type().isFloating()) {
      byte[] pixels = train.toUnsignedBytes();
      double[] table = PixelTable.of(encoding, pixels);
      return new Both(
          Patterns.ofBytes(pixels, inputs, table, trainLabels, classes),
          Patterns.ofBytes(test.toUnsignedBytes(), inputs, table, testLabels, classes));
    }
    FloatEncoding floats = FloatEncoding.of(encoding, train, full);
    if (exact) {
      return new Both(
          Patterns.ofDoubles(floats.encode(train), inputs, trainLabels, classes),
          Patterns.ofDoubles(floats.encode(test), inputs, testLabels, classes));
    }
    return new Both(
        Patterns.ofFloats(floats.rounded(train), inputs, trainLabels, classes),
        Patterns.ofFloats(floats.rounded(test), inputs, testLabels, classes));
  }

  private NpyArray inputs(String key) {
    NpyArray array = arrays.get(key);
    if (array.rank() < 2 || array.size() == 0) {
      throw new DataException(
          String.format(
              "%s: %s expected with shape (patterns, inputs) or (patterns, rows, columns), "
                  + "none of them 0, found %s",
              file, key, array));
    }
    array.requireFinite(file + ": " + key);
    return array;
  }

  private static int[] shapeOfOne(NpyArray array) {
    return Arrays.copyOfRange(array.shape(), 1, array.rank());
  }

  private int[] labels(String key, int patterns) {
    NpyArray array = arrays.get(key);
    if (array.rank() < 1 || array.dimension(0) != patterns || array.size() != patterns) {
      throw new DataException(
          String.format(
              "%s: %s expected with one label for each of %s patterns, found %s%s",
              file,
              key,
              patterns,
              array,
              array.rank() == 2 ? "; for one-hot rows save y.argmax(axis=1)" : ""));
    }
    return array.toInts(file + ": " + key, 0, MAX_CLASSES - 1);
  }

  private static int largest(int[] labels) {
    return Arrays.stream(labels).max().orElseThrow();
  }

  /** The stored number that stands for full scale: 1 or 255. */
  private double fullScale(NpyArray train, NpyArray test) {
    double most = Math.max(largest(X_TRAIN, train), largest(X_TEST, test));
    boolean floats = train.type().isFloating() && test.type().isFloating();
    return floats && most <= 1 ? 1 : 255;
  }

  private double largest(String key, NpyArray array) {
    double most = 0;
    for (int i = 0; i < array.size(); i++) {
      double value = array.doubleAt(i);
      if (value < 0 || value > 255) {
        throw new DataException(
            String.format(
                "%s: %s: fractions from 0 to 1 or pixels from 0 to 255 expected, found %s "
                    + "at index %s; use --input raw to take numbers as they are",
                file, key, value, i));
      }
      most = Math.max(most, value);
    }
    return most;
  }

  /** Encoded value = offset + factor * stored value / full scale. */
  private record FloatEncoding(double offset, double factor, double full) {
    static FloatEncoding of(InputEncoding encoding, NpyArray training, double full) {
      return switch (encoding) {
        case UNIT -> new FloatEncoding(0, 1, full);
        case OFFSET -> new FloatEncoding(0.01, 0.99, full);
        case ZERO_MEAN -> new FloatEncoding(-mean(training) / full, 1, full);
        case RAW -> new FloatEncoding(0, 1, 1);
      };
    }

    private static double mean(NpyArray array) {
      double sum = 0;
      for (int i = 0; i < array.size(); i++) {
        sum += array.doubleAt(i);
      }
      return sum / array.size();
    }

    double[] encode(NpyArray array) {
      double[] encoded = new double[array.size()];
      for (int i = 0; i < encoded.length; i++) {
        encoded[i] = encoded(array.doubleAt(i));
      }
      return encoded;
    }

    float[] rounded(NpyArray array) {
      float[] encoded = new float[array.size()];
      for (int i = 0; i < encoded.length; i++) {
        encoded[i] = (float) encoded(array.doubleAt(i));
      }
      return encoded;
    }

    private double encoded(double stored) {
      return offset + factor * (stored / full);
    }
  }
}
