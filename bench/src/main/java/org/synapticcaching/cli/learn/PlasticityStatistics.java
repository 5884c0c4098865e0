package org.synapticcaching.cli.learn;

import org.synapticcaching.ledger.LayerLedger;

/**
 * How the synapses of one weight matrix were used [RP24].
 *
 * @param synapses size of the matrix
 * @param modifications M0, changes of a synapse by learning
 * @param changed direct counterpart of M0: synapses that differ from their initial weight
 * @param path M1, sum of abs(change) by learning
 * @param direct direct counterpart of M1: sum of abs(weight - initial weight)
 * @param plasticFraction share of the synapses that a presentation changed, on average; NaN without
 *     presentations
 * @param simpsonIndex how the set of changed synapses varies, 0 to 1; NaN when not counted
 */
record PlasticityStatistics(
    long synapses,
    long modifications,
    long changed,
    double path,
    double direct,
    double plasticFraction,
    double simpsonIndex) {

  /**
   * Reads a ledger, whose first measure is that of exponent 1.
   *
   * @param presentations of the whole run
   */
  static PlasticityStatistics of(LayerLedger layer, long presentations) {
    return new PlasticityStatistics(
        layer.synapses(),
        layer.modifications(),
        layer.changed(),
        layer.path().get(0),
        layer.minimum().get(0),
        layer.plasticFraction(presentations),
        layer.churn().index());
  }
}
