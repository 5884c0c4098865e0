package org.synapticcaching.simd.peak;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Walks through floats from the first to the last, again and again, with as little arithmetic as
 * possible. Bytes read and bytes written are both counted, and no others: what a cache reads before
 * it is written to does not count.
 */
public final class Streams {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Floats of one round of a loop. */
  private static final int ROUND = 32 * LANES;

  /** Floats of a cache line: room to begin on one, wherever the array lies. */
  public static final int LINE = 16;

  private static final float FACTOR = 0.999f;

  /** Three parts of equal length, in one array. */
  private final float[] values;

  private final float[] sums = new float[4 * LANES];
  private final int origin;
  private final int part;

  /**
   * Floats that together have about some size.
   *
   * @param bytes of all of them
   * @param origin where they begin in their array, 0 to {@link #LINE}
   */
  public Streams(long bytes, int origin) {
    this.part = Math.toIntExact(Math.max(1, bytes / 3 / Float.BYTES / ROUND) * ROUND);
    this.origin = origin;
    this.values = new float[Math.toIntExact(3L * part + LINE)];
    Arrays.fill(values, 0.5f);
  }

  /** All of them. */
  public List<Kernel> all() {
    double bytes = (double) part * Float.BYTES;
    return List.of(
        new Kernel("read", 3 * bytes, this::read),
        new Kernel("update", 2 * 3 * bytes, this::update),
        new Kernel("copy", 2 * bytes, this::copy),
        new Kernel("triad", 3 * bytes, this::triad));
  }

  private double read(int passes) {
    double sum = 0;
    for (int pass = 0; pass < passes; pass++) {
      sum += readOnce();
    }
    return sum;
  }

  private float readOnce() {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    int end = origin + 3 * part;
    for (int at = origin; at < end; at += ROUND) {
      a = a.add(FloatVector.fromArray(SPECIES, values, at));
      b = b.add(FloatVector.fromArray(SPECIES, values, at + LANES));
      c = c.add(FloatVector.fromArray(SPECIES, values, at + 2 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, values, at + 3 * LANES));
      e = e.add(FloatVector.fromArray(SPECIES, values, at + 4 * LANES));
      f = f.add(FloatVector.fromArray(SPECIES, values, at + 5 * LANES));
      g = g.add(FloatVector.fromArray(SPECIES, values, at + 6 * LANES));
      h = h.add(FloatVector.fromArray(SPECIES, values, at + 7 * LANES));
      a = a.add(FloatVector.fromArray(SPECIES, values, at + 8 * LANES));
      b = b.add(FloatVector.fromArray(SPECIES, values, at + 9 * LANES));
      c = c.add(FloatVector.fromArray(SPECIES, values, at + 10 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, values, at + 11 * LANES));
      e = e.add(FloatVector.fromArray(SPECIES, values, at + 12 * LANES));
      f = f.add(FloatVector.fromArray(SPECIES, values, at + 13 * LANES));
      g = g.add(FloatVector.fromArray(SPECIES, values, at + 14 * LANES));
      h = h.add(FloatVector.fromArray(SPECIES, values, at + 15 * LANES));
      a = a.add(FloatVector.fromArray(SPECIES, values, at + 16 * LANES));
      b = b.add(FloatVector.fromArray(SPECIES, values, at + 17 * LANES));
      c = c.add(FloatVector.fromArray(SPECIES, values, at + 18 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, values, at + 19 * LANES));
      e = e.add(FloatVector.fromArray(SPECIES, values, at + 20 * LANES));
      f = f.add(FloatVector.fromArray(SPECIES, values, at + 21 * LANES));
      g = g.add(FloatVector.fromArray(SPECIES, values, at + 22 * LANES));
      h = h.add(FloatVector.fromArray(SPECIES, values, at + 23 * LANES));
      a = a.add(FloatVector.fromArray(SPECIES, values, at + 24 * LANES));
      b = b.add(FloatVector.fromArray(SPECIES, values, at + 25 * LANES));
      c = c.add(FloatVector.fromArray(SPECIES, values, at + 26 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, values, at + 27 * LANES));
      e = e.add(FloatVector.fromArray(SPECIES, values, at + 28 * LANES));
      f = f.add(FloatVector.fromArray(SPECIES, values, at + 29 * LANES));
      g = g.add(FloatVector.fromArray(SPECIES, values, at + 30 * LANES));
      h = h.add(FloatVector.fromArray(SPECIES, values, at + 31 * LANES));
    }
    a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).intoArray(sums, 0);
    return sums[0];
  }

  private double update(int passes) {
    FloatVector factor = FloatVector.broadcast(SPECIES, FACTOR);
    int end = origin + 3 * part;
    for (int pass = 0; pass < passes; pass++) {
      for (int at = origin; at < end; at += ROUND) {
        for (int v = at; v < at + ROUND; v += LANES) {
          FloatVector.fromArray(SPECIES, values, v).fma(factor, factor).intoArray(values, v);
        }
      }
    }
    return values[origin];
  }

  private double copy(int passes) {
    int end = origin + part;
    for (int pass = 0; pass < passes; pass++) {
      for (int at = origin; at < end; at += LANES) {
        FloatVector.fromArray(SPECIES, values, at).intoArray(values, at + 2 * part);
      }
    }
    return values[origin + 2 * part];
  }

  private double triad(int passes) {
    FloatVector factor = FloatVector.broadcast(SPECIES, FACTOR);
    int second = part;
    int third = 2 * part;
    int end = origin + part;
    for (int pass = 0; pass < passes; pass++) {
      for (int at = origin; at < end; at += 4 * LANES) {
        FloatVector a = FloatVector.fromArray(SPECIES, values, at);
        FloatVector b = FloatVector.fromArray(SPECIES, values, at + LANES);
        FloatVector c = FloatVector.fromArray(SPECIES, values, at + 2 * LANES);
        FloatVector d = FloatVector.fromArray(SPECIES, values, at + 3 * LANES);
        int x = at + second;
        a = a.fma(factor, FloatVector.fromArray(SPECIES, values, x));
        b = b.fma(factor, FloatVector.fromArray(SPECIES, values, x + LANES));
        c = c.fma(factor, FloatVector.fromArray(SPECIES, values, x + 2 * LANES));
        d = d.fma(factor, FloatVector.fromArray(SPECIES, values, x + 3 * LANES));
        int y = at + third;
        a.intoArray(values, y);
        b.intoArray(values, y + LANES);
        c.intoArray(values, y + 2 * LANES);
        d.intoArray(values, y + 3 * LANES);
      }
    }
    return values[origin + 2 * part];
  }
}
