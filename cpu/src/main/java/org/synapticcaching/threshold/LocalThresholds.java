package org.synapticcaching.threshold;

import java.util.Arrays;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy.Trigger;
import org.synapticcaching.model.LayerShape;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.theory.BestThreshold;

/**
 * The thresholds of single neurons, or of single synapses, of one weight matrix, each of which
 * follows its own changes (model section 3.1). They lie in blocks that are told together: the
 * neurons are one block, synapses have one for each row of the matrix as it is stored. A block that
 * is not told has not changed, and catches up when it is next told. Not safe for use by several
 * threads.
 */
public final class LocalThresholds {
  /** Of less, digits are lost where a float is squared. */
  private static final float LEAST_SQUARE = 1e-30f;

  private final boolean strict;
  private final double decay;
  private final double logDecay;

  /** theta over the root of the mean squared change, and its square. */
  private final double ratio;

  private final double squaredRatio;

  /** Synapses that a mean is over. */
  private final long own;

  private final int length;

  /** Whether the neuron is the place in a block, not the number of the block. */
  private final boolean lanesAreNeurons;

  /** A of the presentations that the block has seen. */
  private final double[] sums;

  /** v by which each was renewed last; 0 while it is infinite. */
  private final double[] means;

  /** Presentations that each block has seen. */
  private final long[] seen;

  /** Sum of the thresholds of each neuron that are finite, and their number; else null. */
  private final double[] totals;

  private final int[] finite;
  private long presentations;
  private double weight;

  /**
   * Before the first presentation.
   *
   * @param consolidation with a threshold of the scope neuron or synapse
   * @param all number of synapses of the network
   * @param lanesAreNeurons whether synapses lie in a block for each input, in which each neuron has
   *     a place; else in a block for each neuron, in which each input has one. Of no matter to
   *     thresholds of neurons
   */
  public LocalThresholds(
      Consolidation consolidation, LayerShape shape, long all, boolean lanesAreNeurons) {
    Threshold.Automatic automatic = (Threshold.Automatic) consolidation.threshold();
    boolean ofNeurons = consolidation.setsItselfFor(ThresholdScope.NEURON);
    this.strict = consolidation.comparison() == Comparison.GREATER;
    this.decay = 1 - 1.0 / automatic.memory();
    this.logDecay = Math.log(decay);
    this.own = automatic.scope().synapses(shape);
    this.ratio = ratio(consolidation, shape, all);
    this.squaredRatio = ratio * ratio;
    this.lanesAreNeurons = ofNeurons || lanesAreNeurons;
    this.length = this.lanesAreNeurons ? shape.post() : shape.pre();
    int blocks = ofNeurons ? 1 : lanesAreNeurons ? shape.pre() : shape.post();
    this.seen = new long[blocks];
    this.sums = new double[blocks * length];
    this.means = new double[sums.length];
    boolean summed = consolidation.policy().trigger() == Trigger.SUM;
    this.totals = summed ? new double[shape.post()] : null;
    this.finite = summed ? new int[shape.post()] : null;
  }

  /**
   * theta over the root of the mean squared change of the synapses that share it.
   *
   * @param consolidation with a threshold of the scope neuron or synapse
   * @param shape of the weight matrix
   * @param all number of synapses of the network
   */
  public static double ratio(Consolidation consolidation, LayerShape shape, long all) {
    Threshold.Automatic automatic = (Threshold.Automatic) consolidation.threshold();
    BestThreshold best =
        BestThreshold.of(
            automatic.maintenanceCost(), automatic.horizon(), consolidation.decayTime());
    long own = automatic.scope().synapses(shape);
    return Thresholds.ratio(consolidation.policy(), best, shape, own, all);
  }

  /** Bytes that thresholds take for each synapse; those of neurons are few. */
  public static int bytesPerSynapse(Consolidation consolidation) {
    return consolidation.setsItselfFor(ThresholdScope.SYNAPSE) ? 2 * Double.BYTES : 0;
  }

  /** Number of thresholds in a block. */
  public int length() {
    return length;
  }

  /**
   * Renews those of a block that change in this presentation, from the presentations before; at
   * most once for each block and presentation, before {@link #endPresentation}.
   *
   * @param squares for each, the sum of the squared changes by learning of the synapses that share
   *     it; those that are not 0 change
   */
  public void present(int block, double[] squares) {
    double before = before(block);
    double mean = weight == 0 ? 0 : 1 / (weight * own);
    int at = block * length;
    for (int j = 0; j < length; j++, at++) {
      double square = squares[j];
      double sum = before * sums[at];
      sums[at] = decay * sum + square;
      if (square != 0) {
        if (totals != null) {
          replace(lanesAreNeurons ? j : block, means[at], mean * sum);
        }
        means[at] = mean * sum;
      }
    }
    seen[block] = presentations + 1;
  }

