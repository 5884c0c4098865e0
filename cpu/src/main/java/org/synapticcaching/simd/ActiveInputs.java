package org.synapticcaching.simd;

import org.synapticcaching.dataset.Patterns;

/**
 * The inputs of patterns that are not zero (shortcut 1), with a clamped bias appended: of pattern p
 * the entries {@code offsets[p]} to {@code offsets[p + 1]} of {@code rows} and {@code values}.
 * Patterns of which more than half is non-zero are not stored a second time: they are copied, zeros
 * included, when they are presented.
 */
final class ActiveInputs {
  private static final double DENSE = 0.5;
  private static final int MOST_STORED = 1 << 28;

  private final Patterns patterns;
  private final boolean bias;
  private final boolean sparse;
  private final int[] offsets;
  private final int[] rows;
  private final float[] values;
  private final float[] magnitudes;

  ActiveInputs(Patterns patterns, boolean bias) {
    this.patterns = patterns;
    this.bias = bias;
    int size = patterns.size();
    int inputs = patterns.inputs();
    long stored = 0;
    float[] pattern = new float[inputs];
    for (int p = 0; p < size; p++) {
      patterns.read(p, pattern, 0);
      for (float x : pattern) {
        stored += x != 0 ? 1 : 0;
      }
    }
    stored += bias ? size : 0;
    this.sparse = stored < MOST_STORED && stored <= DENSE * size * inputs;
    this.offsets = new int[sparse ? size + 1 : 0];
    this.rows = new int[sparse ? (int) stored : 0];
    this.values = new float[sparse ? (int) stored : 0];
    this.magnitudes = new float[sparse ? size : 0];
    if (sparse) {
      fill(pattern);
    }
  }

  private void fill(float[] pattern) {
    int next = 0;
    for (int p = 0; p < patterns.size(); p++) {
      offsets[p] = next;
      patterns.read(p, pattern, 0);
      double magnitude = bias ? 1 : 0;
      for (int i = 0; i < pattern.length; i++) {
        if (pattern[i] != 0) {
          rows[next] = i;
          values[next++] = pattern[i];
          magnitude += Math.abs(pattern[i]);
        }
      }
      if (bias) {
        rows[next] = pattern.length;
        values[next++] = 1f;
      }
      magnitudes[p] = (float) magnitude;
    }
    offsets[patterns.size()] = next;
  }

  Patterns patterns() {
    return patterns;
  }

  /** A place for one presented pattern at a time. */
  Presented presented() {
    return new Presented();
  }

  /** The pattern that is being presented. */
  final class Presented {
    /** Inputs that are not zero (or all of them), from {@link #from} to {@link #to}. */
    int[] list;

    /** Their values, in the same places. */
    float[] inputs;

    int from;
    int to;

    /** Sum of abs(input). */
    float magnitude;

    /** Number of inputs that are not zero. */
    int nonZeros;

    private Presented() {
      if (sparse) {
        list = rows;
        inputs = values;
      } else {
        int length = patterns.inputs() + (bias ? 1 : 0);
        list = identity(length);
        inputs = new float[Lanes.padded(length)];
        inputs[length - 1] = 1f;
        to = length;
      }
    }

    void present(int pattern) {
      if (sparse) {
        from = offsets[pattern];
        to = offsets[pattern + 1];
        magnitude = magnitudes[pattern];
        nonZeros = to - from;
        return;
      }
      patterns.read(pattern, inputs, 0);
      magnitude = RowKernels.sumOfMagnitudes(inputs, inputs.length);
      nonZeros = RowKernels.nonZeros(inputs, to);
    }
  }

  static int[] identity(int length) {
    int[] list = new int[length];
    for (int i = 0; i < length; i++) {
      list[i] = i;
    }
    return list;
  }
}
