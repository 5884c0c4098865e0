package org.synapticcaching.dataset;

import java.util.Arrays;
import org.synapticcaching.model.Require;

/**
 * Labelled patterns as networks see them: encoded inputs and a class each. Immutable. Byte images
 * stay bytes with a table of 256 input values; other data are numbers of 32 or of 64 bits. Whoever
 * computes in 64 bits reads them so, and gets what was given; in 32 bits one gets that rounded.
 */
public final class Patterns {
  private final int inputs;
  private final int classes;
  private final int[] labels;
  private final PatternValues values;

  private Patterns(int inputs, int classes, int[] labels, PatternValues values) {
    this.inputs = inputs;
    this.classes = classes;
    this.labels = labels;
    this.values = values;
    if (inputs < 1 || values.length() != (long) inputs * labels.length) {
      throw new IllegalArgumentException(
          "patterns: %s labels x %s inputs do not fit %s stored values"
              .formatted(labels.length, inputs, values.length()));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("label " + label + " is outside 0.." + (classes - 1));
      }
    }
  }

  /**
   * Byte images.
   *
   * @param pixels {@code [pattern][input]} row-major, unsigned; not copied, not to be modified
   * @param table input value of each pixel value, length 256
   * @param labels one per pattern, 0 to classes - 1; not copied
   */
  public static Patterns ofBytes(
      byte[] pixels, int inputs, double[] table, int[] labels, int classes) {
    Require.that(table.length == 256, "table of pixel values: 256 expected, got %s", table.length);
    return new Patterns(inputs, classes, labels, new PatternValues.Pixels(pixels, table));
  }

  /**
   * Real-valued patterns.
   *
   * @param values {@code [pattern][input]} row-major; not copied, not to be modified
   * @param labels one per pattern, 0 to classes - 1; not copied
   */
  public static Patterns ofFloats(float[] values, int inputs, int[] labels, int classes) {
    return new Patterns(inputs, classes, labels, new PatternValues.Floats(values));
  }

  /**
   * Real-valued patterns that 32 bits do not hold.
   *
   * @param values {@code [pattern][input]} row-major; not copied, not to be modified
   * @param labels one per pattern, 0 to classes - 1; not copied
   */
  public static Patterns ofDoubles(double[] values, int inputs, int[] labels, int classes) {
    return new Patterns(inputs, classes, labels, new PatternValues.Doubles(values));
  }

  /** Number of patterns. */
  public int size() {
    return labels.length;
  }

  /** Number of inputs of each pattern, without a network's bias. */
  public int inputs() {
    return inputs;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** Class of a pattern, 0 to classes - 1. */
  public int label(int pattern) {
    return labels[pattern];
  }

  /**
   * The input value that most inputs of most patterns may be expected to have, rounded: that of a
   * blank pixel for byte images, 0 for real-valued patterns.
   */
  public float background() {
    return values.background();
  }

  /** Value of one input of one pattern. */
  public double value(int pattern, int input) {
    return values.at(pattern * inputs + input);
  }

  /**
   * Writes one pattern, each input rounded to 32 bits.
   *
   * @param into overwritten from {@code offset}, {@code inputs} numbers
   */
  public void read(int pattern, float[] into, int offset) {
    values.read(pattern * inputs, inputs, into, offset);
  }

  /**
   * Writes one pattern.
   *
   * @param into overwritten from {@code offset}, {@code inputs} numbers
   */
  public void read(int pattern, double[] into, int offset) {
    values.read(pattern * inputs, inputs, into, offset);
  }

  /** How many inputs of one pattern, rounded to 32 bits, differ from {@code common}. */
  public int countOthers(int pattern, float common) {
    return values.countOthers(pattern * inputs, inputs, common);
  }

  /**
   * Lists the inputs of one pattern that, rounded to 32 bits, differ from {@code common}.
   *
   * @param places overwritten from {@code offset}: which inputs, ascending; the place after them
   *     may be overwritten too, where there is one
   * @param others overwritten in the same places: the inputs themselves, rounded
   * @return {@code offset} and their number
   */
  public int listOthers(int pattern, float common, int[] places, float[] others, int offset) {
    return values.listOthers(pattern * inputs, inputs, common, places, others, offset);
  }

  /** The first {@code count} patterns, sharing storage when that is all of them. */
  public Patterns first(int count) {
    Require.that(
        count >= 1 && count <= size(), "limit of %s patterns is outside 1..%s", count, size());
    return count == size()
        ? this
        : new Patterns(inputs, classes, Arrays.copyOf(labels, count), values.first(count * inputs));
  }
}
