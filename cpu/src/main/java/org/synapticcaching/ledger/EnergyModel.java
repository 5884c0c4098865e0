package org.synapticcaching.ledger;

import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Require;

/**
 * Prices of synaptic change, applied to a finished {@link EnergyLedger}. Energies are in units of
 * summed weight change, never joules.
 *
 * @param maintenanceCost c, energy per unit of abs(s) per presentation, finite and >= 0
 * @param transientChangeCost b, energy per unit of abs(change of s), finite and >= 0
 * @param measure what a change of persistent weight costs
 */
public record EnergyModel(
    double maintenanceCost, double transientChangeCost, ChangeMeasure measure) {

  public EnergyModel {
    Require.finiteNonNegative("maintenance cost", maintenanceCost);
    Require.finiteNonNegative("transient change cost", transientChangeCost);
  }

  /** Consolidation at abs(x), maintenance at c, changing s for nothing. */
  public static EnergyModel linear(double maintenanceCost) {
    return new EnergyModel(maintenanceCost, 0, ChangeMeasure.LINEAR);
  }
}
