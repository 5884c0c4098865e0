package org.synapticcaching.simd.perceptron;

import static org.synapticcaching.simd.kernel.DoubleLanes.COUNT;
import static org.synapticcaching.simd.kernel.DoubleLanes.SPECIES;

import java.util.Arrays;
import java.util.OptionalDouble;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.synapticcaching.ledger.EnergyTally;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.simd.kernel.DoubleLanes;
import org.synapticcaching.threshold.Thresholds;

/** The synapses of one perceptron one by one, as they are right after the last event. */
final class SimdSynapses {
  private final PatternMatrix changes;
  private final Consolidation consolidation;
  private final EnergyTally tally;
  private final Thresholds thresholds;
  private final boolean changesOnly;
  private final double[] persistent;
  private final double[] transients;
  private final double[] magnitudes = new double[2];
  private final ThresholdComparison comparison;
  private final boolean inVectors;

  /** For policies that round stochastically; null for others. */
  private final StochasticSynapses stochastic;

  private double persistentSum;
  private boolean everythingMoved;

  /**
   * @param exact whether sums of s are exact, so that no threshold is in doubt
   * @param stochastic for policies that round stochastically; null for others
   */
  SimdSynapses(
      PatternMatrix changes,
      Consolidation consolidation,
      EnergyTally tally,
      boolean exact,
      StochasticSynapses stochastic) {
    this.stochastic = stochastic;
    this.changes = changes;
    this.consolidation = consolidation;
    this.tally = tally;
    this.thresholds = new Thresholds(consolidation, changes.length());
    this.changesOnly = consolidation.comparesChangesOnly() && !changes.onlySigns();
    this.comparison =
        new ThresholdComparison(consolidation, thresholds, exact, exact && changes.onlySigns());
    this.inVectors =
        changes.onlySigns()
            && tally.linearOnly()
            && !consolidation.movesWholeMultiples()
            && (thresholds.follow() || thresholds.of(0) > 0);
    this.persistent = new double[changes.width()];
    this.transients = new double[changes.width()];
  }

  /** l, padded. */
  double[] persistent() {
    return persistent;
  }

  /** s, padded. */
  double[] transients() {
    return transients;
  }

  /** Sum of abs(s). */
  double transientSum() {
    return magnitudes[0];
  }

  /** Sum of abs(l). */
  double persistentSum() {
    return persistentSum;
  }

  /** The threshold at present, in units of weight. */
  double theta() {
    return thresholds.of(0);
  }

  /** Whether a threshold was so close that rounding could decide. */
  boolean undecided() {
    return comparison.undecided();
  }

  /**
   * The largest magnitude that the threshold was compared with, if it is fixed and none reached it.
   */
  OptionalDouble unreached() {
    boolean compares = consolidation.policy().comparesThreshold() && stochastic == null;
    return compares ? comparison.unreached() : OptionalDouble.empty();
  }

  /** Whether the last {@link #check} left nothing transient. */
  boolean everythingMoved() {
    return everythingMoved;
  }

  /**
   * Lets the threshold know of the presentations since the last event.
   *
   * @param gap how many; only the last may have an update
   * @param p its update, or {@link Fields#NONE}
   */
  void present(long gap, int p) {
    if (thresholds.follow()) {
      thresholds.presentNothing(0, p < 0 ? gap : gap - 1);
      if (p >= 0) {
        thresholds.present(0, changes.cost(p, SimdPerceptronRun.SQUARES));
      }
    }
  }

  /** s = shrink x s + update p. */
  void learn(int p, double shrink) {
    changes.learn(p, shrink, transients, magnitudes);
  }

  /** s = shrink x s. */
  void shrink(double shrink) {
    for (int i = 0; i < transients.length; i++) {
      transients[i] *= shrink;
    }
    magnitudes[0] *= shrink;
    magnitudes[1] *= shrink;
  }

  /**
   * Consolidates as the policy says.
   *
   * @param n this presentation, counted from 1
   * @param p its update, or {@link Fields#NONE}
   * @return summed abs(change) in this presentation of the synapses that were consolidated
   */
  double check(long n, int p) {
    everythingMoved = false;
    ConsolidationPolicy policy = consolidation.policy();
    if (stochastic != null) {
      persistentSum = stochastic.consolidate(persistent, transients, n, tally);
      Arrays.fill(magnitudes, 0);
      return p < 0 ? 0 : changes.magnitude(p);
    }
    if (consolidation.isPerSynapse() && policy.comparesThreshold()) {
      if (comparison.isFarBelow(magnitudes[1])) {
        return 0;
      }
      return inVectors ? consolidateSigns(p) : consolidateEach(p);
    }
    // One neuron: it is its layer and its network.
    boolean triggered =
        switch (policy.trigger()) {
          case ALWAYS -> true;
          case NEVER -> false;
          case ANY_SYNAPSE -> comparison.isOver(changesOnly ? largestChanged(p) : magnitudes[1]);
          case EVERY_SYNAPSE -> comparison.isOver(least());
          case SUM -> comparison.isOver(magnitudes[0]);
        };
    if (!triggered) {
      return 0;
    }
    consolidateAll();
    return p < 0 ? 0 : changes.magnitude(p);
  }

