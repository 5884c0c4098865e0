package org.synapticcaching.simd.perceptron;

import java.util.OptionalDouble;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.threshold.Thresholds;

/**
 * Compares magnitudes with the one threshold of a perceptron, and notes what could have come out
 * otherwise: by rounding, or with a higher threshold.
 */
final class ThresholdComparison {
  /** Relative distance to the threshold at which rounding could decide. */
  private static final double DOUBT = 1e-13;

  /** The same of a threshold that sets itself, which rounds with every presentation. */
  private static final double MOVING_DOUBT = 1e-11;

  private final Consolidation consolidation;
  private final Thresholds thresholds;
  private final boolean exact;
  private final boolean integers;
  private final double doubt;
  private boolean undecided;
  private boolean reached;
  private double largest;

  /**
   * Nothing compared yet.
   *
   * @param exact whether magnitudes are, so that no fixed threshold is in doubt
   * @param integers whether they are integers
   */
  ThresholdComparison(
      Consolidation consolidation, Thresholds thresholds, boolean exact, boolean integers) {
    this.consolidation = consolidation;
    this.thresholds = thresholds;
    this.exact = exact && !thresholds.follow();
    this.integers = integers;
    this.doubt = thresholds.follow() ? MOVING_DOUBT : DOUBT;
  }

  /** Whether a magnitude is over the threshold. */
  boolean isOver(double magnitude) {
    double theta = thresholds.of(0);
    boolean equal = magnitude == theta && !thresholds.follow();
    undecided |= !exact && !equal && Math.abs(magnitude - theta) < doubt * theta;
    boolean over = consolidation.isOver(magnitude, theta);
    note(magnitude, over);
    return over;
  }

  /**
   * Whether the largest of all magnitudes is below the threshold for certain. Where it is not, it
   * counts as one that reached it, and each has to be compared.
   */
  boolean isFarBelow(double magnitude) {
    double theta = thresholds.of(0);
    boolean below = magnitude < theta * (1 - doubt);
    note(magnitude, !below);
    undecided |=
        !below
            && thresholds.follow()
            && integers
            && Math.abs(Math.rint(theta) - theta) < doubt * theta;
    return below;
  }

  private void note(double magnitude, boolean over) {
    reached |= over;
    largest = Math.max(largest, magnitude);
  }

  /** Whether a threshold was so close that rounding could decide. */
  boolean undecided() {
    return undecided;
  }

  /** The largest magnitude compared, if the threshold is fixed and none reached it. */
  OptionalDouble unreached() {
    return reached || thresholds.follow() ? OptionalDouble.empty() : OptionalDouble.of(largest);
  }
}
