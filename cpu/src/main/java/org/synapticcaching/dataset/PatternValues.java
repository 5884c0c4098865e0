package org.synapticcaching.dataset;

import java.util.Arrays;

/**
 * The inputs of all patterns, one after the other, in the form in which they take least room. Read
 * in 64 bits they are what was given; read in 32 bits they are that rounded. Immutable as long as
 * the arrays handed in are left alone.
 */
sealed interface PatternValues {
  /** Number of inputs of all patterns together. */
  int length();

  /** One input. */
  double at(int index);

  /** What most inputs may be expected to be. */
  default float background() {
    return 0;
  }

  /** Copies {@code count} inputs, rounded. */
  void read(int from, int count, float[] into, int offset);

  /** Copies {@code count} inputs. */
  void read(int from, int count, double[] into, int offset);

  /** The first inputs. */
  PatternValues first(int count);

  /** Unsigned bytes, and the input that each of the 256 of them stands for. */
  record Pixels(byte[] pixels, double[] table, float[] rounded) implements PatternValues {
    Pixels(byte[] pixels, double[] table) {
      this(pixels, table.clone(), rounded(table));
    }

    private static float[] rounded(double[] table) {
      float[] narrow = new float[table.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) table[i];
      }
      return narrow;
    }

    @Override
    public int length() {
      return pixels.length;
    }

    @Override
    public double at(int index) {
      return table[pixels[index] & 0xff];
    }

    @Override
    public float background() {
      return rounded[0];
    }

    @Override
    public void read(int from, int count, float[] into, int offset) {
      for (int i = 0; i < count; i++) {
        into[offset + i] = rounded[pixels[from + i] & 0xff];
      }
    }

    @Override
    public void read(int from, int count, double[] into, int offset) {
      for (int i = 0; i < count; i++) {
        into[offset + i] = table[pixels[from + i] & 0xff];
      }
    }

    @Override
    public PatternValues first(int count) {
      return new Pixels(Arrays.copyOf(pixels, count), table, rounded);
    }
  }

  /** Numbers of 32 bits. */
  record Floats(float[] values) implements PatternValues {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public void read(int from, int count, float[] into, int offset) {
      System.arraycopy(values, from, into, offset, count);
    }

    @Override
    public void read(int from, int count, double[] into, int offset) {
      for (int i = 0; i < count; i++) {
        into[offset + i] = values[from + i];
      }
    }

    @Override
    public PatternValues first(int count) {
      return new Floats(Arrays.copyOf(values, count));
    }
  }

  /** Numbers of 64 bits. */
  record Doubles(double[] values) implements PatternValues {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public void read(int from, int count, float[] into, int offset) {
      for (int i = 0; i < count; i++) {
        into[offset + i] = (float) values[from + i];
      }
    }

    @Override
    public void read(int from, int count, double[] into, int offset) {
      System.arraycopy(values, from, into, offset, count);
    }

    @Override
    public PatternValues first(int count) {
      return new Doubles(Arrays.copyOf(values, count));
    }
  }
}
