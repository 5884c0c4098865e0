package org.synapticcaching.model;

/** How much of something may learn: a fraction of it, or a number of its parts. */
public sealed interface PlasticShare {
  /** All of it. */
  PlasticShare ALL = new Fraction(1);

  /** A fraction in (0, 1]. */
  static PlasticShare fraction(double fraction) {
    return new Fraction(fraction);
  }

  /** A number of them, at least one. */
  static PlasticShare count(int count) {
    return new Count(count);
  }

  /**
   * How many of n are in a set of that size: {@code round(p n)}, half to even, or the count. Used
   * where a set is given in advance.
   */
  int kept(int n);

  /**
   * How many of n come before the first that is kept, in ascending order: {@code round((1-p)(n-1))}
   * half to even, or n minus the count. Used where values are compared; this many are dropped, or
   * fewer when values are equal to that of the first kept.
   */
  int dropped(int n);

  /** Probability with which each one of n is kept where each is drawn by itself. */
  double probability(int n);

  /**
   * A fraction p.
   *
   * @param value in (0, 1]
   */
  record Fraction(double value) implements PlasticShare {
    public Fraction {
      Require.that(value > 0 && value <= 1, "plastic fraction must be in (0, 1], got %s", value);
    }

    @Override
    public int kept(int n) {
      return (int) Math.rint(value * n);
    }

    @Override
    public int dropped(int n) {
      return (int) Math.rint((1 - value) * (n - 1));
    }

    @Override
    public double probability(int n) {
      return value;
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /**
   * A number of them.
   *
   * @param value at least 1
   */
  record Count(int value) implements PlasticShare {
    public Count {
      Require.atLeast("plastic count", 1, value);
    }

    @Override
    public int kept(int n) {
      return value;
    }

    @Override
    public int dropped(int n) {
      return n - value;
    }

    @Override
    public double probability(int n) {
      return (double) value / n;
    }

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }
}
