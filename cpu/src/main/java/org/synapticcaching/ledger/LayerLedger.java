package org.synapticcaching.ledger;

import java.util.List;
import java.util.stream.DoubleStream;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Require;

/**
 * What was spent in one weight matrix, before prices are applied: lists have one entry per measure.
 *
 * @param name {@code W1}, {@code W2}, ...
 * @param synapses size of the matrix
 * @param measures how changes are measured, {@link ChangeMeasure#LINEAR} first
 * @param consolidation sum over consolidations
 * @param path sum over updates
 * @param residual of the present s
 * @param minimum of the present l + s
 * @param transientIntegral sum over presentations and synapses of abs(s), as the event order says
 * @param transientChange sum of abs(change of s) by learning, of synapses not consolidated at once
 * @param modifications M0, number of non-zero updates
 * @param changed direct counterpart of M0 [RP24]: number of synapses that differ from w(0) now, l +
 *     s not 0; the direct counterpart of the path is {@code minimum}
 * @param churn how the set of changed synapses varies; {@link Churn#NOT_COUNTED} unless asked for
 */
public record LayerLedger(
    String name,
    long synapses,
    List<ChangeMeasure> measures,
    List<Double> consolidation,
    List<Double> path,
    List<Double> residual,
    List<Double> minimum,
    double transientIntegral,
    double transientChange,
    long modifications,
    long changed,
    Churn churn) {

  public LayerLedger {
    measures = List.copyOf(measures);
    consolidation = sized("consolidation", consolidation, measures.size());
    path = sized("path", path, measures.size());
    residual = sized("residual", residual, measures.size());
    minimum = sized("minimum", minimum, measures.size());
  }

  /**
   * Fraction of the synapses that a presentation changed, on average, 0 to 1.
   *
   * @param presentations of the whole run, those that changed nothing included; > 0
   */
  public double plasticFraction(long presentations) {
    return (double) modifications / presentations / synapses;
  }

  private static List<Double> sized(String name, List<Double> values, int size) {
    Require.that(
        values.size() == size, "%s has %s entries for %s measures", name, values.size(), size);
    return List.copyOf(values);
  }

  static List<Double> boxed(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  /**
   * What it cost under the given prices.
   *
   * @throws IllegalArgumentException when the run kept no account of the model's measure
   */
  public Energy under(EnergyModel model) {
    int m = measures.indexOf(model.measure());
    Require.that(m >= 0, "this run kept no account of %s; it has %s", model.measure(), measures);
    return new Energy(
        consolidation.get(m),
        model.maintenanceCost() * transientIntegral,
        model.transientChangeCost() * transientChange,
        residual.get(m),
        path.get(m),
        minimum.get(m),
        modifications);
  }
}
