package org.synapticcaching.simd.perceptron;

import org.synapticcaching.backend.ExactMultiples;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.perceptron.PerceptronLearner;
import org.synapticcaching.backend.perceptron.PerceptronListener;
import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One task, learned from error to error (model section 8.4): fields of all patterns at once from
 * their Gram matrix, or vectors over synapses where each decays and consolidates by itself.
 * Thresholds of single synapses are one number where every input is +1 or -1, since all synapses
 * change by as much; elsewhere their runs are left to the reference.
 */
public final class SimdPerceptronLearner implements PerceptronLearner {
  /** Beyond this, doubles no longer hold every integer. */
  private static final double EXACT = 0x1p53;

  private final PerceptronTask task;
  private final PatternMatrix changes;
  private final double denominator;
  private final long gramLimit;
  private final PerceptronEngine reference;
  private GramMatrix gram;
  private PerceptronLearner referenceLearner;

  /**
   * Takes in the patterns of one task.
   *
   * @param reference learns the runs in which rounding could decide
   */
  public SimdPerceptronLearner(PerceptronTask task, PerceptronEngine reference) {
    this(task, reference, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * With another limit, for tests.
   *
   * @param gramLimit bytes that a Gram matrix may take; above, fields are computed from the weights
   */
  SimdPerceptronLearner(PerceptronTask task, PerceptronEngine reference, long gramLimit) {
    this.task = task;
    this.reference = reference;
    this.gramLimit = gramLimit;
    if (task.onlySigns() && task.synapses() < Short.MAX_VALUE) {
      this.changes = new BinaryPatterns(task);
      this.denominator = 1;
    } else {
      RealPatterns real = new RealPatterns(task);
      this.changes = real;
      this.denominator = real.denominator();
    }
  }

  @Override
  public PerceptronTask task() {
    return task;
  }

  @Override
  public void prepare(PerceptronSpec spec) {
    if (inPatternSpace(spec)) {
      gram = gram == null ? changes.gram() : gram;
      if (gram.ofSigns() && decayFactor(spec) < 1) {
        gram.integers();
      }
    }
  }

  @Override
  public PerceptronResult learn(PerceptronSpec spec, PerceptronListener listener) {
    if (!spec.consolidation().perceptronHasOneThreshold(changes.onlySigns())) {
      return referenceLearner().learn(spec, listener);
    }
    prepare(spec);
    // A run ends with the first epoch without errors: from error to error are two epochs at most.
    DecayPowers decay = new DecayPowers(decayFactor(spec), Math.multiplyExact(2, task.patterns()));
    StochasticSynapses stochastic =
        StochasticSynapses.of(spec.consolidation(), task, changes.width());
    SimdPerceptronRun run =
        new SimdPerceptronRun(spec, changes, decay, exact(spec), stochastic, listener);
    PerceptronResult result = run.learn(fields(spec, decay, run, stochastic));
    return result != null ? result : referenceLearner().learn(spec, listener);
  }

  private Fields fields(
      PerceptronSpec spec,
      DecayPowers decay,
      SimdPerceptronRun run,
      StochasticSynapses stochastic) {
    if (!inPatternSpace(spec)) {
      return new PrimalFields(changes, decay, run.synapses(), stochastic);
    }
    if (decay.shrinks()) {
      return new DecayingFields(gram, decay);
    }
    if (!changes.onlySigns()) {
      return new RealFields(gram);
    }
    return gram.halves() != null ? new ByteFields(gram) : new IntegerFields(gram);
  }

  /** s that is consolidated in the presentation in which it arises has no time to decay. */
  private static double decayFactor(PerceptronSpec spec) {
    Consolidation consolidation = spec.consolidation();
    return consolidation.leavesNothingTransient() ? 1 : consolidation.decayFactor();
  }

  /**
   * Whether the Gram matrix serves: always without decay, since consolidation then leaves the sum
   * of both parts alone, unless it rounds stochastically; with decay when all synapses consolidate
   * together. It takes a quarter of the memory at most.
   */
  private boolean inPatternSpace(PerceptronSpec spec) {
    long bytes = GramMatrix.bytes(task.patterns(), changes.onlySigns());
    long numbers = (long) task.patterns() * GramMatrix.stride(task.patterns());
    boolean rounds = spec.consolidation().roundsStochastically();
    if (rounds || numbers > Integer.MAX_VALUE - 64 || bytes > gramLimit) {
      return false;
    }
    return !spec.consolidation().isPerSynapse() || decayFactor(spec) == 1;
  }

  /**
   * Whether all fields are exact without decay: multiples of a power of two that stay small. An
   * update after an error raises the squared length of w by that of the pattern at most, which
   * bounds the fields.
   */
  private boolean exact(PerceptronSpec spec) {
    double largest = changes.largest() * denominator;
    double steps = (double) spec.maxEpochs() * task.patterns();
    if (spec.consolidation().roundsStochastically()) {
      return ExactMultiples.are(
          spec.consolidation(), steps, changes.length(), changes.largest(), denominator);
    }
    return denominator > 0 && largest * largest * changes.length() * steps < EXACT;
  }

  private PerceptronLearner referenceLearner() {
    if (referenceLearner == null) {
      referenceLearner = reference.open(task);
    }
    return referenceLearner;
  }
}