  /**
   * {@link #present} where all synapses change, each with a threshold of its own, and no sums are
   * compared.
   *
   * @param factor of all squares, > 0
   * @param squares none of them 0
   */
  public void presentAll(int block, double factor, double[] squares) {
    double before = before(block);
    double mean = weight == 0 ? 0 : 1 / (weight * own);
    int at = block * length;
    for (int j = 0; j < length; j++) {
      double sum = before * sums[at + j];
      sums[at + j] = decay * sum + factor * squares[j];
      means[at + j] = mean * sum;
    }
    seen[block] = presentations + 1;
  }

  /** By what A of a block falls in the presentations that it was not told of. */
  private double before(int block) {
    long missed = presentations - seen[block];
    return missed == 0 ? 1 : Math.exp(missed * logDecay);
  }

  /**
   * Writes the squares of a block's thresholds, rounded: infinite where these are, and 0 where they
   * are so small that squares in 32 bits would lose digits.
   *
   * @param into from block x {@link #length()} on
   */
  public void squares(int block, float[] into) {
    int end = (block + 1) * length;
    for (int at = block * length; at < end; at++) {
      float square = (float) (squaredRatio * means[at]);
      into[at] = means[at] == 0 ? Float.POSITIVE_INFINITY : square < LEAST_SQUARE ? 0 : square;
    }
  }

  /** Whether sums of abs(s) are compared. */
  public boolean comparesSums() {
    return totals != null;
  }

  private void replace(int neuron, double old, double mean) {
    finite[neuron] += (mean == 0 ? 0 : 1) - (old == 0 ? 0 : 1);
    totals[neuron] += ratio * (Math.sqrt(mean) - Math.sqrt(old));
    totals[neuron] = finite[neuron] == 0 ? 0 : totals[neuron];
  }

  /** Ends a presentation: blocks that were not told have not changed. */
  public void endPresentation() {
    presentations++;
    weight = decay * weight + 1;
  }

  /**
   * One threshold, in units of weight.
   *
   * @param at block x {@link #length()} + place in the block
   */
  public double of(int at) {
    return means[at] == 0 ? Double.POSITIVE_INFINITY : ratio * Math.sqrt(means[at]);
  }

  /**
   * Whether a magnitude is over the threshold {@link #of} this place.
   *
   * @param magnitude in units of weight, >= 0; NaN is over no threshold
   */
  public boolean isOver(int at, double magnitude) {
    double mean = means[at];
    if (mean == 0) {
      return !strict && magnitude == Double.POSITIVE_INFINITY;
    }
    // Not the root: it would take longer than all the rest.
    double squared = magnitude * magnitude;
    return strict ? squared > squaredRatio * mean : squared >= squaredRatio * mean;
  }

  /** The sum of the thresholds of one neuron's inputs that are finite, for policies of sums. */
  public double sumOf(int neuron) {
    return totals[neuron];
  }

  /** The same of the whole matrix. */
  public double sum() {
    double sum = 0;
    for (double total : totals) {
      sum += total;
    }
    return sum;
  }

  /** What a sum of abs(s) is compared with: infinite where no threshold is finite yet. */
  public static double ofSum(double thetas) {
    return thetas == 0 ? Double.POSITIVE_INFINITY : thetas;
  }

  /** The mean of those that are finite {@link #of at present}; infinite where none is. */
  public double meanAtPresent() {
    double sum = 0;
    long count = 0;
    for (double mean : means) {
      sum += ratio * Math.sqrt(mean);
      count += mean == 0 ? 0 : 1;
    }
    return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
  }

  /**
   * The mean of the thresholds as they would be renewed in the next presentation, in units of
   * weight, of those that would be finite; infinite where none would.
   */
  public double mean() {
    double sum = 0;
    long count = 0;
    for (int block = 0; block < seen.length; block++) {
      double factor = before(block);
      for (double each : Arrays.copyOfRange(sums, block * length, (block + 1) * length)) {
        double now = factor * each;
        sum += now == 0 ? 0 : ratio * Math.sqrt(now / (weight * own));
        count += now == 0 ? 0 : 1;
      }
    }
    return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
  }
}
