package org.synapticcaching.simd.peak;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds in registers, into twelve independent sums: more than two units of a latency of
 * four or five cycles can have under way, and few enough for sixteen registers. Sums go to a = a x
 * + y with x just below 1, so that none overflows or becomes subnormal.
 */
public final class MultiplyAdds {
  private static final int SUMS = 12;
  private static final int OPERATIONS = 2;
  private static final int PASS = 64;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  private final float[] floats = new float[SUMS * FLOATS.length()];
  private final double[] doubles = new double[SUMS * DOUBLES.length()];
  private final float x32 = 0.999f;
  private final double x64 = 0.999;

  /** Numbers of 32 bits, in vectors of the preferred width. */
  public List<Kernel> float32() {
    return List.of(kernel("vectors of " + FLOATS.length(), FLOATS.length(), this::floatVectors));
  }

  /** Numbers of 64 bits, in vectors of the preferred width. */
  public List<Kernel> float64() {
    return List.of(kernel("vectors of " + DOUBLES.length(), DOUBLES.length(), this::doubleVectors));
  }

  /** Numbers of 64 bits one by one, as one instruction each and as two. */
  public List<Kernel> scalar64() {
    return List.of(
        kernel("fused", 1, this::fusedScalars), kernel("multiply, then add", 1, this::scalars));
  }

  private static Kernel kernel(String name, int lanes, Kernel.Loop loop) {
    return new Kernel(name, (double) PASS * SUMS * OPERATIONS * lanes, loop);
  }

  private double floatVectors(int passes) {
    int n = FLOATS.length();
    FloatVector x = FloatVector.broadcast(FLOATS, x32);
    FloatVector y = FloatVector.broadcast(FLOATS, 1 - x32);
    FloatVector a = FloatVector.fromArray(FLOATS, floats, 0);
    FloatVector b = FloatVector.fromArray(FLOATS, floats, n);
    FloatVector c = FloatVector.fromArray(FLOATS, floats, 2 * n);
    FloatVector d = FloatVector.fromArray(FLOATS, floats, 3 * n);
    FloatVector e = FloatVector.fromArray(FLOATS, floats, 4 * n);
    FloatVector f = FloatVector.fromArray(FLOATS, floats, 5 * n);
    FloatVector g = FloatVector.fromArray(FLOATS, floats, 6 * n);
    FloatVector h = FloatVector.fromArray(FLOATS, floats, 7 * n);
    FloatVector i = FloatVector.fromArray(FLOATS, floats, 8 * n);
    FloatVector j = FloatVector.fromArray(FLOATS, floats, 9 * n);
    FloatVector k = FloatVector.fromArray(FLOATS, floats, 10 * n);
    FloatVector l = FloatVector.fromArray(FLOATS, floats, 11 * n);
    for (int pass = 0; pass < passes * PASS; pass++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    a.intoArray(floats, 0);
    b.intoArray(floats, n);
    c.intoArray(floats, 2 * n);
    d.intoArray(floats, 3 * n);
    e.intoArray(floats, 4 * n);
    f.intoArray(floats, 5 * n);
    g.intoArray(floats, 6 * n);
    h.intoArray(floats, 7 * n);
    i.intoArray(floats, 8 * n);
    j.intoArray(floats, 9 * n);
    k.intoArray(floats, 10 * n);
    l.intoArray(floats, 11 * n);
    return floats[0] + floats[floats.length - 1];
  }

  private double doubleVectors(int passes) {
    int n = DOUBLES.length();
    DoubleVector x = DoubleVector.broadcast(DOUBLES, x64);
    DoubleVector y = DoubleVector.broadcast(DOUBLES, 1 - x64);
    DoubleVector a = DoubleVector.fromArray(DOUBLES, doubles, 0);
    DoubleVector b = DoubleVector.fromArray(DOUBLES, doubles, n);
    DoubleVector c = DoubleVector.fromArray(DOUBLES, doubles, 2 * n);
    DoubleVector d = DoubleVector.fromArray(DOUBLES, doubles, 3 * n);
    DoubleVector e = DoubleVector.fromArray(DOUBLES, doubles, 4 * n);
    DoubleVector f = DoubleVector.fromArray(DOUBLES, doubles, 5 * n);
    DoubleVector g = DoubleVector.fromArray(DOUBLES, doubles, 6 * n);
    DoubleVector h = DoubleVector.fromArray(DOUBLES, doubles, 7 * n);
    DoubleVector i = DoubleVector.fromArray(DOUBLES, doubles, 8 * n);
    DoubleVector j = DoubleVector.fromArray(DOUBLES, doubles, 9 * n);
    DoubleVector k = DoubleVector.fromArray(DOUBLES, doubles, 10 * n);
    DoubleVector l = DoubleVector.fromArray(DOUBLES, doubles, 11 * n);
    for (int pass = 0; pass < passes * PASS; pass++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    a.intoArray(doubles, 0);
    b.intoArray(doubles, n);
    c.intoArray(doubles, 2 * n);
    d.intoArray(doubles, 3 * n);
    e.intoArray(doubles, 4 * n);
    f.intoArray(doubles, 5 * n);
    g.intoArray(doubles, 6 * n);
    h.intoArray(doubles, 7 * n);
    i.intoArray(doubles, 8 * n);
    j.intoArray(doubles, 9 * n);
    k.intoArray(doubles, 10 * n);
    l.intoArray(doubles, 11 * n);
    return doubles[0] + doubles[doubles.length - 1];
  }

  private double fusedScalars(int passes) {
    double x = x64;
    double y = 1 - x64;
    double a = doubles[0];
    double b = doubles[1];
    double c = doubles[2];
    double d = doubles[3];
    double e = doubles[4];
    double f = doubles[5];
    double g = doubles[6];
    double h = doubles[7];
    double i = doubles[8];
    double j = doubles[9];
    double k = doubles[10];
    double l = doubles[11];
    for (int pass = 0; pass < passes * PASS; pass++) {
      a = Math.fma(a, x, y);
      b = Math.fma(b, x, y);
      c = Math.fma(c, x, y);
      d = Math.fma(d, x, y);
      e = Math.fma(e, x, y);
      f = Math.fma(f, x, y);
      g = Math.fma(g, x, y);
      h = Math.fma(h, x, y);
      i = Math.fma(i, x, y);
      j = Math.fma(j, x, y);
      k = Math.fma(k, x, y);
      l = Math.fma(l, x, y);
    }
    return a + b + c + d + e + f + g + h + i + j + k + l;
  }

  private double scalars(int passes) {
    double x = x64;
    double y = 1 - x64;
    double a = doubles[0];
    double b = doubles[1];
    double c = doubles[2];
    double d = doubles[3];
    double e = doubles[4];
    double f = doubles[5];
    double g = doubles[6];
    double h = doubles[7];
    double i = doubles[8];
    double j = doubles[9];
    double k = doubles[10];
    double l = doubles[11];
    for (int pass = 0; pass < passes * PASS; pass++) {
      a = a * x + y;
      b = b * x + y;
      c = c * x + y;
      d = d * x + y;
      e = e * x + y;
      f = f * x + y;
      g = g * x + y;
      h = h * x + y;
      i = i * x + y;
      j = j * x + y;
      k = k * x + y;
      l = l * x + y;
    }
    return a + b + c + d + e + f + g + h + i + j + k + l;
  }
}
