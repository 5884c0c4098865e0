package org.synapticcaching.model;

/** Checks for the records of this package; each message names the quantity and the value. */
final class Require {
  private Require() {}

  static double finiteNonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number >= 0, got " + value);
    }
    return value;
  }

  static double finitePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a finite number > 0, got " + value);
    }
    return value;
  }

  static double positiveOrInfinite(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          name + " must be > 0, or 'inf' for no decay, got " + value);
    }
    return value;
  }

  static int atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
    }
    return value;
  }
}