  private double largestChanged(int p) {
    double largest = 0;
    for (int i = 0; i < changes.length(); i++) {
      if (isCompared(p, i)) {
        largest = Math.max(largest, Math.abs(transients[i]));
      }
    }
    return largest;
  }

  /** Whether the threshold asks about a synapse after an update. */
  private boolean isCompared(int p, int i) {
    return !changesOnly || (p >= 0 && changes.value(p, i) != 0);
  }

  private double least() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < changes.length(); i++) {
      least = Math.min(least, Math.abs(transients[i]));
    }
    return least;
  }

  private void consolidateAll() {
    if (tally.linearOnly()) {
      tally.addConsolidation(0, magnitudes[0]);
    } else {
      for (int i = 0; i < changes.length(); i++) {
        tally.consolidated(transients[i]);
      }
    }
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int i = 0; i < persistent.length; i += COUNT) {
      DoubleVector l =
          DoubleVector.fromArray(SPECIES, persistent, i)
              .add(DoubleVector.fromArray(SPECIES, transients, i));
      l.intoArray(persistent, i);
      sum = l.abs().add(sum);
    }
    persistentSum = DoubleLanes.sum(sum);
    Arrays.fill(transients, 0);
    magnitudes[0] = 0;
    magnitudes[1] = 0;
    everythingMoved = true;
  }

  /** Each for itself, where every change counts 1 and only the sum of abs(s) is accounted. */
  private double consolidateSigns(int p) {
    VectorOperators.Comparison over =
        consolidation.comparison() == Comparison.GREATER ? VectorOperators.GT : VectorOperators.GE;
    double threshold = thresholds.of(0);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector count = zero;
    DoubleVector moved = zero;
    DoubleVector persistentLeft = zero;
    DoubleVector transientLeft = zero;
    LongVector most = LongVector.zero(DoubleLanes.LONGS);
    for (int i = 0; i < transients.length; i += COUNT) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, transients, i);
      DoubleVector magnitude = s.abs();
      VectorMask<Double> moves = magnitude.compare(over, threshold);
      DoubleVector l = DoubleVector.fromArray(SPECIES, persistent, i);
      count = zero.blend(one, moves).add(count);
      moved = zero.blend(magnitude, moves).add(moved);
      l = zero.blend(s, moves).add(l);
      l.intoArray(persistent, i);
      s.blend(zero, moves).intoArray(transients, i);
      magnitude = magnitude.blend(zero, moves);
      persistentLeft = l.abs().add(persistentLeft);
      transientLeft = magnitude.add(transientLeft);
      most = magnitude.reinterpretAsLongs().max(most);
    }
    tally.addConsolidation(0, DoubleLanes.sum(moved));
    persistentSum = DoubleLanes.sum(persistentLeft);
    magnitudes[0] = DoubleLanes.sum(transientLeft);
    magnitudes[1] = DoubleLanes.largest(most);
    return p < 0 ? 0 : DoubleLanes.sum(count);
  }

  private double consolidateEach(int p) {
    double changed = 0;
    for (int i = 0; i < changes.length(); i++) {
      if (transients[i] != 0 && isCompared(p, i) && comparison.isOver(Math.abs(transients[i]))) {
        move(i);
        changed += p < 0 ? 0 : Math.abs(changes.value(p, i));
      }
    }
    sumUp();
    return changed;
  }

  private void move(int i) {
    double s = transients[i];
    double moved = consolidation.consolidatedPart(s, thresholds.of(0));
    tally.consolidated(moved);
    persistentSum -= Math.abs(persistent[i]);
    persistent[i] += moved;
    persistentSum += Math.abs(persistent[i]);
    transients[i] = s - moved;
  }

  private void sumUp() {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    LongVector most = LongVector.zero(DoubleLanes.LONGS);
    for (int i = 0; i < transients.length; i += COUNT) {
      DoubleVector magnitude = DoubleVector.fromArray(SPECIES, transients, i).abs();
      sum = magnitude.add(sum);
      most = magnitude.reinterpretAsLongs().max(most);
    }
    magnitudes[0] = DoubleLanes.sum(sum);
    magnitudes[1] = DoubleLanes.largest(most);
  }
}
