package org.synapticcaching.ledger;

import java.util.List;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.LayerShape;

/**
 * The running sums of one weight matrix of one replica, in double precision: what a backend adds to
 * while it learns. From them and the present weights comes a {@link LayerLedger}. Not thread-safe;
 * each replica has its own.
 */
public final class EnergyTally {
  private final List<ChangeMeasure> measures;
  private final double[] consolidation;
  private final double[] path;
  private double transientIntegral;
  private double transientChange;
  private long modifications;

  /** Zero sums for the given measures, {@link ChangeMeasure#LINEAR} first. */
  public EnergyTally(List<ChangeMeasure> measures) {
    this.measures = List.copyOf(ChangeMeasure.withLinearFirst(measures));
    this.consolidation = new double[this.measures.size()];
    this.path = new double[this.measures.size()];
  }

  /** What is accounted; the first is {@link ChangeMeasure#LINEAR}. */
  public List<ChangeMeasure> measures() {
    return measures;
  }

  /** Whether {@link ChangeMeasure#LINEAR} is the only measure, so that sums of abs(s) suffice. */
  public boolean linearOnly() {
    return measures.size() == 1;
  }

  /** Adds the energy of consolidated changes in one measure. */
  public void addConsolidation(int measure, double energy) {
    consolidation[measure] += energy;
  }

  /** Adds the consolidation of one synapse to every measure. */
  public void consolidated(double change) {
    for (int m = 0; m < consolidation.length; m++) {
      consolidation[m] += measures.get(m).of(change);
    }
  }

  /**
   * Adds the consolidation of one synapse to every measure but {@link ChangeMeasure#LINEAR}, for
   * backends that know the sum of abs(change) already.
   */
  public void consolidatedBeyondLinear(double change) {
    for (int m = 1; m < consolidation.length; m++) {
      consolidation[m] += measures.get(m).of(change);
    }
  }

  /** Adds to the path length (no caching) in one measure. */
  public void addPath(int measure, double energy) {
    path[measure] += energy;
  }

  /** Adds the update of one synapse to the path length in every measure, and counts it. */
  public void updated(double change) {
    for (int m = 0; m < path.length; m++) {
      path[m] += measures.get(m).of(change);
    }
    if (change != 0) {
      modifications++;
    }
  }

  /** Adds one presentation's sum of abs(s): what maintenance is charged for. */
  public void addTransientIntegral(double sumOfMagnitudes) {
    transientIntegral += sumOfMagnitudes;
  }

  /** Adds summed abs(change of s) by learning of synapses not consolidated right away. */
  public void addTransientChange(double sumOfMagnitudes) {
    transientChange += sumOfMagnitudes;
  }

  /** Adds to the number of synapse modifications. */
  public void addModifications(long count) {
    modifications += count;
  }

  /**
   * The sums at some time.
   *
   * @param consolidation energy, per measure
   * @param path length, per measure
   */
  private record Sums(
      double[] consolidation,
      double[] path,
      double transientIntegral,
      double transientChange,
      long modifications) {}

  /** What was added between two times, to be added again. */
  public final class Since {
    private final Sums before =
        new Sums(
            consolidation.clone(), path.clone(), transientIntegral, transientChange, modifications);

    private Since() {}

    /**
     * Adds as much as was added since then, several times more, in one multiplication each.
     *
     * @param times 0 or more
     */
    public void repeat(long times) {
      repeat(consolidation, before.consolidation, times);
      repeat(path, before.path, times);
      transientIntegral += times * (transientIntegral - before.transientIntegral);
      transientChange += times * (transientChange - before.transientChange);
      modifications += times * (modifications - before.modifications);
    }

    private void repeat(double[] now, double[] before, long times) {
      for (int m = 0; m < now.length; m++) {
        now[m] += times * (now[m] - before[m]);
      }
    }
  }

  /** From now on. */
  public Since sinceNow() {
    return new Since();
  }

  /**
   * The ledger as of now.
   *
   * @param layer the weight matrix
   * @param residual energy of consolidating the present s, per measure
   * @param minimum energy of w - w(0) = l + s, per measure
   * @param changed number of synapses with l + s not 0
   * @param churn how the set of changed synapses varies, or {@link Churn#NOT_COUNTED}
   */
  public LayerLedger snapshot(
      LayerShape layer, double[] residual, double[] minimum, long changed, Churn churn) {
    return new LayerLedger(
        layer.name(),
        layer.synapses(),
        measures,
        LayerLedger.boxed(consolidation),
        LayerLedger.boxed(path),
        LayerLedger.boxed(residual),
        LayerLedger.boxed(minimum),
        transientIntegral,
        transientChange,
        modifications,
        changed,
        churn);
  }
}
