package org.synapticcaching.figure.experiment.perceptron;

import org.synapticcaching.figure.run.Row;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Energy;
import org.synapticcaching.model.EnergyLedger;
import org.synapticcaching.model.EnergyModel;
import org.synapticcaching.model.PerceptronResult;
import org.synapticcaching.model.PerceptronSpec;

/**
 * One run and what became of it, without the weights.
 *
 * @param setup task and conventions
 * @param spec how it learned
 * @param seed of its patterns
 * @param converged whether a whole epoch passed without an error
 * @param epochs that had errors
 * @param presentations all of them
 * @param updates presentations that changed weights
 * @param ledger what it spent
 */
record TrialResult(
    PerceptronConventions setup,
    PerceptronSpec spec,
    long seed,
    boolean converged,
    int epochs,
    long presentations,
    long updates,
    EnergyLedger ledger) {

  static TrialResult of(PerceptronTrial run, PerceptronResult result) {
    return new TrialResult(
        run.setup(),
        run.spec(),
        run.seed(),
        result.success(),
        result.epochs(),
        result.presentations(),
        result.updates(),
        result.ledger());
  }

  /** What it cost at a maintenance cost c. */
  Energy energy(double maintenanceCost) {
    return ledger.under(EnergyModel.linear(maintenanceCost));
  }

  /** The run as columns: what it was, how it went, and what it cost at a maintenance cost c. */
  Row.Builder row(String series, double maintenanceCost) {
    Consolidation rule = spec.consolidation();
    Energy energy = energy(maintenanceCost);
    return Row.builder()
        .set("series", series)
        .set("synapses", setup.synapses())
        .set("patterns", setup.patterns())
        .set("policy", rule.policy().id())
        .set("threshold", rule.threshold())
        .set("decay_time", rule.decayTime())
        .set("event_order", rule.order().id())
        .set("maintenance_cost", maintenanceCost)
        .set("seed", seed)
        .set("converged", converged)
        .set("epochs", epochs)
        .set("presentations", presentations)
        .set("updates", updates)
        .set("consolidation", energy.consolidation())
        .set("maintenance", energy.maintenance())
        .set("residual", energy.residual())
        .set("total", energy.total())
        .set("without_caching", energy.withoutCaching())
        .set("minimum", energy.minimum());
  }
}
