package org.synapticcaching.dataset;

import java.util.Objects;
import org.synapticcaching.model.Require;

/**
 * Labelled patterns as networks see them: encoded inputs and a class each. Immutable. Byte images
 * stay bytes with a table of 256 input values; other data are floats.
 */
public final class Patterns {
  private final int inputs;
  private final int classes;
  private final int[] labels;
  private final byte[] pixels;
  private final float[] table;
  private final float[] values;

  private Patterns(
      int inputs, int classes, int[] labels, byte[] pixels, float[] table, float[] values) {
    this.inputs = inputs;
    this.classes = classes;
    this.labels = labels;
    this.pixels = pixels;
    this.table = table;
    this.values = values;
    long stored = pixels != null ? pixels.length : values.length;
    if (inputs < 1 || stored != (long) inputs * labels.length) {
      throw new IllegalArgumentException(
          "patterns: %s labels x %s inputs do not fit %s stored values"
              .formatted(labels.length, inputs, stored));
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
      byte[] pixels, int inputs, float[] table, int[] labels, int classes) {
    Require.that(table.length == 256, "table of pixel values: 256 expected, got %s", table.length);
    return new Patterns(
        inputs, classes, labels, Objects.requireNonNull(pixels), table.clone(), null);
  }

  /**
   * Real-valued patterns.
   *
   * @param values {@code [pattern][input]} row-major; not copied, not to be modified
   * @param labels one per pattern, 0 to classes - 1; not copied
   */
  public static Patterns ofFloats(float[] values, int inputs, int[] labels, int classes) {
    return new Patterns(inputs, classes, labels, null, null, Objects.requireNonNull(values));
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
   * The input value that most inputs of most patterns may be expected to have: that of a blank
   * pixel for byte images, 0 for real-valued patterns.
   */
  public float background() {
    return pixels != null ? table[0] : 0f;
  }

  /** Value of one input of one pattern. */
  public float value(int pattern, int input) {
    int at = pattern * inputs + input;
    return pixels != null ? table[pixels[at] & 0xff] : values[at];
  }

  /**
   * Writes one pattern.
   *
   * @param into overwritten from {@code offset}, {@code inputs} numbers
   */
  public void read(int pattern, float[] into, int offset) {
    int at = pattern * inputs;
    if (pixels == null) {
      System.arraycopy(values, at, into, offset, inputs);
      return;
    }
    for (int i = 0; i < inputs; i++) {
      into[offset + i] = table[pixels[at + i] & 0xff];
    }
  }

  /** The first {@code count} patterns, sharing storage when that is all of them. */
  public Patterns first(int count) {
    Require.that(
        count >= 1 && count <= size(), "limit of %s patterns is outside 1..%s", count, size());
    if (count == size()) {
      return this;
    }
    int[] fewer = java.util.Arrays.copyOf(labels, count);
    return pixels != null
        ? new Patterns(
            inputs, classes, fewer, java.util.Arrays.copyOf(pixels, count * inputs), table, null)
        : new Patterns(
            inputs, classes, fewer, null, null, java.util.Arrays.copyOf(values, count * inputs));
  }
}
