package org.synapticcaching.training;

import org.synapticcaching.ledger.EnergyLedger;

/**
 * One test during a run.
 *
 * @param presentations number of presentations before the test
 * @param accuracy fraction of right answers on the test set, 0 to 1
 * @param ledger what had been charged by then
 */
public record Sample(long presentations, double accuracy, EnergyLedger ledger) {}
