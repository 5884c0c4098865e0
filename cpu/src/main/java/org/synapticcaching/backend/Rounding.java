package org.synapticcaching.backend;

/** Between the two number formats of backends. */
public final class Rounding {
  private Rounding() {}

  /** The same numbers in 64 bits. */
  public static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** The nearest numbers of 32 bits. */
  public static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
