package org.synapticcaching.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  /** How many of {@code count} inputs, rounded, differ from what most may be. */
  default int countOthers(int from, int count, float common) {
    float[] inputs = new float[count];
    read(from, count, inputs, 0);
    int others = 0;
    for (float x : inputs) {
      others += x != common ? 1 : 0;
    }
    return others;
  }

  /**
   * Lists those inputs: their places after {@code from}, ascending, and themselves, rounded.
   *
   * @return one more than the last place that was written to
   */
  default int listOthers(
      int from, int count, float common, int[] places, float[] values, int offset) {
    float[] inputs = new float[count];
    read(from, count, inputs, 0);
    int next = offset;
    for (int i = 0; i < count; i++) {
      if (inputs[i] != common) {
        places[next] = i;
        values[next++] = inputs[i];
      }
    }
    return next;
  }

  /** The first inputs. */
  PatternValues first(int count);

  /** Unsigned bytes, and the input that each of the 256 of them stands for. */
  record Pixels(byte[] pixels, double[] table, float[] rounded, boolean blankAlone)
      implements PatternValues {
    /** Eight pixels at once, to pass over blank ones, which most are. */
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** The highest bit of each of eight pixels, and all others. */
    private static final long HIGHEST = 0x8080808080808080L;

    private static final long OTHERS = ~HIGHEST;

    Pixels(byte[] pixels, double[] table) {
      this(pixels, table.clone(), rounded(table));
    }

    private Pixels(byte[] pixels, double[] table, float[] rounded) {
      this(pixels, table, rounded, blankAlone(rounded));
    }

    /** Whether no other pixel has the value of a blank one. */
    private static boolean blankAlone(float[] rounded) {
      for (int pixel = 1; pixel < rounded.length; pixel++) {
        if (rounded[pixel] == rounded[0]) {
          return false;
        }
      }
      return true;
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
    public int countOthers(int from, int count, float common) {
      int others = 0;
      int i = 0;
      if (isBlank(common)) {
        for (; i + Long.BYTES <= count; i += Long.BYTES) {
          long eight = (long) EIGHT.get(pixels, from + i);
          others += Long.bitCount(((eight & OTHERS) + OTHERS | eight) & HIGHEST);
        }
      }
      for (; i < count; i++) {
        others += rounded[pixels[from + i] & 0xff] != common ? 1 : 0;
      }
      return others;
    }

    /** Whether blank pixels, and no others, have this value. */
    private boolean isBlank(float value) {
      return blankAlone && rounded[0] == value;
    }

    @Override
    public int listOthers(
        int from, int count, float common, int[] places, float[] values, int offset) {
      int next = offset;
      int i = 0;
      if (isBlank(common)) {
        // What is listed too much is overwritten by what comes next: the last few are left.
        int end = Math.min(count, values.length - offset) - Long.BYTES;
        for (; i <= end; i += Long.BYTES) {
          if ((long) EIGHT.get(pixels, from + i) != 0) {
            next = listEight(from, i, places, values, next);
          }
        }
      }
      for (; i < count; i++) {
        float x = rounded[pixels[from + i] & 0xff];
        if (x != common) {
          places[next] = i;
          values[next++] = x;
        }
      }
      return next;
    }

    /** Without branches, which nobody could foresee. */
    private int listEight(int from, int first, int[] places, float[] values, int offset) {
      int next = offset;
      for (int i = first; i < first + Long.BYTES; i++) {
        int pixel = pixels[from + i] & 0xff;
        places[next] = i;
        values[next] = rounded[pixel];
        next += -pixel >>> 31;
      }
      return next;
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
