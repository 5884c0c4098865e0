package org.synapticcaching.simd.layer;

import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * The inputs of patterns that differ from the background (model section 8.1), with a clamped bias
 * appended: of pattern p the entries {@code offsets[p]} to {@code offsets[p + 1]} of {@code rows}
 * and {@code values}. The background is 0, or a constant that all pixels share, such as minus the
 * mean: then the values are differences from it. Patterns of which more than half differs are not
 * stored a second time: they are copied, zeros included, when they are presented.
 */
public final class SparseInputs {
  private static final double DENSE = 0.5;
  private static final int MOST_STORED = 1 << 28;

  /** What all inputs but the bias are taken to have in common. */
  public final float background;

  /** Whether a background other than 0 was allowed. */
  private final boolean sharing;

  private final Patterns patterns;
  private final boolean bias;
  private final boolean sparse;
  private final int[] offsets;
  private final int[] rows;
  private final float[] values;
  private final float[] magnitudes;
  private final float[] differences;
  private final int[] counts;

  /** Null until they are asked for. */
  private ClassGroups groups;

  /**
   * Finds the active inputs.
   *
   * @param useBackground whether a constant other than 0 may be taken out of all inputs
   */
  public SparseInputs(Patterns patterns, boolean bias, boolean useBackground) {
    this.patterns = patterns;
    this.bias = bias;
    this.sharing = useBackground;
    float shared = useBackground ? patterns.background() : 0f;
    int size = patterns.size();
    int inputs = patterns.inputs();
    long stored = count(shared) + (bias ? size : 0);
    this.sparse = stored < MOST_STORED && stored <= DENSE * size * inputs;
    this.background = sparse ? shared : 0f;
    int kept = sparse ? size : 0;
    this.offsets = new int[kept + 1];
    this.rows = new int[sparse ? (int) stored : 0];
    this.values = new float[rows.length];
    this.magnitudes = new float[kept];
    this.differences = new float[kept];
    this.counts = new int[kept];
    float[] pattern = new float[inputs];
    for (int p = 0; p < kept; p++) {
      offsets[p + 1] = fill(p, pattern);
    }
  }

  private long count(float shared) {
    long count = 0;
    for (int p = 0; p < patterns.size(); p++) {
      count += patterns.countOthers(p, shared);
    }
    return count;
  }

  private int fill(int p, float[] pattern) {
    int from = offsets[p];
    int next = patterns.listOthers(p, background, rows, values, from);
    double magnitude = 0;
    double difference = 0;
    int count = next - from;
    for (int k = from; k < next; k++) {
      magnitude += Math.abs(values[k]);
      values[k] -= background;
      difference += values[k];
    }
    if (background != 0) {
      // Those that are not listed count too, in their places: the order of a sum has a say.
      patterns.read(p, pattern, 0);
      magnitude = 0;
      count = 0;
      for (float x : pattern) {
        magnitude += Math.abs(x);
        count += x != 0 ? 1 : 0;
      }
    }
    if (bias) {
      rows[next] = pattern.length;
      values[next++] = 1f;
    }
    magnitudes[p] = (float) (magnitude + (bias ? 1 : 0));
    differences[p] = (float) difference;
    counts[p] = count + (bias ? 1 : 0);
    return next;
  }

  /**
   * Whether these were found in such patterns, in such a way; takes the same as the constructor.
   */
  public boolean isOf(Patterns others, boolean withBias, boolean useBackground) {
    return patterns == others && bias == withBias && sharing == useBackground;
  }

  /** Where the inputs come from. */
  public Patterns patterns() {
    return patterns;
  }

  /** Whether active inputs are listed. */
  public boolean areListed() {
    return sparse;
  }

  /** The same in groups, for tests; only where active inputs are listed. */
  public synchronized ClassGroups groups() {
    if (groups == null) {
      groups = new ClassGroups(this, inputsWithBias());
    }
    return groups;
  }

  /** A place for one presented pattern at a time. */
  public Presented presented() {
    return new Presented();
  }

  /** The pattern that is being presented. */
  public final class Presented {
    /** Inputs that differ from the background (or all of them), {@link #from} to {@link #to}. */
    public int[] list;

    /** Their differences from the background, in the same places. */
    public float[] inputs;

    /** First place in {@link #list}. */
    public int from;

    /** One more than the last place in {@link #list}. */
    public int to;

    /** Sum of abs(input), of all inputs. */
    public float magnitude;

    /** Sum of the differences from the background, without the bias. */
    public float difference;

    /** Number of inputs that are not zero. */
    public int nonZeros;

    /** Of inputs that are copied. */
    private final VectorMagnitude all = new VectorMagnitude();

    /** Null until it is asked for. */
    private float[] whole;

    private int number;

    private Presented() {
      if (sparse) {
        list = rows;
        inputs = values;
      } else {
        int length = inputsWithBias();
        list = identity(length);
        inputs = new float[FloatLanes.padded(length)];
        inputs[length - 1] = 1f;
        to = length;
      }
    }

    /** The value of inputs that are not listed. */
    public float background() {
      return background;
    }

    /** Number of inputs that share the background: all but the bias. */
    public int sharing() {
      return patterns.inputs();
    }

    /** All inputs as they are, the bias included; padded, overwritten by the next call. */
    public float[] whole() {
      if (whole == null) {
        whole = new float[FloatLanes.padded(inputsWithBias())];
      }
      patterns.read(number, whole, 0);
      if (bias) {
        whole[patterns.inputs()] = 1f;
      }
      return whole;
    }

    /** Lets the fields describe one pattern. */
    public void present(int pattern) {
      number = pattern;
      if (sparse) {
        from = offsets[pattern];
        to = offsets[pattern + 1];
        magnitude = magnitudes[pattern];
        difference = differences[pattern];
        nonZeros = counts[pattern];
        return;
      }
      patterns.read(pattern, inputs, 0);
      all.take(inputs);
      magnitude = all.sum;
      nonZeros = all.nonZeros;
    }
  }

  private int inputsWithBias() {
    return patterns.inputs() + (bias ? 1 : 0);
  }

  static int[] identity(int length) {
    int[] list = new int[length];
    for (int i = 0; i < length; i++) {
      list[i] = i;
    }
    return list;
  }
}
