package org.synapticcaching.ledger;

/**
 * What learning cost under one {@link EnergyModel}, in units of summed weight change.
 *
 * @param consolidation paid during the run for consolidated changes: M_cons without the residual
 * @param maintenance c times the sum over presentations and synapses of abs(s)
 * @param transientChange b times the summed abs(change of s) of synapses not consolidated in the
 *     same presentation
 * @param residual what consolidating the rest now would cost
 * @param withoutCaching M_perc, the path length: every update paid at once
 * @param minimum M_min: what setting the present weights directly would have cost
 * @param modifications M0, number of changes of a synapse by learning
 */
public record Energy(
    double consolidation,
    double maintenance,
    double transientChange,
    double residual,
    double withoutCaching,
    double minimum,
    long modifications) {

  /** M: consolidation + maintenance + transientChange + residual. */
  public double total() {
    return consolidation + maintenance + transientChange + residual;
  }

  /** M / M_min; NaN when nothing has changed. */
  public double inefficiency() {
    return total() / minimum;
  }

  /** The sum of two. */
  public Energy plus(Energy other) {
    return new Energy(
        consolidation + other.consolidation,
        maintenance + other.maintenance,
        transientChange + other.transientChange,
        residual + other.residual,
        withoutCaching + other.withoutCaching,
        minimum + other.minimum,
        modifications + other.modifications);
  }

  /**
   * What the same changes cost when none is consolidated before the end and keeping them is free:
   * the minimum, all of it still to be paid. Without decay the weights are the same.
   */
  public Energy ofNeverConsolidating() {
    return new Energy(0, 0, 0, minimum, withoutCaching, minimum, modifications);
  }

  /** Whether every number is finite; learning that diverged gives NaN or infinity. */
  public boolean isFinite() {
    return Double.isFinite(total()) && Double.isFinite(withoutCaching) && Double.isFinite(minimum);
  }
}
