package org.synapticcaching.contract;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.ConsolidationPolicy.Amount;
import org.synapticcaching.model.ConsolidationPolicy.Scope;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.ThresholdScope;

/**
 * The perceptron of model sections 2, 3 and 5 line by line: naive loops, never tuned. What every
 * perceptron path is compared with.
 */
public final class PlainPerceptron {
  private static final double NONE_YET = Double.POSITIVE_INFINITY;

  /** l, s and the sums of the run; public because tests read them. */
  public final double[] l;

  public final double[] s;
  public boolean success;
  public int epochs;
  public long presentations;
  public long updates;
  public long modifications;

  /** One per measure. */
  public final double[] consolidated;

  /** One per measure. */
  public final double[] path;

  public double transientIntegral;
  public double transientChange;

  private final PerceptronTask task;
  private final Consolidation consolidation;
  private final List<ChangeMeasure> measures;
  private final double[] w;
  private final double[] dw;
  private final boolean[] moves;

  /** Whether w counts multiples of theta, which are all there is. */
  private final boolean counted;

  private final PlainThresholds threshold;
  private final PlainStochasticRounding rounding;

  private PlainPerceptron(
      PerceptronTask task, Consolidation consolidation, List<ChangeMeasure> measures) {
    this.task = task;
    this.consolidation = consolidation;
    this.measures = measures;
    consolidated = new double[measures.size()];
    path = new double[measures.size()];
    int n = task.synapses() + 1;
    l = new double[n];
    s = new double[n];
    w = new double[n];
    dw = new double[n];
    moves = new boolean[n];
    threshold = new PlainThresholds(consolidation, 1, n, n);
    counted = consolidation.roundsStochastically() && consolidation.every() == 1;
    rounding = new PlainStochasticRounding(task.seed(), 0);
  }

  /** Learns a task from zero weights. */
  public static PlainPerceptron learn(
      PerceptronTask task,
      Consolidation consolidation,
      List<ChangeMeasure> measures,
      int maxEpochs) {
    PlainPerceptron run = new PlainPerceptron(task, consolidation, measures);
    while (run.epochs < maxEpochs) {
      long before = run.updates;
      for (int p = 0; p < task.patterns(); p++) {
        run.present(p);
      }
      if (run.updates == before) {
        run.success = true;
        return run;
      }
      run.epochs++;
    }
    return run;
  }

  /** Energy of what is left in s. */
  public double residual(ChangeMeasure measure) {
    double sum = 0;
    for (double each : s) {
      sum += measure.of(each);
    }
    return sum;
  }

  /** The threshold at the end, in units of weight; of several the mean of those that are finite. */
  public double threshold() {
    return IntStream.range(0, s.length)
        .mapToDouble(i -> threshold.theta(0, i))
        .filter(Double::isFinite)
        .average()
        .orElse(NONE_YET);
  }

  /** Energy of setting the weights directly. */
  public double minimum(ChangeMeasure measure) {
    double sum = 0;
    for (int i = 0; i < l.length; i++) {
      sum += measure.of(l[i] + s[i]);
    }
    return sum;
  }

  private void present(int p) {
    presentations++;
    boolean decayFirst = consolidation.order() == EventOrder.DECAY_FIRST;
    if (decayFirst) {
      decay();
      chargeMaintenance();
    }
    double y = 0;
    for (int i = 0; i < w.length; i++) {
      y += w[i] * task.value(p, i);
    }
    boolean wrong = y * task.target(p) <= 0;
    for (int i = 0; i < dw.length; i++) {
      dw[i] = wrong ? task.target(p) * task.value(p, i) : 0;
      s[i] += dw[i];
      w[i] += counted ? 0 : dw[i];
      add(path, dw[i]);
      modifications += dw[i] != 0 ? 1 : 0;
      moves[i] = false;
    }
    updates += wrong ? 1 : 0;
    threshold.present(new double[][] {dw});
    if (consolidation.order() == EventOrder.CORRECTED) {
      chargeMaintenance();
    }
    boolean checks = presentations % consolidation.every() == 0;
    if (checks && (wrong || !decayFirst)) {
      consolidate();
    }
    for (int i = 0; i < dw.length; i++) {
      transientChange += moves[i] ? 0 : Math.abs(dw[i]);
    }
    if (consolidation.order() == EventOrder.LEARN_FIRST) {
      chargeMaintenance();
    }
    if (!decayFirst) {
      decay();
    }
  }

