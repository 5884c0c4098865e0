package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.backend.perceptron.PerceptronResult;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.model.Consolidation;

/**
 * What became of a trial, without the weights.
 *
 * @param trial which one
 * @param converged whether a whole epoch passed without an error
 * @param epochs that had errors
 * @param presentations all of them
 * @param updates presentations that changed weights
 * @param ledger what it spent
 */
record TrialResult(
    PerceptronTrial trial,
    boolean converged,
    int epochs,
    long presentations,
    long updates,
    EnergyLedger ledger) {

  static TrialResult of(PerceptronTrial trial, PerceptronResult result) {
    return new TrialResult(
        trial,
        result.success(),
        result.epochs(),
        result.presentations(),
        result.updates(),
        result.ledger());
  }

  /** The same of another trial. */
  TrialResult of(PerceptronTrial other) {
    return new TrialResult(other, converged, epochs, presentations, updates, ledger);
  }

  /** What it cost at a maintenance cost c. */
  Energy energy(double maintenanceCost) {
    return ledger.under(EnergyModel.linear(maintenanceCost));
  }

  /** The trial as columns: what it was, how it went, and what it cost at a maintenance cost c. */
  Row.Builder row(String series, double maintenanceCost) {
    PerceptronConventions conventions = trial.conventions();
    Consolidation consolidation = trial.spec().consolidation();
    Energy energy = energy(maintenanceCost);
    return Row.builder()
        .set("series", series)
        .set("synapses", conventions.synapses())
        .set("patterns", conventions.patterns())
        .setAll(EnergyColumns.of(consolidation))
        .set("event_order", consolidation.order().id())
        .set(EnergyColumns.MAINTENANCE_COST, maintenanceCost)
        .set("seed", trial.seed())
        .set("converged", converged)
        .set("epochs", epochs)
        .set("presentations", presentations)
        .set("updates", updates)
        .setAll(EnergyColumns.spent(energy))
        .setAll(EnergyColumns.bounds(energy));
  }
}
