package org.synapticcaching.ledger;

import java.util.List;

/**
 * What one replica has spent so far, per weight matrix. Holds raw sums, so that one run answers for
 * every maintenance cost c, change cost b and recorded exponent: see {@link #under}.
 *
 * @param layers input side first
 */
public record EnergyLedger(List<LayerLedger> layers) {
  public EnergyLedger {
    layers = List.copyOf(layers);
  }

  /**
   * The total over all layers under the given prices.
   *
   * @throws IllegalArgumentException when the run kept no account of the model's measure
   */
  public Energy under(EnergyModel model) {
    return layers.stream()
        .map(layer -> layer.under(model))
        .reduce(new Energy(0, 0, 0, 0, 0, 0, 0), Energy::plus);
  }

  /** Number of synapses that differ from w(0) now. */
  public long changed() {
    return layers.stream().mapToLong(LayerLedger::changed).sum();
  }

  /** Sum over presentations and synapses of abs(s). */
  public double transientIntegral() {
    return layers.stream().mapToDouble(LayerLedger::transientIntegral).sum();
  }
}
