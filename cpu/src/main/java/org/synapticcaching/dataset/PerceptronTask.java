package org.synapticcaching.dataset;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.Require;

/**
 * P patterns of N inputs and a target of +1 or -1 each, for a perceptron to tell apart. Immutable.
 * Patterns that consist of +1 and -1 only stay bytes; others are doubles.
 *
 * <p>What matters to a perceptron is the pattern times its target, the bias included: an update
 * adds it to the weights, and a pattern counts as wrong when its product with the weights is not
 * above 0. {@link #change} and {@link #signedChanges} give it.
 */
public final class PerceptronTask {
  private static final int LONGEST = Integer.MAX_VALUE - 64;

  /** Inputs after which it is told how many patterns are drawn: milliseconds. */
  private static final int TOLD_EVERY = 1 << 20;

  private final int synapses;
  private final byte[] signs;
  private final double[] values;
  private final byte[] targets;
  private final long seed;

  private PerceptronTask(int synapses, byte[] signs, double[] values, byte[] targets, long seed) {
    this.seed = seed;
    this.synapses = synapses;
    this.signs = signs;
    this.values = values;
    this.targets = targets;
  }

  /**
   * Random patterns and targets, each number +1 or -1 with probability 1/2 [LR20]. The first
   * patterns of a seed do not depend on how many are drawn: inputs and targets come from the {@link
   * RandomStreams.Purpose#PATTERNS} streams 0 and 1.
   *
   * @param synapses N, >= 1, without the bias
   * @param patterns P, >= 1
   * @param seed of the run
   * @throws IllegalArgumentException when either is below 1, or both are too many for one array
   */
  public static PerceptronTask random(int synapses, int patterns, long seed) {
    return random(synapses, patterns, seed, drawn -> {});
  }

  /**
   * Random patterns as above.
   *
   * @param drawn receives the number of patterns that are drawn, now and then
   */
  public static PerceptronTask random(int synapses, int patterns, long seed, LongConsumer drawn) {
    checkSize(synapses, patterns);
    RandomStreams streams = new RandomStreams(seed);
    RandomGenerator inputs = streams.of(RandomStreams.Purpose.PATTERNS, 0);
    byte[] signs = new byte[patterns * synapses];
    int every = Math.max(1, TOLD_EVERY / synapses);
    for (int p = 0; p < patterns; p++) {
      drawSigns(inputs, signs, p * synapses, synapses);
      if ((p + 1) % every == 0) {
        drawn.accept(p + 1);
      }
    }
    byte[] targets = new byte[patterns];
    drawSigns(streams.of(RandomStreams.Purpose.PATTERNS, 1), targets, 0, patterns);
    return new PerceptronTask(synapses, signs, null, targets, seed);
  }