  private void add(double[] energies, double change) {
    for (int m = 0; m < energies.length; m++) {
      energies[m] += measures.get(m).of(change);
    }
  }

  private void decay() {
    double factor = 1;
    if (Double.isFinite(consolidation.decayTime())) {
      factor =
          consolidation.order() == EventOrder.DECAY_FIRST
              ? Math.max(0, 1 - 1 / consolidation.decayTime())
              : Math.exp(-1 / consolidation.decayTime());
    }
    for (int i = 0; i < s.length; i++) {
      s[i] *= factor;
      // Without decay w is the sum of all updates, whatever was consolidated; it must not be
      // rounded.
      w[i] = factor < 1 && !counted ? l[i] + s[i] : w[i];
    }
  }

  private void chargeMaintenance() {
    for (double each : s) {
      transientIntegral += Math.abs(each);
    }
  }

  private void consolidate() {
    ConsolidationPolicy policy = consolidation.policy();
    boolean own = consolidation.setsItselfFor(ThresholdScope.SYNAPSE);
    double sum = 0;
    double thetas = 0;
    boolean any = false;
    boolean every = true;
    for (int i = 0; i < s.length; i++) {
      double theta = threshold.theta(0, i);
      double size = Math.abs(s[i]);
      sum += size;
      thetas += own && Double.isFinite(theta) ? theta : 0;
      any |= isCompared(i) && over(size, theta);
      every &= over(size, theta);
    }
    double group = !own ? threshold.theta(0, 0) : thetas == 0 ? NONE_YET : thetas;
    for (int i = 0; i < s.length; i++) {
      double theta = threshold.theta(0, i);
      boolean itself = s[i] != 0 && isCompared(i) && over(Math.abs(s[i]), theta);
      boolean alone = policy.scope() == Scope.SYNAPSE;
      moves[i] =
          switch (policy.trigger()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ANY_SYNAPSE -> alone ? itself : any;
            case EVERY_SYNAPSE -> alone ? itself : every;
            case SUM -> alone ? itself : over(sum, group);
          };
    }
    for (int i = 0; i < s.length; i++) {
      double theta = threshold.theta(0, i);
      double moved = moves[i] ? part(policy.amount(), i, theta) : 0;
      add(consolidated, moved);
      l[i] += moved;
      s[i] -= moved;
      if (policy.amount() == Amount.RANDOM_MULTIPLES) {
        s[i] = 0;
        w[i] = counted ? w[i] + Math.rint(moved / theta) : theta > 0 ? l[i] : w[i];
      }
    }
  }

  /** Whether the threshold asks about a synapse in this presentation. */
  private boolean isCompared(int i) {
    return dw[i] != 0 || !consolidation.setsItself() || consolidation.every() > 1;
  }

  private double part(Amount amount, int i, double theta) {
    return switch (amount) {
      case ALL -> s[i];
      case WHOLE_MULTIPLES -> quanta(s[i], theta);
      case RANDOM_MULTIPLES -> s[i] == 0 ? 0 : rounding.part(s[i], theta, presentations, i);
    };
  }

  private static double quanta(double s, double theta) {
    return theta == 0 ? s : Math.signum(s) * theta * Math.floor(Math.abs(s) / theta);
  }

  private boolean over(double size, double theta) {
    return consolidation.comparison() == Comparison.GREATER ? size > theta : size >= theta;
  }
}
