/**
 * Figures of networks whose synapses compete for being plastic, as in [RP24]: a row for each run.
 */
package org.synapticcaching.figure.experiment.competition;