  /** Takes 64 signs of each draw. */
  private static void drawSigns(RandomGenerator random, byte[] into, int offset, int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      if ((i & 63) == 0) {
        bits = random.nextLong();
      }
      into[offset + i] = (byte) ((bits & 1) == 0 ? -1 : 1);
      bits >>>= 1;
    }
  }

  /**
   * Given patterns, with the seed 0.
   *
   * @param values {@code [pattern][input]} row-major, finite, without the bias; copied
   * @param synapses N, >= 1
   * @param targets +1 or -1, one per pattern
   * @throws IllegalArgumentException when a value or a target is not allowed, or lengths do not fit
   */
  public static PerceptronTask of(double[] values, int synapses, double[] targets) {
    checkSize(synapses, targets.length);
    if (values.length != targets.length * synapses) {
      throw new IllegalArgumentException(
          "patterns: %s targets x %s inputs do not fit %s values"
              .formatted(targets.length, synapses, values.length));
    }
    boolean onlySigns = true;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                "patterns: value %s of pattern %s, input %s is not finite; patterns must "
                    + "be finite numbers",
                values[i], i / synapses, i % synapses));
      }
      onlySigns &= Math.abs(values[i]) == 1;
    }
    byte[] checked = checkedTargets(targets);
    return onlySigns
        ? new PerceptronTask(synapses, toBytes(values), null, checked, 0)
        : new PerceptronTask(synapses, null, values.clone(), checked, 0);
  }

  /** The same patterns in a run of another seed; they share their memory. */
  public PerceptronTask withSeed(long other) {
    return new PerceptronTask(synapses, signs, values, targets, other);
  }

  /** Seed of the run, of which stochastic rounding follows. */
  public long seed() {
    return seed;
  }

  /**
   * Checks that there can be patterns of this size.
   *
   * @throws IllegalArgumentException when either is below 1, or both are too many for one array
   */
  public static void checkSize(int synapses, int patterns) {
    Require.that(
        synapses >= 1 && patterns >= 1,
        "a perceptron needs at least 1 synapse and 1 pattern, got %s synapses and %s patterns",
        synapses,
        patterns);
    if ((synapses + 1L) * patterns > LONGEST) {
      throw new IllegalArgumentException(
          patterns + " patterns x " + synapses + " synapses do not fit into one array (2^31)");
    }
  }

  private static byte[] checkedTargets(double[] targets) {
    for (int p = 0; p < targets.length; p++) {
      if (Math.abs(targets[p]) != 1) {
        throw new IllegalArgumentException(
            "targets must be +1 or -1, got " + targets[p] + " for pattern " + p);
      }
    }
    return toBytes(targets);
  }

  private static byte[] toBytes(double[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** N, without the bias. */
  public int synapses() {
    return synapses;
  }

  /** P. */
  public int patterns() {
    return targets.length;
  }

  /** Whether every input of every pattern is +1 or -1. */
  public boolean onlySigns() {
    return signs != null;
  }

  /** Input i of pattern p; the bias, 1, for i = N. */
  public double value(int p, int i) {
    if (i == synapses) {
      return 1;
    }
    int at = p * synapses + i;
    return signs != null ? signs[at] : values[at];
  }

  /** Target of pattern p, +1 or -1. */
  public int target(int p) {
    return targets[p];
  }

  /**
   * Writes the update by pattern p where it is wrong: target x pattern, the bias last.
   *
   * @param into overwritten from {@code offset}, N + 1 numbers
   */
  public void change(int p, double[] into, int offset) {
    int at = p * synapses;
    double target = targets[p];
    for (int i = 0; i < synapses; i++) {
      into[offset + i] = target * (signs != null ? signs[at + i] : values[at + i]);
    }
    into[offset + synapses] = target;
  }

  /**
   * Length of an array that holds a row for each pattern.
   *
   * @param stride of a row
   * @param slack what follows the last row
   * @throws IllegalArgumentException when no array is that long
   */
  public int rowsInOneArray(int stride, int slack) {
    long length = (long) stride * patterns() + slack;
    Require.that(
        length <= LONGEST,
        "%s patterns x %s synapses do not fit into one array (2^31) as rows of %s; at most %s"
            + " patterns do",
        patterns(),
        synapses,
        stride,
        (LONGEST - slack) / stride);
    return (int) length;
  }

  /**
   * All updates, {@code [pattern][N + 1]} row-major with rows {@code stride} apart, as bytes.
   *
   * @param stride at least N + 1; what is between the rows is zero
   * @param slack number of zeros after the last row
   * @throws IllegalStateException unless {@link #onlySigns}
   * @throws IllegalArgumentException when they do not fit into one array
   */
  public byte[] signedChanges(int stride, int slack) {
    if (signs == null) {
      throw new IllegalStateException("these patterns are not made of +1 and -1 alone");
    }
    byte[] changes = new byte[rowsInOneArray(stride, slack)];
    for (int p = 0; p < patterns(); p++) {
      for (int i = 0; i < synapses; i++) {
        changes[p * stride + i] = (byte) (targets[p] * signs[p * synapses + i]);
      }
      changes[p * stride + synapses] = targets[p];
    }
    return changes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PerceptronTask that
        && seed == that.seed
        && synapses == that.synapses
        && Arrays.equals(signs, that.signs)
        && Arrays.equals(values, that.values)
        && Arrays.equals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(targets) + (signs != null ? Arrays.hashCode(signs) : 7);
  }
}
