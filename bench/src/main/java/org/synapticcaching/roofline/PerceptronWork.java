package org.synapticcaching.roofline;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Named;

/**
 * Runs of perceptrons of 1000 synapses and a bias on random signs, in epochs of P presentations.
 * How many presentations and updates a run has depends on the run: they are taken from the counters
 * {@code presented} and {@code updates}; without the latter no update is counted.
 *
 * <p>Counted for {@code ejml}: each presentation reads a pattern and w, with a multiply-add for
 * each synapse; with decay it reads and writes s (one multiplication), reads l and s and writes w
 * (one addition), and reads s; an update reads the pattern and reads and writes s and w, with an
 * addition to both, and reads s.
 *
 * <p>Counted for {@code simd} and {@code cuda} in pattern space (no decay, no caching, or a policy
 * that consolidates all synapses together; model section 8.4): each presentation reads the field of
 * its pattern, one of 4 bytes, or, with decay, two of 8 bytes with a multiply-add; an update reads
 * a row of the Gram matrix of 2 bytes each and reads and writes the fields, with an addition to
 * each. With caching the synapses are followed as well: an update reads the signs of the pattern
 * and reads and writes s (8 bytes), with an addition. The preparation writes the Gram matrix. In
 * the space of synapses: a presentation reads the signs of its pattern and weights of 4 bytes, with
 * a multiply-add for each synapse, which is enough to be sure of most answers. Consolidation
 * depends on the run and is not counted.
 */
final class PerceptronWork {
  /** N of the benchmarks. */
  private static final int SYNAPSES = 1000;

  /** With the bias. */
  private static final int LENGTH = SYNAPSES + 1;

  private static final int MOST_TASKS = 16;
  private static final String WITHOUT_DECAY = "inf";
  private static final int INTEGER_FIELD = Integer.BYTES;
  private static final int PRODUCT = Short.BYTES;
  private static final int SIGN = Byte.BYTES;

  private final Algorithm algorithm;
  private final int patterns;
  private final boolean caching;
  private final boolean decays;
  private final boolean inPatternSpace;
  private final double epochs;
  private final double updatesPerEpoch;

  private PerceptronWork(Scored row, String decayTime) {
    ConsolidationPolicy policy =
        Named.parse(ConsolidationPolicy.class, "policy", row.parameter("policy"));
    double runs = row.perSecond();
    this.algorithm = Algorithm.of(row.parameter("backend"));
    this.patterns = (int) Math.round(SYNAPSES * Double.parseDouble(row.parameter("load")));
    this.caching = policy != ConsolidationPolicy.NONE;
    this.decays = !decayTime.equals(WITHOUT_DECAY);
    this.inPatternSpace =
        !(decays && caching && policy.scope() == ConsolidationPolicy.Scope.SYNAPSE);
    this.epochs = row.counter("presented") / runs / patterns;
    this.updatesPerEpoch = row.counters().getOrDefault("updates", 0.0) / runs / epochs;
  }

  /** Runs from patterns that are prepared. */
  static Work learn(Scored row) {
    PerceptronWork work = new PerceptronWork(row, row.parameter("decayTime"));
    return new Work("run", work.arithmetic(), 1, work.run());
  }

  /** Runs with the preparation. */
  static Work prepareAndLearn(Scored row) {
    PerceptronWork work = new PerceptronWork(row, row.parameter("decayTime"));
    List<Pass> passes = new ArrayList<>(work.run());
    passes.add(work.preparation());
    return new Work("run", work.arithmetic(), 1, passes);
  }

  /** Sweeps, of which the patterns of each set are prepared at least once. */
  static Work sweep(Scored row) {
    return sweep(row, MOST_TASKS);
  }

  /** Sweeps in which each run has patterns of its own. */
  static Work sweepOfTasks(Scored row) {
    return sweep(row, Integer.MAX_VALUE);
  }

  private static Work sweep(Scored row, int mostTasks) {
    PerceptronWork work = new PerceptronWork(row, WITHOUT_DECAY);
    int population = Integer.parseInt(row.parameter("population"));
    List<Pass> passes = new ArrayList<>(work.run());
    passes.add(work.preparation().repeated(Math.min(population, mostTasks)));
    int threads = Math.min(population, Integer.parseInt(row.parameter("threads")));
    return new Work(Work.CALL, work.arithmetic(), threads, passes);
  }

  private Resource arithmetic() {
    return algorithm.arithmetic();
  }

  private Pass preparation() {
    if (algorithm == Algorithm.EJML) {
      return Pass.once("patterns", 0, 0, Double.BYTES * (double) patterns * LENGTH);
    }
    double written = inPatternSpace ? PRODUCT * (double) patterns * patterns : 0;
    return Pass.once("Gram matrix", 0, 0, written);
  }

  private List<Pass> run() {
    if (algorithm == Algorithm.EJML) {
      return List.of(dense());
    }
    return List.of(inPatternSpace ? patternSpace() : synapses());
  }

  /** An epoch of ejml. */
  private Pass dense() {
    double vector = Double.BYTES * (double) LENGTH;
    double operations = 2.0 * LENGTH * (patterns + updatesPerEpoch);
    double moved = 2 * vector * patterns + 6 * vector * updatesPerEpoch;
    if (decays) {
      operations += 2.0 * LENGTH * patterns;
      moved += 6 * vector * patterns;
    }
    return new Pass("epochs", epochs, operations, moved, patterns * vector, 0);
  }

  /** An epoch in pattern space: each pattern is an update once at most. */
  private Pass patternSpace() {
    double field = decays && caching ? Double.BYTES : INTEGER_FIELD;
    double searchedBytes = decays && caching ? 2 * field : field;
    double searchOperations = decays && caching ? 2 : 1;
    double rows = PRODUCT * (double) patterns * updatesPerEpoch;
    double operations = (searchOperations + updatesPerEpoch) * patterns;
    double moved = searchedBytes * patterns + rows + 2 * field * patterns * updatesPerEpoch;
    double read = rows + field * patterns;
    if (caching) {
      double signs = SIGN * (double) LENGTH * updatesPerEpoch;
      operations += LENGTH * updatesPerEpoch;
      moved += signs + 2.0 * Double.BYTES * LENGTH * updatesPerEpoch;
      read += signs;
    }
    return new Pass("epochs", epochs, operations, moved, read, 0);
  }

  /** An epoch in the space of synapses. */
  private Pass synapses() {
    double signs = SIGN * (double) LENGTH * patterns;
    double weights = Float.BYTES * (double) LENGTH * patterns;
    double updates = 2.0 * Double.BYTES * LENGTH * updatesPerEpoch;
    return new Pass(
        "epochs",
        epochs,
        2.0 * LENGTH * patterns + LENGTH * updatesPerEpoch,
        signs + weights + updates,
        signs,
        0);
  }
}
